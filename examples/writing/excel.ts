/** Tables as Excel sheets with merged cells, and real dates where the words are a plain day. */
import * as XLSX from '@e965/xlsx'
import { withFixedTimes } from './archive.ts'
import { type CellWords, markedLines, type RowWords, type TableWords } from './cells.ts'

/** A day's number in Excel: days since 30 December 1899, without a time zone to trip over. */
function serial(day: string, month: string, year: string): number {
  const date = Temporal.PlainDate.from(`${year}-${month}-${day}`)
  return Temporal.PlainDate.from('1899-12-30').until(date, { largestUnit: 'days' }).days
}

const isRealDay = (day: string, month: string, year: string) =>
  Number(day) <= Temporal.PlainYearMonth.from(`${year}-${month}`).daysInMonth

function excelCell(cell: CellWords): XLSX.CellObject {
  const text = markedLines(cell).join('\n')
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  if (day && month && year && isRealDay(day, month, year))
    return { t: 'n', v: serial(day, month, year), z: 'dd/mm/yyyy' }
  if (/^\d$/.test(text)) return { t: 'n', v: Number(text) }
  return { t: 's', v: text }
}

/** Writes rows into a sheet from a row (counted from 0) on and gives the next free row. */
function addRows(sheet: XLSX.WorkSheet, merges: XLSX.Range[], rows: RowWords[], columns: number, from: number): number {
  const open = new Map<number, number>()
  rows.forEach((row, index) => {
    const r = from + index
    if (row.kind === 'banner') {
      sheet[XLSX.utils.encode_cell({ r, c: 0 })] = { t: 's', v: row.lines.join('\n') }
      merges.push({ s: { r, c: 0 }, e: { r, c: columns - 1 } })
      return
    }
    row.cells.forEach((cell, c) => {
      if (cell !== 'merged') {
        open.set(c, r)
        if (cell.lines.length > 0) sheet[XLSX.utils.encode_cell({ r, c })] = excelCell(cell)
      }
      const below = rows[index + 1]
      const continues = below?.kind === 'cells' && below.cells[c] === 'merged'
      const top = open.get(c) ?? r
      if (!continues && top < r) merges.push({ s: { r: top, c }, e: { r, c } })
    })
  })
  return from + rows.length
}

/** One sheet with tables one under another, each under its title where it has one. */
export function excelSheet(tables: TableWords[], widths: number[], above: string[] = []): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {}
  const merges: XLSX.Range[] = []
  let row = addRows(
    sheet,
    [],
    above.map((text) => ({ kind: 'cells', cells: [{ lines: [text] }] })),
    1,
    0,
  )
  if (above.length > 0) row += 1
  let columns = 1
  for (const table of tables) {
    const head: RowWords[] = table.title === '' ? [] : [{ kind: 'cells', cells: [{ lines: [table.title] }] }]
    head.push({ kind: 'cells', cells: table.heading.map((text) => ({ lines: [text] })) })
    row = addRows(sheet, merges, head, table.heading.length, row)
    row = addRows(sheet, merges, table.rows, table.heading.length, row) + 1
    columns = Math.max(columns, table.heading.length)
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(row - 2, 0), c: columns - 1 } })
  sheet['!merges'] = merges
  sheet['!cols'] = widths.map((wch) => ({ wch }))
  return sheet
}

/** The workbook as bytes, the same for the same words. */
export function excelFile(title: string, sheets: { name: string; sheet: XLSX.WorkSheet }[]): Uint8Array {
  const book = XLSX.utils.book_new()
  book.Props = { Title: title, CreatedDate: new Date('2026-02-17T09:00:00Z') }
  for (const { name, sheet } of sheets) XLSX.utils.book_append_sheet(book, sheet, name)
  const bytes: Uint8Array = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  return withFixedTimes(new Uint8Array(bytes))
}
