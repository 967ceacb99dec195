/** The plan as one tidy table (RFC 4180, UTF-8 with a byte order mark, which Excel needs), and back. */
import { parse } from 'csv-parse/sync'
import { UnreadableFile } from '../../documents/document.ts'
import { writeCsv } from '../../documents/writers/csv.ts'
import type { Plan } from '../plan.ts'
import type { Column, Printed } from './columns.ts'
import { kinds, planColumns } from './kinds.ts'
import { kindRows, planOfRows, planRow, type ReadRow, type ReadRows } from './rows.ts'

const recordHeading = 'record'

/** Every column of every kind, each heading once: a row fills those of its own kind. */
const headings = [
  recordHeading,
  ...new Set([planColumns, ...kinds.map((kind) => kind.columns)].flat().map((column) => column.heading)),
]

/** The plan as CSV. Its first column names the kind of thing that a row holds. */
export function planToCsv(plan: Plan): Uint8Array {
  const rows = [csvRow('plan', planColumns, planRow(plan))]
  for (const kind of kinds) {
    for (const row of kindRows(plan, kind) ?? []) rows.push(csvRow(kind.record, kind.columns, row))
  }
  return writeCsv([headings, ...rows])
}

function csvRow(record: string, columns: Column[], printed: Printed[]): string[] {
  const byHeading = new Map(columns.map((column, i) => [column.heading, guarded(plain(printed[i] ?? ''))]))
  return headings.map((heading) => (heading === recordHeading ? record : (byHeading.get(heading) ?? '')))
}

function plain(value: Printed): string {
  return typeof value === 'object' ? value.date : String(value)
}

/** A spreadsheet program would run what begins like this; an apostrophe before it makes it text. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** The plan in a CSV that `planToCsv` made, with what a person has changed since; null for any other text. */
export function planFromCsv(bytes: Uint8Array): Plan | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const separator = /^"?record"?([,;\t])/.exec(text)?.[1]
  if (separator === undefined) return null
  const rows = readRows(text, separator)
  const plan = rows.get('plan')?.[0]
  if (plan?.get('Format') !== 'upturn-plan/1') return null
  const lists: ReadRows['lists'] = new Map(kinds.map((kind) => [kind.list, rows.get(kind.record) ?? []]))
  return planOfRows({ plan, lists })
}

/** Rows by the word in their `record` column. */
function readRows(text: string, separator: string): Map<string, ReadRow[]> {
  const [first = [], ...rest] = parsed(text, separator)
  const rows = new Map<string, ReadRow[]>()
  for (const cells of rest) {
    const [record = ''] = cells
    const row: ReadRow = new Map(first.map((heading, i) => [heading, unguarded(cells[i] ?? '')]))
    row.delete(recordHeading)
    const held = rows.get(record)
    if (held) held.push(row)
    else rows.set(record, [row])
  }
  return rows
}

function parsed(text: string, separator: string): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
    })
  } catch (error) {
    throw new UnreadableFile(
      'csv.broken',
      `This CSV export cannot be read: ${error instanceof Error ? error.message : 'its quotes do not match'}. Save it again from the program it was edited in, or export the plan anew.`,
    )
  }
}
