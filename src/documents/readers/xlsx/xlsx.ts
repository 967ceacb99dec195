/** Excel workbooks (.xlsx, .xlsm), from their own XML as a stream: a sheet of 100,000 rows needs no more memory than its table. */
import type { SourceDocument } from '../../document.ts'
import { type ReadContext, TableBudget } from '../limits.ts'
import { coreProperties, packageWarnings, relationshipsOf } from '../package-parts.ts'
import { childOf, childrenOf, parseXml, streamXml, textOf, type XmlNode, xmlElements } from '../xml.ts'
import type { Package } from '../zip.ts'
import {
  cellName,
  emptySheet,
  type Merge,
  type Sheet,
  type SheetCell,
  sheetBlocks,
  sheetWarnings,
} from './sheet-table.ts'
import { dateParts, type FormatNumber, plainNumber, showNumber } from './values.ts'
import { cleanText, readWorkbook, richText, type SheetPart, type Workbook } from './workbook.ts'

/** A heading and a table for each sheet that holds words. */
export async function readXlsx(
  file: Package,
  context: ReadContext,
): Promise<Pick<SourceDocument, 'blocks' | 'warnings' | 'properties'>> {
  const book = readWorkbook(file, context)
  const write = await numberWriter(book)
  const budget = new TableBudget(context)
  const sheets = book.sheets.map((part) => readSheet(file, part, { book, write, budget, context }))
  return {
    blocks: sheets.flatMap(sheetBlocks),
    warnings: [...packageWarnings(file, context), ...sheetWarnings(sheets)],
    properties: coreProperties(file, context),
  }
}

/** A sheet whose rows are read one after another, so that a large one never stands in memory. */
export type SheetStream = {
  merges: Merge[]
  /** Rows that hold anything, counted from 0. May be asked for more than once. */
  rows: () => Generator<{ row: number; cells: SheetCell[] }>
}

/** The sheets of a workbook for whoever wants their rows and not a document. */
export async function openSheets(file: Package, context: ReadContext): Promise<SheetStream[]> {
  const book = readWorkbook(file, context)
  const write = await numberWriter(book)
  return book.sheets.flatMap((part) => {
    const bytes = file.part(part.part)
    if (!bytes) return []
    const merges = [...xmlElements(bytes, part.part, context, (name) => name === 'mergeCell')].flatMap((node) => {
      const merge = readRange(node.attributes.ref ?? '')
      return merge ? [merge] : []
    })
    const tools = { book, write, budget: new TableBudget(context), context }
    return [{ merges, rows: () => sheetRows(bytes, part, tools) }]
  })
}

function* sheetRows(bytes: Uint8Array, part: SheetPart, tools: SheetContext) {
  const sheet = emptySheet(part.name, part.hidden)
  let row = -1
  for (const node of xmlElements(bytes, part.part, tools.context, (name) => name === 'row')) {
    row = node.attributes.r === undefined ? row + 1 : Number(node.attributes.r) - 1
    const cells = readRow(node, row, sheet, tools)
    if (cells.length > 0) yield { row, cells }
  }
}

/** The library that knows Excel's number formats is loaded only for a workbook that uses one. */
async function numberWriter(book: Workbook): Promise<FormatNumber> {
  const needed = book.styles.some(({ format }) => {
    if (format === 'General' || format === '@') return false
    const parts = dateParts(format)
    return parts === null || !(parts.day || (parts.month && parts.year))
  })
  if (!needed) return (_format, value) => plainNumber(value)
  const { SSF } = await import('@e965/xlsx')
  return (format, value) => {
    try {
      return String(SSF.format(format, value))
    } catch {
      return plainNumber(value)
    }
  }
}

type SheetContext = { book: Workbook; write: FormatNumber; budget: TableBudget; context: ReadContext }

function readSheet(file: Package, part: SheetPart, tools: SheetContext): Sheet {
  const sheet = emptySheet(part.name, part.hidden)
  const bytes = file.part(part.part)
  if (!bytes) return sheet
  let row = -1
  streamXml(bytes, part.part, tools.context, {
    wants: (name) => name === 'row' || name === 'mergeCell',
    take: (node) => {
      if (node.name === 'mergeCell') {
        const merge = readRange(node.attributes.ref ?? '')
        if (merge) sheet.merges.push(merge)
        return
      }
      row = node.attributes.r === undefined ? row + 1 : Number(node.attributes.r) - 1
      const cells = readRow(node, row, sheet, tools)
      if (cells.length === 0) return
      tools.budget.take(cells.length)
      sheet.rows.set(row, cells)
    },
  })
  sheet.comments = commentCount(file, part.part, tools.context)
  return sheet
}

function readRow(node: XmlNode, row: number, sheet: Sheet, tools: SheetContext): SheetCell[] {
  const cells: SheetCell[] = []
  let column = -1
  for (const one of childrenOf(node, 'c')) {
    const place = readPlace(one.attributes.r ?? '')
    column = place ? place.column : column + 1
    const cell = readCell(one, row, column, sheet, tools)
    if (cell.text !== '' || cell.formula) cells.push(cell)
  }
  return cells.every((cell, index) => index === 0 || cell.column > (cells[index - 1]?.column ?? 0))
    ? cells
    : cells.toSorted((one, other) => one.column - other.column)
}

function readCell(node: XmlNode, row: number, column: number, sheet: Sheet, tools: SheetContext): SheetCell {
  const style = tools.book.styles[Number(node.attributes.s ?? 0)] ?? { format: 'General', bold: false }
  const stored = childOf(node, 'v')
  const value = textOf(stored)
  if (childOf(node, 'f')) {
    sheet.formulas += 1
    if (!stored) sheet.unknown.push(cellName(row, column))
  }
  const cell: SheetCell = { column, text: '' }
  if (style.bold) cell.bold = true
  if (childOf(node, 'f')) cell.formula = true
  switch (node.attributes.t ?? 'n') {
    case 's':
      cell.text = tools.book.texts[Number(value)] ?? ''
      return cell
    case 'inlineStr':
      cell.text = richText(childOf(node, 'is') ?? node)
      return cell
    case 'str':
      cell.text = cleanText(value)
      return cell
    case 'b':
      cell.text = value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE'
      return cell
    case 'e':
      cell.text = value
      sheet.errors.push(cellName(row, column))
      return cell
    case 'd':
      return Object.assign(cell, isoDate(value))
    default: {
      const number = Number(value)
      if (value.trim() === '') return cell
      if (Number.isNaN(number)) return { ...cell, text: value }
      return Object.assign(cell, showNumber(number, style.format, tools.book.from1904, tools.write))
    }
  }
}

/** A date written as ISO, as strict workbooks may. */
function isoDate(value: string): { text: string; date?: string } {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? []
  return year ? { text: `${day}/${month}/${year}`, date: `${year}-${month}-${day}` } : { text: value }
}

function readPlace(name: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name) ?? []
  if (!letters || !digits) return null
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

function readRange(range: string): Merge | null {
  const [from = '', to = ''] = range.split(':')
  const top = readPlace(from)
  const bottom = readPlace(to)
  return top && bottom ? { top: top.row, left: top.column, bottom: bottom.row, right: bottom.column } : null
}

function commentCount(file: Package, part: string, context: ReadContext): number {
  const found = relationshipsOf(file, part, context).find((one) => one.type === 'comments' && !one.external)
  const bytes = found ? file.part(found.target) : null
  if (!found || !bytes) return 0
  return childrenOf(childOf(parseXml(bytes, found.target, context), 'commentList'), 'comment').length
}
