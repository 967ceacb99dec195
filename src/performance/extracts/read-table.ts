/**
 * Rows of one CSV as values for DuckDB. A row that cannot be read is counted with its reason, never quoted: whatever a file
 * holds, no word of it may come into a message.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { dayOf, flagOf, isBlank, looseHeading, numberOf } from '../rules/cells.ts'
import type { CellKind, SourceTable } from './ssd-tables.ts'

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

export type Match = { table: SourceTable; places: ReadonlyMap<string, number>; notes: string[] }

/** Which table the headings are of, and where each column stands; null where they are of none. */
export function matchHeadings(headings: readonly string[], tables: readonly SourceTable[]): Match | null {
  const exact = new Map(headings.map((heading, at) => [heading, at]))
  const loose = new Map(headings.map((heading, at) => [looseHeading(heading), at]))
  const matches = tables.map((table) => {
    const names = Object.keys(table.columns)
    const places = new Map(
      names.flatMap((name) => {
        const at = exact.get(name) ?? loose.get(looseHeading(name))
        return at === undefined ? [] : [[name, at] as const]
      }),
    )
    return { table, places, notes: notesOf(names, places, exact) }
  })
  const best = matches.toSorted((a, b) => b.places.size - a.places.size)[0]
  return best === undefined || best.places.size < 2 ? null : best
}

function notesOf(names: string[], places: ReadonlyMap<string, number>, exact: ReadonlyMap<string, number>): string[] {
  const drifted = names.filter((name) => places.has(name) && !exact.has(name))
  const absent = names.filter((name) => !places.has(name))
  return [
    ...(drifted.length > 0 ? [`Headings written in another way were taken for ${drifted.join(', ')}.`] : []),
    ...(absent.length > 0 ? [`It has no ${absent.join(', no ')}.`] : []),
  ]
}

/** First row of a CSV, and what separates its cells. */
export function headingsOf(text: string): { headings: string[]; delimiter: string } {
  const line = /^[^\r\n]*/.exec(text.slice(0, 100_000))?.[0] ?? ''
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, cells: line.split(delimiter).length }))
  const { delimiter } = counted.toSorted((a, b) => b.cells - a.cells)[0] ?? { delimiter: ',' }
  const headings = line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
  return { headings, delimiter }
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

  constructor(match: Match, width: number) {
    this.#match = match
    this.#width = width
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
    const value = kind === 'day' ? dayOf(cell) : kind === 'flag' ? flagOf(cell) : numberOf(cell)
    if (value === 'american') this.american += 1
    if (value !== null && value !== 'american') return value
    counted(this.report.unread, `${name} is no ${kind === 'flag' ? 'yes or no' : kind}`)
    return null
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
export function readTable(
  text: string,
  match: Match,
  { delimiter, width }: { delimiter: string; width: number },
  onRow: (row: Row) => void,
): { report: TableReport; problem: string | null } {
  const reader = new TableReader(match, width)
  const missing = match.table.required.filter((name) => !match.places.has(name))
  if (missing.length > 0) return { report: reader.report, problem: `has no heading ${missing.join(' and no ')}` }
  try {
    parse(text, {
      delimiter,
      from_line: 2,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[]) => {
        const row = reader.take(cells)
        if (row !== null) onRow(row)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { report: reader.report, problem: 'has a quotation mark that opens or closes where it must not' }
  }
  if (reader.american > 0) {
    const problem = `has days with the month before the day (${reader.american} of them can be nothing else), so that no day in it can be trusted`
    return { report: reader.report, problem }
  }
  return { report: reader.report, problem: null }
}
