/** The plan as a workbook, one sheet for each kind of thing, and back. Headings find the columns, so they may be moved. */
import * as XLSX from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import {
  dateOfSerial,
  longestCell,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  writeXlsx,
} from '../../documents/writers/xlsx.ts'
import type { Plan } from '../plan.ts'
import type { Column, Printed } from './columns.ts'
import { kinds, planColumns } from './kinds.ts'
import { kindRows, planOfRows, planRow, type ReadRow } from './rows.ts'

const planSheet = 'Plan'
const longSheet = 'Long texts'
const planSheetColumns: SheetColumn[] = [
  { heading: 'Key', width: 18, kind: 'text' },
  { heading: 'Value', width: 70, kind: 'text' },
]
const longColumns: SheetColumn[] = [
  { heading: 'No.', width: 8, kind: 'number' },
  { heading: 'Part', width: 8, kind: 'number' },
  { heading: 'Text', width: 120, kind: 'text' },
]

/** The plan as an Excel file. Nothing is hidden in it: what a person deletes is gone. */
export function planToXlsx(plan: Plan): Uint8Array {
  const long = new LongTexts()
  const sheets: Sheet[] = [
    {
      name: planSheet,
      columns: planSheetColumns,
      rows: planRow(plan).map((value, i) => [planColumns[i]?.heading ?? '', long.cell(value)]),
    },
  ]
  for (const kind of kinds) {
    const rows = kindRows(plan, kind)
    if (rows === null) continue
    const columns = kind.columns.map(({ heading, width, kind: is }) => ({ heading, width, kind: is }))
    sheets.push({ name: kind.sheet, columns, rows: rows.map((row) => row.map((value) => long.cell(value))) })
  }
  if (long.rows.length > 0) sheets.push({ name: longSheet, columns: longColumns, rows: long.rows })
  return writeXlsx(sheets, plan.title)
}

/** Texts too long for one cell, kept on a sheet of their own in parts. */
class LongTexts {
  readonly rows: SheetCell[][] = []
  private last = 0

  cell(value: Printed): SheetCell {
    if (typeof value !== 'string') return value
    if (value.length <= longestCell && !reference.test(value)) return value
    this.last += 1
    for (let start = 0, part = 1; start < value.length; part += 1) {
      const end = partEnd(value, start)
      this.rows.push([this.last, part, value.slice(start, end)])
      start = end
    }
    return `See ${longSheet}, no. ${this.last}`
  }
}

const reference = /^See Long texts, no\. (\d+)$/

/** Where a part may end without cutting a pair of surrogates in two. */
function partEnd(text: string, start: number): number {
  const end = Math.min(start + longestCell, text.length)
  const code = text.charCodeAt(end - 1)
  return end < text.length && code >= 0xd800 && code < 0xdc00 ? end - 1 : end
}

/** The plan in a workbook that `planToXlsx` made, with what a person has changed since; null for any other workbook. */
export function planFromXlsx(bytes: Uint8Array): Plan | null {
  if (!hasPlanSheet(bytes)) return null
  const book = XLSX.read(bytes, { type: 'array', cellDates: false, cellFormula: false, cellHTML: false, cellNF: true })
  const first = book.Sheets[planSheet]
  const keys = first ? rowsOf(first, ['Value']) : []
  const plan: ReadRow = new Map(keys.map((row) => [row.get('Key') ?? '', row.get('Value') ?? '']))
  if (plan.get('Format') !== 'upturn-plan/1') return null
  const long = longTexts(book.Sheets[longSheet])
  const lists = kinds.map((kind) => {
    const sheet = book.Sheets[kind.sheet]
    const rows = sheet ? rowsOf(sheet, datesIn(kind.columns)) : []
    return [kind.list, rows.map((row) => whole(row, long))] as const
  })
  return planOfRows({ plan: whole(plan, long), lists: new Map(lists) })
}

/** A look at the names of the sheets alone: another's workbook may be large. */
function hasPlanSheet(bytes: Uint8Array): boolean {
  const workbook = unzipSync(bytes, { filter: ({ name }) => name === 'xl/workbook.xml' })['xl/workbook.xml']
  return workbook !== undefined && strFromU8(workbook).includes(`name="${planSheet}"`)
}

/** Rows by heading. Cells of `dates` that Excel holds as a day come as `YYYY-MM-DD`, others as they are shown. */
function rowsOf(sheet: XLSX.WorkSheet, dates: string[]): ReadRow[] {
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1')
  const headings: string[] = []
  for (let c = range.s.c; c <= range.e.c; c += 1) headings.push(shownIn(cellAt(sheet, range.s.r, c), false).trim())
  const rows: ReadRow[] = []
  for (let r = range.s.r + 1; r <= range.e.r; r += 1) {
    const row: ReadRow = new Map()
    for (const [i, heading] of headings.entries()) {
      row.set(heading, shownIn(cellAt(sheet, r, range.s.c + i), dates.includes(heading)))
    }
    rows.push(row)
  }
  return rows
}

function cellAt(sheet: XLSX.WorkSheet, row: number, column: number): XLSX.CellObject | undefined {
  return sheet[XLSX.utils.encode_cell({ r: row, c: column })]
}

function shownIn(cell: XLSX.CellObject | undefined, isDate: boolean): string {
  if (cell?.v === undefined || cell.v === null) return ''
  const dated = typeof cell.v === 'number' && typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z)
  if (typeof cell.v === 'number' && (dated || isDate)) return dateOfSerial(cell.v)
  return String(cell.v)
}

function datesIn(columns: Column[]): string[] {
  return columns.filter((column) => column.kind === 'date').map((column) => column.heading)
}

function longTexts(sheet: XLSX.WorkSheet | undefined): Map<string, string> {
  const texts = new Map<string, string>()
  for (const row of sheet ? rowsOf(sheet, []) : []) {
    const number = row.get('No.') ?? ''
    texts.set(number, (texts.get(number) ?? '') + (row.get('Text') ?? ''))
  }
  return texts
}

function whole(row: ReadRow, long: Map<string, string>): ReadRow {
  if (long.size === 0) return row
  return new Map([...row].map(([heading, cell]) => [heading, long.get(reference.exec(cell)?.[1] ?? '') ?? cell]))
}
