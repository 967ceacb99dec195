/** From the rows of the files to the case tables, whatever their format. */
import { UnreadableFile } from '../../documents/document.ts'
import type { CaseDatabase } from './case-database.ts'
import type { Finding, Format } from './format.ts'
import type { MatchedSource } from './match-headings.ts'
import type { OnProgress } from './progress.ts'
import { readTable, type TableReport } from './read-table.ts'
import { makeSourceTable } from './source-table.ts'

type Tell = (step: number, words: string, rows?: number) => void

export const tellSteps =
  (of: number, onProgress: OnProgress, stopped?: AbortSignal): Tell =>
  (step, words, rows) => {
    stopped?.throwIfAborted()
    onProgress({ step, of, words, ...(rows === undefined ? {} : { rows }) })
  }

/**
 * @returns the reports of the tables, in the order of the sources
 * @throws UnreadableFile where a table cannot be trusted as a whole, with what is wrong in each that cannot
 */
export async function fillCases(
  database: CaseDatabase,
  found: { format: Format; matched: readonly MatchedSource[] },
  tell: Tell,
) {
  for (const table of found.format.tables) await makeSourceTable(database, table)
  const reports: TableReport[] = []
  const problems: string[] = []
  for (const [at, one] of found.matched.entries()) {
    const { title, name, several } = one.match.table
    const onRows = (rows: number) => tell(at + 1, `Reading ${title ?? name}`, rows)
    onRows(0)
    const { report, problem } = await readTable(database, one, at, onRows)
    const twice = several !== true && reports.some(({ table }) => table === report.table)
    if (problem !== null) problems.push(`The table ${report.table} ${problem}.`)
    else if (twice) problems.push(`Two of the files are the table ${report.table}.`)
    reports.push(report)
  }
  if (problems.length > 0)
    throw new UnreadableFile('unreadable', `${problems.join(' ')} Nothing was stored: export it again and hand it in.`)
  tell(found.matched.length + 1, 'Putting the cases together')
  await found.format.prepare?.(database.connection, reports)
  await intoCases(database, found.format)
  for (const finding of found.format.findings ?? []) await note(database, finding, reports)
  return reports
}

/** A source table goes once nothing more is asked of it, so that no row is held twice for long. */
async function intoCases({ connection }: CaseDatabase, format: Format): Promise<void> {
  const { tables, intoCases, firstMonth = '', lastMonth = '', findings = [] } = format
  const asked = [...intoCases, firstMonth, lastMonth, ...findings.map(({ count }) => count)]
  const lastAsked = tables.map(({ name }) => {
    const named = new RegExp(`\\b${name}\\b`)
    return { name, last: asked.findLastIndex((statement) => named.test(statement)) }
  })
  for (const [at, statement] of intoCases.entries()) {
    await connection.run(statement)
    for (const { name } of lastAsked.filter(({ last }) => last === at)) await connection.run(`drop table "${name}"`)
  }
}

/** With the first file of its table, where there are several. */
async function note({ connection }: CaseDatabase, { table, count, words }: Finding, reports: readonly TableReport[]) {
  const report = reports.find((one) => one.table === table)
  if (report === undefined) return
  const reader = await connection.runAndReadAll(count)
  const found = Number(reader.getRowsJS()[0]?.[0] ?? 0)
  if (found > 0) report.notes.push(words(found))
}
