/** Sheets of a workbook as tables: headings below titles, merged or not; formulas as the text they were saved with. */
import { UnreadableFile } from '../../documents/document.ts'
import { defaultLimits } from '../../documents/readers/limits.ts'
import type { Merge, SheetCell } from '../../documents/readers/xlsx/sheet-table.ts'
import { openSheets, type SheetStream } from '../../documents/readers/xlsx/xlsx.ts'
import { openPackage } from '../../documents/readers/zip.ts'
import type { Source } from './format.ts'
import { headingRowOf, headingRows, type IsKnown } from './heading-row.ts'

const limits = { ...defaultLimits, compressedBytes: 200 * 1024 * 1024, rows: 2_000_000, cells: 100_000_000 }

/** @throws UnreadableFile in a sentence without a word of the file */
export async function workbookSources(bytes: Uint8Array, isKnown: IsKnown): Promise<Source[]> {
  try {
    const context = { name: '', limits }
    const sheets = await openSheets(openPackage(bytes, context), context)
    return sheets.flatMap((sheet) => sheetSource(sheet, isKnown))
  } catch (error) {
    if (error instanceof UnreadableFile) throw refusalOf(error.code)
    throw error
  }
}

/** The reader of documents names the file and its parts, and may quote what it holds. */
function refusalOf(code: string): UnreadableFile {
  const said = {
    'file.too-large': 'is larger than Upturn takes. Export fewer years.',
    'zip.bomb': 'unpacks to far more than a workbook holds, so it was not opened. Ask where it came from.',
    'file.password': 'is locked with a password. Open it in Excel, take the password off and save it.',
    'xlsx.no-workbook': 'is no workbook. Hand in the CSV files or the workbook that the case system exports.',
  }[code]
  return new UnreadableFile(
    code,
    `One of the files ${said ?? 'is a workbook that is damaged. Open it in Excel, save it under a new name and hand that in.'}`,
  )
}

const textOf = ({ text, date }: SheetCell) => date ?? text

function rowOf(cells: readonly SheetCell[], width: number): string[] {
  const row = new Array<string>(width).fill('')
  for (const cell of cells) if (cell.column < width) row[cell.column] = textOf(cell)
  return row
}

/** The first rows, with blanks where a row or cell is. */
function topOf(sheet: SheetStream): string[][] {
  const rows: string[][] = []
  for (const { row, cells } of sheet.rows()) {
    if (row >= headingRows) break
    const width = (cells.at(-1)?.column ?? -1) + 1
    rows[row] = rowOf(cells, width).map((cell) => cell.trim())
  }
  const top = Array.from(rows, (row) => row ?? [])
  for (const merge of sheet.merges) spread(top, merge)
  return top
}

/** A heading that is merged down stands in each of its rows. */
function spread(rows: string[][], { top, left, bottom }: Merge) {
  const text = rows[top]?.[left] ?? ''
  for (let row = top + 1; row <= bottom && row < rows.length; row += 1) {
    const cells = rows[row]
    if (cells && (cells[left] ?? '') === '') {
      while (cells.length < left) cells.push('')
      cells[left] = text
    }
  }
}

function sheetSource(sheet: SheetStream, isKnown: IsKnown): Source[] {
  const top = topOf(sheet)
  const at = headingRowOf(top, isKnown)
  const headings = top[at]
  if (headings === undefined) return []
  return [{ headings, rows: { kind: 'rows', rows: rowsBelow(sheet, at, headings.length), serialDays: true } }]
}

/** Every row is as wide as its headings: a sheet does not keep the blanks at its end. */
function rowsBelow(sheet: SheetStream, headingRow: number, width: number): Iterable<readonly string[]> {
  return {
    *[Symbol.iterator]() {
      for (const { row, cells } of sheet.rows()) {
        if (row <= headingRow) continue
        const values = rowOf(cells, width)
        if (values.some((value) => value !== '')) yield values
      }
    },
  }
}
