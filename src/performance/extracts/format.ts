/**
 * What a format of extract is: the tables its files hold, by their headings, and how their rows become case tables. A new
 * format is one entry in `formats.ts`.
 */
import type { Readable } from 'node:stream'
import type { DuckDBConnection } from '@duckdb/node-api'

export type CellKind = 'text' | 'day' | 'flag' | 'number'

export type SourceTable = {
  /** Its name in DuckDB, one among the tables of its format. */
  name: string
  /** In plain words, for pages: `Assessments`. */
  title?: string
  /** Own name and kind of each column that is read. Whatever else a file holds is left where it is. */
  columns: Readonly<Record<string, CellKind>>
  /** What files call a column, where that is not its own name. The first is the usual one. */
  headings?: Readonly<Record<string, readonly string[]>>
  /** What a column is, in a sentence, for a person who is asked which heading it stands under. */
  meanings?: Readonly<Record<string, string>>
  /** Without these a row says nothing. */
  required: readonly string[]
  /** A row is told from others by this, where it has one. */
  id?: string
  /** Days of which the second cannot come before the first. */
  order?: readonly [first: string, second: string]
  /** Files of several years may be handed in together: each adds its rows, and `intoCases` sees to what stands in two. */
  several?: boolean
}

/**
 * From when figures of an indicator are whole, where an extract knows less than its query asks for: so many months after the
 * first; only on the last day of the extract, since the format keeps the newest and no history; never.
 */
export type Reach = number | 'at the cut' | 'never'

/** Something found in a table once all is read, told with its report where there is any. */
export type Finding = {
  table: string
  /** A query giving one number. */
  count: string
  /** One sentence, without a word of the file. */
  words: (count: number) => string
}

export type FormatName =
  | 'Standard Safeguarding Dataset'
  | 'Annex A'
  | 'Children in need census'
  | 'Children looked-after return'
  | 'Own columns'

/** What was read into a source table: how many cells could not be, by reason, may be added to. */
type Prepared = { table: string; unread: Record<string, number> }

export type Format = {
  name: FormatName
  tables: readonly SourceTable[]
  /**
   * DuckDB statements, in order, from the source tables into the case tables. Each source table is there; one that was not
   * given is empty. They may use `asked(cut DATE)`.
   */
  intoCases: readonly string[]
  /** Done once all rows are in the source tables, before `intoCases`. */
  prepare?: (connection: DuckDBConnection, tables: readonly Prepared[]) => Promise<void>
  /** Where an extract knows less than a whole history: a query giving the first month of which it is whole, `2026-03`, or null. */
  firstMonth?: string
  /** Where it can end before the cut: a query giving the last month that it knows, or null. */
  lastMonth?: string
  /** By code of the indicator, where its query would ask for more than the format knows, or less. */
  reach?: Readonly<Record<string, Reach>>
  /** Looked for after `intoCases`. */
  findings?: readonly Finding[]
  /** The source table that lists the teams, where the format has one: without it there are no figures for teams. */
  teams?: string
  /** An extract of it has all tables, so that one which is not there is worth a word. */
  whole?: boolean
  /** What it cannot say, in plain words, shown with each extract. */
  notes?: readonly string[]
  /** For files that are neither CSV nor workbook: the tables in it, or null where it is none of this format's files. */
  sourcesOf?: (file: HandedFile) => Promise<Source[] | null>
}

/** A file that was handed in, or one out of a zip. It may be read more than once, and is in memory or on disk. */
export type HandedFile = {
  /** For telling kinds of file apart. Never for a message: a name can be a child's. */
  name: string
  /** In bytes. */
  size: number
  /** The first 64 kB. */
  start: Uint8Array
  /** All bytes from the beginning. */
  open: () => Readable
  /** All of it at once; for kinds that cannot be read as a stream. */
  bytes: () => Promise<Uint8Array>
  /** Where it is on this machine, if it is. */
  path?: string
}

export type Rows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>

/** One table found in what was handed in: a CSV, a sheet of a workbook, a list of an XML file. */
export type Source = { headings: readonly string[]; rows: CsvRows | OtherRows }

/**
 * `encoding` as `iconv-lite` names it; `untidy`: it holds carriage returns or NULs; `headerLine`: lines to leave out, up to and
 * with the headings.
 */
export type CsvRows = {
  kind: 'csv'
  file: HandedFile
  encoding: string
  untidy: boolean
  delimiter: string
  headerLine: number
}

/** `serialDays`: a number can be a day, counted as Excel does. */
export type OtherRows = { kind: 'rows'; rows: Rows; serialDays?: boolean }

/** A person's word for what a heading means. `column` null: nothing that is read. */
export type HeadingMapping = { table: string; heading: string; column: string | null }

/** Which table the headings are of, and where each of its columns stands. */
export type Match = {
  table: SourceTable
  places: ReadonlyMap<string, number>
  notes: string[]
  /** Columns that stand under two headings. */
  twice: string[]
  /** Columns that may stand under a heading that drifted: a person is asked before anything is computed. */
  doubtful: { column: string; heading: string; why: string }[]
}

/** What files call a column; the first is the usual one. */
export const headingsFor = (table: SourceTable, column: string): readonly string[] =>
  table.headings?.[column] ?? [column]
