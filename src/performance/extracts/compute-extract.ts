/** An extract from the files to its figures: everything of a child is gone when this ends. */

import { UnreadableFile } from '../../documents/document.ts'
import { decodeText } from '../../documents/readers/decode.ts'
import { computeFigures, makeAids, readUnits } from '../figures/compute.ts'
import type { ComputedFigure, Unit } from '../figures/figure.ts'
import { lastDayOf, monthOfDay, monthsLater, type Period } from '../rules/periods.ts'
import { type CaseDatabase, makeSourceTable, openCaseDatabase, rowWriter } from './case-database.ts'
import { type GivenFile, hashOfFiles, unpacked } from './files.ts'
import { headingsOf, matchHeadings, readTable, type TableReport } from './read-table.ts'
import { ssdIntoCases } from './ssd-cases.ts'
import { ssdTables } from './ssd-tables.ts'

export type ExtractRequest = {
  files: readonly GivenFile[]
  /** The day up to which the extract knows. */
  cut: string
  /** First month; left out, the first of which everything seems to be known, six years back at most. */
  from?: Period
  children: number | null
  memoryMb: number
}

export type ComputedExtract = {
  format: 'Standard Safeguarding Dataset'
  sha256: string
  cut: string
  from: Period
  to: Period
  children: number | null
  tables: TableReport[]
  notes: string[]
  units: Unit[]
  figures: ComputedFigure[]
}

/** The dataset's own scope, in months. */
const scope = 72

/** @throws UnreadableFile with a sentence for the person who handed it in; no word of the files is in it */
export async function computeExtract(request: ExtractRequest): Promise<ComputedExtract> {
  const files = await unpacked(request.files)
  if (files.length === 0) throw unreadable('No CSV file was found in what was handed in.')
  const sha256 = hashOfFiles(files)
  const database = await openCaseDatabase(request.memoryMb)
  try {
    const { tables, notes } = await fillCases(database, files)
    const { connection } = database
    const to = lastWholeMonth(request.cut)
    const from = request.from ?? (await firstMonth(database, to))
    if (from > to) throw unreadable('The extract has no whole month before its cut date. Check the cut date.')
    await makeAids(connection, { from, to, children: request.children })
    const units = await readUnits(connection)
    const figures = await computeFigures(connection, { from, to, children: request.children })
    if (figures.length === 0) throw unreadable('Nothing in the extract gives a figure up to the cut date.')
    const { cut, children } = request
    return { format: 'Standard Safeguarding Dataset', sha256, cut, from, to, children, tables, notes, units, figures }
  } finally {
    database.close()
  }
}

const unreadable = (message: string) => new UnreadableFile('unreadable', message)

/** A month counts once it is over at the cut. */
export const lastWholeMonth = (cut: string): Period =>
  lastDayOf(monthOfDay(cut)) === cut ? monthOfDay(cut) : monthsLater(monthOfDay(cut), -1)

async function fillCases(database: CaseDatabase, files: readonly GivenFile[]) {
  for (const table of ssdTables) await makeSourceTable(database, table)
  const reports: TableReport[] = []
  const problems: string[] = []
  let unknown = 0
  for (const file of files) {
    const read = await readFile(database, file)
    if (read === null) {
      unknown += 1
      continue
    }
    const { report, problem } = read
    const twice = reports.some(({ table }) => table === report.table)
    if (problem !== null) problems.push(`The table ${report.table} ${problem}.`)
    else if (twice) problems.push(`Two of the files are the table ${report.table}.`)
    reports.push(report)
  }
  if (problems.length > 0) throw unreadable(`${problems.join(' ')} Nothing was stored: export it again and hand it in.`)
  if (reports.length === 0)
    throw unreadable(
      'None of the files is a table of the Standard Safeguarding Dataset: their first rows hold none of its headings, such as cine_referral_id.',
    )
  for (const statement of ssdIntoCases) await database.connection.run(statement)
  return { tables: reports, notes: notesOf(reports, unknown) }
}

function notesOf(reports: readonly TableReport[], unknown: number): string[] {
  const teams = reports.some(({ table }) => table === 'ssd_department')
  return [
    ...(teams ? [] : ['Without the table ssd_department there are figures for the authority only, none for teams.']),
    ...(unknown === 0
      ? []
      : [
          `${unknown === 1 ? 'One more file holds' : `${unknown} more files hold`} no table that a figure is computed from.`,
        ]),
  ]
}

async function readFile(database: CaseDatabase, file: GivenFile) {
  const { text } = await decodeText(file.bytes)
  const { headings, delimiter } = headingsOf(text)
  const match = matchHeadings(headings, ssdTables)
  if (match === null) return null
  const writer = await rowWriter(database, match.table)
  try {
    return readTable(text, match, { delimiter, width: headings.length }, writer.write)
  } finally {
    writer.end()
  }
}

/**
 * The first month of which everything is known. An extract holds what began long before, where it is still open, so only
 * what is over on its day can tell: contacts, else assessments finished and conferences held, else anything.
 */
async function firstMonth({ connection }: CaseDatabase, to: Period): Promise<Period> {
  const reader = await connection.runAndReadAll(`select strftime(coalesce(
    (select min(received) from contact),
    (select min(day) from (select authorised as day from assessment union all select held from conference)),
    (select min(day) from (select received as day from referral union all select started from protection
      union all select started from care union all select started from missing))), '%Y-%m')`)
  const first = reader.getRowsJS()[0]?.[0]
  const earliest = monthsLater(to, 1 - scope)
  return typeof first === 'string' && first > earliest ? first : earliest
}
