/** A table as rows of pieces of text in columns, with merged cells kept at their top left corner. */
import type { Cell, CellLine, Place, Table } from '../../documents/document.ts'

/** The words of one cell that stand in one column of a row. */
export type Piece = {
  column: number
  span: number
  /** How many rows the cell reaches over, where the file merges cells; 1 elsewhere. */
  rows: number
  text: string
  lines: CellLine[]
  date?: string
  at: Place
}

export type GridRow = { pieces: Piece[]; width: number; at: Place; header: boolean; index: number }

const untidy = /\s\s|[^\S ]|^\s|\s$/
const bullet = /^[•▪◦●‣⁃∙·]\s+/u

const tidyLine = (line: CellLine): CellLine => {
  const text = untidy.test(line.text) ? line.text.replace(/\s+/g, ' ').trim() : line.text
  // A sheet or a CSV has no lists: there a bullet is a printed mark.
  if (bullet.test(text)) return { ...line, text: text.replace(bullet, ''), item: true }
  return text === line.text ? line : { ...line, text }
}

function toPiece(cell: Cell): Piece {
  const lines = cell.lines.map(tidyLine).filter((line) => line.text !== '')
  return {
    column: cell.column,
    span: cell.colSpan,
    rows: cell.rowSpan,
    text: lines.map((line) => line.text).join(' '),
    lines,
    date: cell.date,
    at: cell.at,
  }
}

/** The rows of a table with their non-empty pieces in order of column. `width` counts the columns the row reaches. */
export function toGrid(table: Table): GridRow[] {
  return table.rows.map((row, index) => ({
    pieces: row.cells.map(toPiece).filter((piece) => piece.text !== ''),
    width: row.cells.reduce((width, cell) => Math.max(width, cell.column + cell.colSpan), 0),
    at: row.at,
    header: row.header ?? false,
    index,
  }))
}

/** Joins fragments of one text that a page or a row cut apart: a hyphen at the end of one holds on to the next. */
export function joinText(fragments: readonly string[]): string {
  return fragments
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment !== '')
    .reduce(
      (joined, fragment) =>
        joined === '' ? fragment : /\w-$/.test(joined) ? joined + fragment : `${joined} ${fragment}`,
      '',
    )
}
