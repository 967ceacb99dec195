/** Workbooks in other formats (.xls, .xlsb, .ods), through the library that knows them. Dates stay day counts until they are shown. */
import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { type SourceDocument, UnreadableFile } from '../../document.ts'
import { type ReadContext, TableBudget } from '../limits.ts'
import { cellName, emptySheet, type Sheet, type SheetCell, sheetBlocks, sheetWarnings } from './sheet-table.ts'
import { plainNumber, showNumber } from './values.ts'
import { cleanText } from './workbook.ts'

/** A heading and a table for each sheet. The caller has checked the size of what is inside. */
export function readOtherWorkbook(
  bytes: Uint8Array,
  context: ReadContext,
): Pick<SourceDocument, 'blocks' | 'warnings' | 'properties'> {
  const book = openWorkbook(bytes, context)
  const budget = new TableBudget(context)
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index) => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return readSheet(book.Sheets[name], emptySheet(name, hidden), from1904, budget)
  })
  const title = book.Props?.Title
  return { blocks: sheets.flatMap(sheetBlocks), warnings: sheetWarnings(sheets), properties: title ? { title } : {} }
}

function openWorkbook(bytes: Uint8Array, { name, limits }: ReadContext): WorkBook {
  try {
    return read(bytes, { dense: true, cellNF: true, cellHTML: false, bookVBA: false, sheetRows: limits.rows + 1 })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/password|encrypt/i.test(message)) {
      throw new UnreadableFile(
        'file.password',
        `“${name}” is locked with a password. Open it in Excel, take the password off, save it and hand it in again.`,
      )
    }
    throw new UnreadableFile(
      'xls.damaged',
      `“${name}” is a workbook that cannot be read. Open it in Excel, save it as .xlsx and hand that in.`,
    )
  }
}

function readSheet(source: WorkSheet | undefined, sheet: Sheet, from1904: boolean, budget: TableBudget): Sheet {
  const rows: (CellObject | undefined)[][] = source?.['!data'] ?? []
  rows.forEach((row, index) => {
    const cells: SheetCell[] = []
    row?.forEach((cell, column) => {
      const read = cell ? readCell(cell, index, column, sheet, from1904) : null
      if (read && cell?.f) read.formula = true
      if (read && (read.text !== '' || read.formula)) cells.push(read)
    })
    if (cells.length === 0) return
    budget.take(cells.length)
    sheet.rows.set(index, cells)
  })
  sheet.merges = (source?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
  return sheet
}

function readCell(cell: CellObject, row: number, column: number, sheet: Sheet, from1904: boolean): SheetCell {
  if (cell.f) sheet.formulas += 1
  if (cell.c) sheet.comments += cell.c.length
  if (cell.t === 'e') {
    sheet.errors.push(cellName(row, column))
    return { column, text: cell.w ?? '' }
  }
  if (typeof cell.v !== 'number') return { column, text: cleanText(String(cell.t === 'b' ? cell.w : (cell.v ?? ''))) }
  const write = (format: string, value: number) => cell.w ?? String(SSF.format(format, value) ?? plainNumber(value))
  return { column, ...showNumber(cell.v, String(cell.z ?? 'General'), from1904, write) }
}
