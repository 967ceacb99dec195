/** One sheet as a heading and a table, whichever program's format it was read from. */
import type { Block, Cell, Place, Row, Warning } from '../../document.ts'
import { linesOf, makeCell } from '../cells.ts'

export type SheetCell = { column: number; text: string; date?: string; bold?: boolean; formula?: boolean }

/** Rows and columns count from 0; rows without words may be left out. */
export type Sheet = {
  name: string
  hidden: boolean
  rows: Map<number, SheetCell[]>
  merges: Merge[]
  formulas: number
  /** Places of cells that show an error, `B7`. */
  errors: string[]
  /** Places of formulas that were saved without their result. */
  unknown: string[]
  comments: number
}

export type Merge = { top: number; left: number; bottom: number; right: number }

export function emptySheet(name: string, hidden: boolean): Sheet {
  return { name, hidden, rows: new Map(), merges: [], formulas: 0, errors: [], unknown: [], comments: 0 }
}

/** The blocks of a sheet; none where it holds no words. A row without words between others stays, as an empty row. */
export function sheetBlocks(sheet: Sheet): Block[] {
  const filled = [...sheet.rows.keys()].filter((row) => sheet.rows.get(row)?.some((cell) => cell.text !== ''))
  if (filled.length === 0) return []
  const first = filled.reduce((least, row) => Math.min(least, row))
  const last = filled.reduce((most, row) => Math.max(most, row))
  // A merge may reach below the last words.
  for (const merge of sheet.merges) merge.bottom = Math.min(merge.bottom, Math.max(merge.top, last))
  const merges = mergesByCorner(sheet.merges)
  const covered = coveredColumns(sheet.merges, last)
  const rows: Row[] = []
  let blank = 0
  for (let row = first; row <= last; row += 1) {
    const cells = sheet.rows.get(row) ?? []
    blank = cells.some((cell) => cell.text !== '') ? 0 : blank + 1
    // Two blank rows part a sheet as well as two thousand.
    if (blank <= 2) rows.push(sheetRow(sheet.name, row, cells, merges, covered.get(row) ?? []))
  }
  const at: Place = { sheet: sheet.name, row: first + 1 }
  return [
    { kind: 'heading', level: 2, text: sheet.name, at: { sheet: sheet.name } },
    { kind: 'table', rows, at },
  ]
}

function sheetRow(
  sheet: string,
  row: number,
  found: readonly SheetCell[],
  merges: Map<string, Merge>,
  covered: readonly Merge[],
): Row {
  const cells: Cell[] = []
  let column = 0
  for (const one of found) {
    if (one.text === '' && !one.formula && !merges.has(`${row} ${one.column}`)) continue
    for (; column < one.column; column += 1) addEmpty(cells, sheet, row, column, covered, merges)
    if (isCovered(covered, one.column, row) && one.text === '') continue
    cells.push(filledCell(sheet, row, one, merges.get(`${row} ${one.column}`)))
    column = one.column + 1
  }
  return { cells, at: { sheet, row: row + 1 } }
}

function addEmpty(
  cells: Cell[],
  sheet: string,
  row: number,
  column: number,
  covered: readonly Merge[],
  merges: Map<string, Merge>,
): void {
  if (isCovered(covered, column, row)) return
  cells.push(filledCell(sheet, row, { column, text: '' }, merges.get(`${row} ${column}`)))
}

function filledCell(sheet: string, row: number, one: SheetCell, merge: Merge | undefined): Cell {
  const at = { sheet, cell: cellName(row, one.column), row: row + 1 }
  const spans = merge && { columns: merge.right - merge.left + 1, rows: merge.bottom - merge.top + 1 }
  const cell = makeCell(linesOf(one.text), one.column, at, spans)
  if (one.date) cell.date = one.date
  if (one.bold && cell.text !== '') cell.bold = true
  if (one.formula) cell.formula = true
  return cell
}

function mergesByCorner(merges: readonly Merge[]): Map<string, Merge> {
  return new Map(merges.map((merge) => [`${merge.top} ${merge.left}`, merge]))
}

const mostMarks = 2_000_000

function coveredColumns(merges: readonly Merge[], last: number): Map<number, Merge[]> {
  const rows = new Map<number, Merge[]>()
  let marks = 0
  for (const merge of merges) {
    marks += Math.min(merge.bottom, last) - merge.top + 1
    // Sound merges never overlap, so they cannot come to more than this.
    if (marks > mostMarks) break
    for (let row = merge.top; row <= Math.min(merge.bottom, last); row += 1) {
      const known = rows.get(row)
      if (known) known.push(merge)
      else rows.set(row, [merge])
    }
  }
  return rows
}

/** Under a merged cell, its top left corner aside. */
function isCovered(merges: readonly Merge[], column: number, row: number): boolean {
  return merges.some(
    (merge) => column >= merge.left && column <= merge.right && !(column === merge.left && row === merge.top),
  )
}

/** `B7` for row 6, column 1. */
export function cellName(row: number, column: number): string {
  let name = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name
  return `${name}${row + 1}`
}

/** What the person should know of the sheets as a whole. */
export function sheetWarnings(sheets: readonly Sheet[]): Warning[] {
  const warnings: Warning[] = []
  for (const { name, hidden, rows } of sheets) {
    if (hidden && rows.size > 0) {
      warnings.push({
        code: 'xlsx.hidden-sheet',
        message: `The sheet “${name}” is hidden; it was read with the rest.`,
        at: { sheet: name },
      })
    }
  }
  const formulas = sheets.reduce((sum, sheet) => sum + sheet.formulas, 0)
  if (formulas > 0) {
    const words =
      formulas === 1
        ? 'One cell holds a formula; its'
        : `${formulas.toLocaleString('en-GB')} cells hold formulas; their`
    warnings.push({
      code: 'xlsx.formulas',
      message: `${words} last saved result was read and nothing was worked out anew.`,
    })
  }
  warnings.push(
    ...placeWarnings(
      sheets,
      'unknown',
      'xlsx.no-result',
      'a formula that was saved without its result: open the file in Excel, save it and hand it in again',
    ),
  )
  warnings.push(...placeWarnings(sheets, 'errors', 'xlsx.errors', 'an error instead of a value'))
  const comments = sheets.reduce((sum, sheet) => sum + sheet.comments, 0)
  if (comments > 0)
    warnings.push({
      code: 'xlsx.comments',
      message: `${comments} ${comments === 1 ? 'comment was' : 'comments were'} left out.`,
    })
  return warnings
}

function placeWarnings(sheets: readonly Sheet[], key: 'unknown' | 'errors', code: string, what: string): Warning[] {
  return sheets.flatMap((sheet) => {
    const [first] = sheet[key]
    if (first === undefined) return []
    const others = sheet[key].length - 1
    const more = others > 0 ? ` and ${others} other ${others === 1 ? 'cell' : 'cells'}` : ''
    const message = `Sheet “${sheet.name}”, cell ${first}${more}: ${what}.`
    return [{ code, message, at: { sheet: sheet.name, cell: first } }]
  })
}
