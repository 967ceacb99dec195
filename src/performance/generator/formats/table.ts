/** A table of a return, declared: what each column is called, and what of a row stands in it. Pure. */
import { writeCsv } from '../../../documents/writers/csv.ts'

export type Cell = string | number | boolean | null

export type Columns<Row> = readonly (readonly [heading: string, of: (row: Row) => Cell])[]

export type Table = { name: string; headings: string[]; rows: Cell[][] }

export const tableOf = <Row>(name: string, rows: readonly Row[], columns: Columns<Row>): Table => ({
  name,
  headings: columns.map(([heading]) => heading),
  rows: rows.map((row) => columns.map(([, of]) => of(row))),
})

const plain = (cell: Cell): string => (cell === null ? '' : String(cell))

export const csvOf = ({ headings, rows }: Table): Uint8Array =>
  writeCsv([headings, ...rows.map((row) => row.map(plain))])

/** For columns that nothing here fills. */
export const empty = () => null

/** Rows that have no id of their own in the case file, with one. */
export const numbered = <Row extends object>(rows: readonly Row[], kind: string) =>
  rows.map((row, index) => ({ ...row, id: `${kind}${index + 1}` }))
