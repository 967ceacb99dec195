/**
 * What the reader of an extract left out, as checks of data quality: a row that ends before it starts never reaches the case
 * tables, and must not look like one that is right. The rows have no team by then, so that they count for the authority. Pure.
 */
import type { Check, QualityCount } from '../check.ts'

/** What the reader says of one table; part of its report. */
type TableRead = { rows: number; leftOut: Readonly<Record<string, number>>; unread: Readonly<Record<string, number>> }

export const leftOutChecks: readonly Check[] = [
  {
    code: 'row left out: lacks what it must have',
    title: 'Rows left out because they lack what they must have',
    kind: 'Left out or missing',
    of: 'rows read',
    why: 'They count nowhere.',
    remedy: 'Key in what is missing; the page of the extract says which column.',
  },
  {
    code: 'row left out: not understood',
    title: 'Rows left out because they could not be read',
    kind: 'Left out or missing',
    of: 'rows read',
    why: 'They count nowhere.',
    remedy: 'Look at how the file was exported; the page of the extract says what is wrong with it.',
  },
  {
    code: 'cell not understood',
    title: 'Days and answers that could not be read and were taken as empty',
    kind: 'Left out or missing',
    of: 'rows read',
    why: 'The row counts only where it can do without them.',
    remedy: 'Correct them in the case system, or how it writes them.',
  },
  {
    code: 'row left out: ends before it starts',
    title: 'Rows left out because they end before they start',
    kind: 'Impossible',
    of: 'rows read',
    why: 'They count nowhere; before they were left out they would have counted as in time.',
    remedy: 'Correct the two days; the page of the extract says how many each table has.',
  },
  {
    code: 'row left out: twice',
    title: 'Rows left out because an earlier row has the same id',
    kind: 'Twice',
    of: 'rows read',
    why: 'Only the first of each counts, and it need not be the right one.',
    remedy: 'Mend the export: it joins a table that has several rows to each case.',
  },
]

/** The reader's reasons are sentences with a column's name in them; what each begins or ends with says its kind. */
function codeOf(reason: string): string {
  if (/ends? before/.test(reason)) return 'row left out: ends before it starts'
  if (/earlier row/.test(reason)) return 'row left out: twice'
  if (/^no /.test(reason)) return 'row left out: lacks what it must have'
  return 'row left out: not understood'
}

/** One count for each check above, of all rows that were read. */
export function countLeftOut(tables: readonly TableRead[]): QualityCount[] {
  const of = tables.reduce((sum, { rows }) => sum + rows, 0)
  if (of === 0) return []
  const found = new Map(leftOutChecks.map(({ code }) => [code, 0]))
  const add = (code: string, count: number) => found.set(code, (found.get(code) ?? 0) + count)
  for (const { leftOut, unread } of tables) {
    for (const [reason, count] of Object.entries(leftOut)) add(codeOf(reason), count)
    for (const count of Object.values(unread)) add('cell not understood', count)
  }
  return [...found].map(([check, count]) => ({ check, unit: '', count, of }))
}
