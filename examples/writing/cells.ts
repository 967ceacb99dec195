/** What a table of an example says before it becomes text, Word or Excel, so that the twins cannot differ. */

/**
 * A cell: one line, or several with how they are listed (`paragraph` keeps each apart in text too). `nested` is a small
 * table inside the cell, below its lines.
 */
export type CellWords = { lines: string[]; list?: 'bullet' | 'number' | 'paragraph'; nested?: string[][] }

/** A row: cells in order of column, or one banner across them all. `merged` cells belong to the row above. */
export type RowWords =
  | { kind: 'banner'; lines: string[]; subject?: string }
  | { kind: 'cells'; cells: (CellWords | 'merged')[]; subjects?: string[] }

export type TableWords = { title: string; heading: string[]; rows: RowWords[] }

export const line = (text: string): CellWords => ({ lines: text === '' ? [] : [text] })

/** Several lines as a list; one line needs no bullet or number. */
export const list = (lines: string[], style: 'bullet' | 'number'): CellWords =>
  lines.length > 1 ? { lines, list: style } : { lines }

/** Plain rows of strings as a table. */
export function simpleTable(table: { title: string; heading: string[]; rows: string[][] }): TableWords {
  return { ...table, rows: table.rows.map((row) => ({ kind: 'cells', cells: row.map(line) })) }
}

/** A cell's words with its markers written out, one line each: for Excel, and for text once joined. */
export function markedLines(cell: CellWords): string[] {
  if (cell.list === 'number') return cell.lines.map((text, index) => `${index + 1}. ${text}`)
  if (cell.list === 'bullet') return cell.lines.map((text) => `• ${text}`)
  return cell.lines
}
