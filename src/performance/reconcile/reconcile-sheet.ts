/** One round: the spreadsheet is read, then the extract, and the two are held against each other. In a thread of its own. */
import type { ComparisonAnswer, ReconcileRequest } from '../comparing/request.ts'
import { openCaseDatabase } from '../extracts/case-database.ts'
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { csvCell } from '../figures/series-csv.ts'
import { headingsOf, openSheet, readSheet, sheetWith } from './read-sheet.ts'
import { type ReconciledCase, reconcile, rowFates } from './rules/reconcile.ts'

/**
 * @param system reads the extract; not called before the sheet's columns are known
 * @throws UnreadableFile
 */
export async function reconcileSheet(
  { sheet, columns, extract, memoryMb }: ReconcileRequest & { memoryMb: number },
  system: () => Promise<ComputedExtract>,
  stopped: AbortSignal,
): Promise<ComparisonAnswer> {
  const sources = await openSheet(sheet, columns)
  const found = columns === null ? null : sheetWith(sources, columns)
  if (columns === null || found === null) return { kind: 'headings', headings: headingsOf(sources) }
  const paths = 'path' in sheet ? [sheet.path] : []
  const database = await openCaseDatabase(memoryMb, { paths, stopped })
  const rows = await readSheet(database, found, columns).finally(database.close)
  const { caseDays } = await system()
  if (caseDays === undefined) throw new Error('the extract was not read for its days')
  const { counts, cases } = reconcile(rows, caseDays, extract.cut)
  return { kind: 'reconciled', counts, columns, cases: casesCsv(cases) }
}

/** What does not agree, under the sheet's or the case system's own reference. */
function casesCsv(cases: readonly ReconciledCase[]): string {
  const rows = cases
    .filter(({ fate }) => fate !== 'agrees')
    .map(({ fate, reference, sheet, system }) => [fate, rowFates[fate], reference, sheet, system])
  const head = ['What', 'What it means', 'Reference', 'Date in the sheet', 'Date in the case system']
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
