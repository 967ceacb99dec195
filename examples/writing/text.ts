/** Tables as tab-separated lines, as a converter leaves them: lists as markup or run together, merged cells blank. */
import type { CellWords, RowWords, TableWords } from './cells.ts'

/** Lines of the text twin, and on which line (from 1) each subject stands. */
export class TextPage {
  readonly lines: string[] = []
  readonly places = new Map<string, number>()

  add(text = '', subjects: string[] = []): void {
    this.lines.push(text)
    for (const subject of subjects) this.places.set(subject, this.lines.length)
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`
  }
}

function cellText(cell: CellWords | 'merged'): string {
  if (cell === 'merged') return ''
  if (cell.list === 'bullet') return `<ul>${cell.lines.map((item) => `<li>${item}</li>`).join('')}</ul>`
  if (cell.list === 'number') return cell.lines.map((item, index) => `${index + 1}. ${item}`).join(' ')
  if (cell.list === 'paragraph') return cell.lines.map((item) => `<p>${item}</p>`).join('')
  return [...cell.lines, ...(cell.nested ?? []).map((row) => row.join(' '))].join(' ')
}

function rowText(row: RowWords, columns: number): string {
  if (row.kind === 'banner') return [row.lines.join(' '), ...Array<string>(columns - 1).fill('')].join('\t')
  return row.cells.map(cellText).join('\t')
}

/** Writes a table under its title; every `pageRows` rows a page ends and the header is printed again. */
export function addTable(page: TextPage, table: TableWords, pageRows = Number.POSITIVE_INFINITY): void {
  if (table.title !== '') page.add(table.title)
  if (table.title !== '') page.add()
  page.add(table.heading.join('\t'))
  table.rows.forEach((row, index) => {
    if (index > 0 && index % pageRows === 0) {
      page.add()
      page.add(table.heading.join('\t'))
    }
    const subjects = row.kind === 'banner' ? (row.subject ? [row.subject] : []) : (row.subjects ?? [])
    page.add(rowText(row, table.heading.length), subjects)
  })
  page.add()
}
