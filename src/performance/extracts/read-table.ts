/**
 * Rows of one CSV as values for DuckDB. A row that cannot be read is counted with its reason, never quoted: whatever a file
 * holds, no word of it may come into a message.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from '../../documents/readers/decode.ts'
import { dayOf, flagOf, isBlank, numberOf } from '../rules/cells.ts'
import { type CellKind, type CsvRows, headingsFor, type Match, type Rows } from './format.ts'
import type { MatchedSource } from './match-headings.ts'

/** A day as days since 1970. */
export type Value = string | number | boolean | null
export type Row = Value[]

export type TableReport = {
  table: string
  /** Rows below the headings. */
  rows: number
  taken: number
  /** Rows left out, by reason. */
  leftOut: Record<string, number>
  /** Cells that could not be read and were taken as empty, by reason. */
  unread: Record<string, number>
  notes: string[]
}

const counted = (counts: Record<string, number>, reason: string) => {
  counts[reason] = (counts[reason] ?? 0) + 1
}

/** What reads a table's rows and keeps count. */
class TableReader {
  readonly report: TableReport
  american = 0
  readonly #match: Match
  readonly #columns: { name: string; kind: CellKind; at: number | undefined; required: boolean }[]
  readonly #seen = new Set<string>()
  readonly #width: number

  readonly #serialDays: boolean

  constructor(match: Match, width: number, serialDays: boolean) {
    this.#match = match
    this.#width = width
    this.#serialDays = serialDays
    const { table, places, notes } = match
    this.report = { table: table.name, rows: 0, taken: 0, leftOut: {}, unread: {}, notes: [...notes] }
    this.#columns = Object.entries(table.columns).map(([name, kind]) => ({
      name,
      kind,
      at: places.get(name),
      required: table.required.includes(name),
    }))
  }

  /** The row's values in the order of the table's columns; null where it was left out. */
  take(cells: readonly string[]): Row | null {
    this.report.rows += 1
    const reason = cells.length === this.#width ? null : 'not as many cells as there are headings'
    const row = reason === null ? this.#columns.map((column) => this.#value(column, cells)) : []
    const why = reason ?? this.#whyNot(row)
    if (why !== null) {
      counted(this.report.leftOut, why)
      return null
    }
    this.report.taken += 1
    return row
  }

  #value(
    { name, kind, at }: { name: string; kind: CellKind; at: number | undefined },
    cells: readonly string[],
  ): Value {
    const cell = at === undefined ? '' : (cells[at] ?? '')
    if (isBlank(cell)) return null
    if (kind === 'text') return cell.trim().slice(0, 200)
    const value = kind === 'day' ? this.#day(cell) : kind === 'flag' ? flagOf(cell) : numberOf(cell)
    if (value === 'american') this.american += 1
    if (value !== null && value !== 'american') return value
    counted(this.report.unread, `${name} is no ${kind === 'flag' ? 'yes or no' : kind}`)
    return null
  }

  /** A day that nobody formatted as one is a number of days in a workbook: 1 is the first of January 1900. */
  #day(cell: string) {
    const serial = this.#serialDays && /^\d{4,5}(\.\d+)?$/.test(cell.trim())
    return serial ? Math.floor(Number(cell)) - 25_569 : dayOf(cell)
  }

  #whyNot(row: Row): string | null {
    const cellAt = (name: string) => row[this.#columns.findIndex((column) => column.name === name)] ?? null
    const missing = this.#columns.find(({ required }, at) => required && row[at] === null)
    if (missing) return `no ${missing.name}, or one that cannot be read`
    const { order, id } = this.#match.table
    if (order) {
      const [first, second] = order.map(cellAt)
      if (typeof first === 'number' && typeof second === 'number' && second < first) return 'it ends before it starts'
    }
    const own = id === undefined ? null : cellAt(id)
    if (typeof own !== 'string') return null
    if (this.#seen.has(own)) return `an ${id} that an earlier row has`
    this.#seen.add(own)
    return null
  }
}

/**
 * Reads a whole table, handing on rows as it goes.
 * @returns its report; `problem` where the file as a whole cannot be trusted and nothing of it may be used
 */
export async function readTable(
  { source, match }: MatchedSource,
  onRow: (row: Row) => void,
): Promise<{ report: TableReport; problem: string | null }> {
  const reader = new TableReader(
    match,
    source.headings.length,
    source.rows.kind === 'rows' && source.rows.serialDays === true,
  )
  const { report } = reader
  const problem = headingProblem(match)
  if (problem !== null) return { report, problem }
  const take = (cells: readonly string[]) => {
    const row = reader.take(cells)
    if (row !== null) onRow(row)
  }
  const wrong = source.rows.kind === 'csv' ? await readCsv(source.rows, take) : await readRows(source.rows.rows, take)
  if (wrong !== null) return { report, problem: wrong }
  if (reader.american > 0) {
    const problem = `has days with the month before the day (${reader.american} of them can be nothing else), so that no day in it can be trusted`
    return { report, problem }
  }
  return { report, problem: null }
}

function headingProblem({ table, places, twice }: Match): string | null {
  const named = (column: string) => headingsFor(table, column)[0]
  const missing = table.required.filter((name) => !places.has(name))
  if (missing.length > 0) return `has no heading ${missing.map(named).join(' and no ')}`
  return twice.length > 0 ? `has the heading ${twice.map(named).join(' and the heading ')} twice` : null
}

async function readCsv({ file, delimiter, headerLine }: CsvRows, take: (cells: string[]) => void) {
  const { text } = await decodeText(await file.bytes())
  try {
    parse(text, {
      delimiter,
      from_line: headerLine + 1,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[]) => {
        take(cells)
        return null
      },
    })
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return 'has a quotation mark that opens or closes where it must not'
  }
}

async function readRows(rows: Rows, take: (cells: readonly string[]) => void) {
  for await (const cells of rows) take(cells)
  return null
}
