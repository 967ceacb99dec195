/** A team's spreadsheet: its headings, and of its rows the reference and date, in memory only. */
import { UnreadableFile } from '../../documents/document.ts'
import type { CaseDatabase } from '../extracts/case-database.ts'
import { type GivenFile, handedIn } from '../extracts/files.ts'
import type { Format, HandedFile, Source, SourceTable } from '../extracts/format.ts'
import { ownFormat } from '../extracts/formats/own-columns.ts'
import { formats } from '../extracts/formats.ts'
import { lookLikeHeadings, vocabularyOf } from '../extracts/mapping/rules/headings.ts'
import { readTable } from '../extracts/read-table.ts'
import { makeSourceTable } from '../extracts/source-table.ts'
import { sourcesIn } from '../extracts/sources.ts'
import { survey } from '../extracts/survey.ts'
import { looseHeading } from '../rules/headings.ts'
import type { Listed } from './rules/reconcile.ts'

/** Headings of the two columns that are read. */
export type SheetColumns = { reference: string; date: string }

const refused = (message: string) => new UnreadableFile('sheet', `The spreadsheet: ${message}`)

const name = 'team_sheet'
const tableOf = ({ reference, date }: SheetColumns): SourceTable => ({
  name,
  columns: { reference: 'text', date: 'day' },
  headings: { reference: [reference], date: [date] },
  required: [],
})

/** What teams head their own lists with, beside the words of the tables that extracts have. */
const usual = [
  ...['Name', 'Case', 'Ref', 'ID no', 'ICS', 'UPN', 'Signed off', 'Visited', 'Visit', 'Seen', 'Done', 'Held', 'When'],
  ...['Allocated to', 'Social worker', 'SW', 'Manager', 'Team', 'Status', 'Stage', 'Notes', 'Comments', 'Next', 'Last'],
  ...['Week', 'Month', 'Year', 'Review', 'Meeting', 'Plan', 'Due', 'Outcome', 'Reason', 'Completed', 'Authorised'],
]

const vocabulary = vocabularyOf([
  ...[...formats, ownFormat([])].flatMap(({ tables }) => tables),
  { name, columns: { word: 'text' }, headings: { word: usual }, required: [] },
])

/** With its columns known, its headings are found below a title too. */
const formatsFor = (columns: SheetColumns | null): readonly Format[] =>
  columns === null ? formats : [{ name: 'Own columns', tables: [tableOf(columns)], intoCases: [] }]

/** @throws UnreadableFile where it is no single table, without a word of it */
export async function openSheet(given: GivenFile, columns: SheetColumns | null): Promise<Source[]> {
  const files: readonly HandedFile[] = await handedIn([given])
  const [file, ...more] = files
  if (file === undefined || more.length > 0) throw refused('one file is needed, a CSV or a workbook.')
  const sources = await sourcesIn(file, await survey(file), formatsFor(columns))
  if (sources.length === 0) throw refused('no table was found in it.')
  return sources
}

/** The one that has both columns, with their places; null where none has. */
export function sheetWith(sources: readonly Source[], { reference, date }: SheetColumns) {
  for (const source of sources) {
    const loose = source.headings.map(looseHeading)
    const [at, on] = [loose.indexOf(looseHeading(reference)), loose.indexOf(looseHeading(date))]
    if (at >= 0 && on >= 0 && at !== on) return { source, at, on }
  }
  return null
}

/**
 * Headings that a person may be shown.
 * @throws UnreadableFile where its first row may be that of a child
 */
export function headingsOf(sources: readonly Source[]): readonly string[] {
  const shown = sources.find(({ headings }) => lookLikeHeadings(headings, vocabulary))
  if (shown === undefined)
    throw refused(
      'it has no row of headings that can be told from its data. Head its columns with usual words, such as Reference, Date, Team and Status.',
    )
  return shown.headings
}

/** In their order; null for a row without a reference or a date that can be read. @throws UnreadableFile */
export async function readSheet(
  database: CaseDatabase,
  { source, at, on }: NonNullable<ReturnType<typeof sheetWith>>,
  columns: SheetColumns,
): Promise<(Listed | null)[]> {
  const table = tableOf(columns)
  await makeSourceTable(database, table)
  const places = new Map([
    ['reference', at],
    ['date', on],
  ])
  const match = { table, places, notes: [], twice: [], doubtful: [] }
  const { report, problem } = await readTable(database, { source, match }, 0, () => {})
  if (problem !== null) throw refused(`it ${problem}.`)
  // Spreadsheets have blank rows at their end, which are no rows; a date that could not be read has its mark in `unread_1`.
  const reader = await database.connection.runAndReadAll(
    `select trim(reference), strftime(date, '%Y-%m-%d') from ${name}
    where reference is not null or date is not null or unread_1 is not null order by rowid`,
  )
  const rows = reader.getRowsJS().map(([reference, day]): Listed | null => {
    const said = typeof reference === 'string' && reference !== '' && typeof day === 'string'
    return said ? { reference, day } : null
  })
  // Rows with another number of cells than headings could not be read either.
  const uneven = Object.values(report.leftOut).reduce((sum, count) => sum + count, 0)
  return [...rows, ...Array.from({ length: uneven }, () => null)]
}
