/** Tables of a web page: spans, header rows, and tables inside cells. */
import { defaultTreeAdapter as adapter } from 'parse5'
import type { Cell, CellLine, Row } from '../document.ts'
import { makeCell, SpanGrid } from './cells.ts'
import { walkHtml } from './html-lines.ts'
import { attributeOf, type HtmlElement, type HtmlNode } from './html-tree.ts'
import type { TableBudget } from './limits.ts'

type HtmlRow = {
  element: HtmlElement
  header: boolean /** Rows left in its group, itself included: `rowspan=0` reaches so far. */
  left: number
}

/** A table's own rows in the order they are shown (a foot may be written before the body). */
export function tableRows(table: HtmlElement): HtmlRow[] {
  const groups = elementsOf(table.childNodes)
  const rank = (group: HtmlElement) => ({ thead: 0, tfoot: 2 })[group.tagName] ?? 1
  const rows: HtmlRow[] = []
  for (const group of groups.toSorted((one, other) => rank(one) - rank(other))) {
    const own = group.tagName === 'tr' ? [group] : elementsOf(group.childNodes).filter((row) => row.tagName === 'tr')
    own.forEach((element, index) => {
      rows.push({ element, header: group.tagName === 'thead', left: own.length - index })
    })
  }
  return rows
}

/** Mail programs lay a page out as a table of one column: what is in it is the page. */
export function isLayoutTable(table: HtmlElement): boolean {
  const rows = tableRows(table).map((row) => cellsOf(row.element))
  if (attributeOf(table, 'role') === 'presentation' && rows.every((cells) => cells.length <= 1)) return true
  return rows.some((cells) => cells.some(holdsTable)) && rows.every((cells) => cells.filter(hasWords).length <= 1)
}

/** The rows of a table with their cells in the grid. */
export function readHtmlTable(table: HtmlElement, number: number, budget: TableBudget): Row[] {
  const rows: Row[] = []
  const grid = new SpanGrid()
  for (const { element, header, left } of tableRows(table)) {
    const row = readRow(element, { table: number, row: rows.length + 1 }, left, grid)
    if (header || isHeaderRow(element)) row.header = true
    budget.take(row.cells.length)
    rows.push(row)
    grid.nextRow()
  }
  return rows
}

function readRow(element: HtmlElement, at: { table: number; row: number }, left: number, grid: SpanGrid): Row {
  const cells: Cell[] = []
  let next = 0
  for (const cell of cellsOf(element)) {
    const column = grid.free(next)
    const columns = Math.min(1_000, Math.max(1, span(cell, 'colspan')))
    const asked = span(cell, 'rowspan')
    const rows = asked === 0 ? left : Math.min(asked, left)
    grid.take(column, columns, rows)
    cells.push(readCell(cell, column, { columns, rows }, at))
    next = column + columns
  }
  return { cells, at }
}

function readCell(
  element: HtmlElement,
  column: number,
  spans: { columns: number; rows: number },
  at: { table: number; row: number },
): Cell {
  const lines: CellLine[] = []
  let bold = true
  walkHtml(element.childNodes, {
    line: (line) => {
      lines.push(line.item ? { text: line.text, item: true } : { text: line.text })
      bold &&= line.bold
    },
    table: (inner) => lines.push(...innerTableLines(inner)),
    skipped: () => {},
    title: () => {},
  })
  const cell = makeCell(lines, column, { ...at, cell: column + 1 }, spans)
  if (lines.length > 0 && (bold || element.tagName === 'th')) cell.bold = true
  return cell
}

/** A table inside a cell: a line for each of its rows. */
function innerTableLines(table: HtmlElement): CellLine[] {
  return tableRows(table).flatMap(({ element }) => {
    const words = cellsOf(element).map((cell) => lineWords(cell.childNodes))
    const text = words.filter((one) => one !== '').join(' — ')
    return text === '' ? [] : [{ text }]
  })
}

function lineWords(nodes: readonly HtmlNode[]): string {
  const lines: string[] = []
  walkHtml(nodes, {
    line: (line) => lines.push(line.text),
    table: (inner) => lines.push(...innerTableLines(inner).map((line) => line.text)),
    skipped: () => {},
    title: () => {},
  })
  return lines.join(' ')
}

function isHeaderRow(element: HtmlElement): boolean {
  const cells = cellsOf(element)
  return cells.length > 1 && cells.every((cell) => cell.tagName === 'th')
}

export function cellsOf(row: HtmlElement): HtmlElement[] {
  return elementsOf(row.childNodes).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
}

function span(cell: HtmlElement, name: string): number {
  const value = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
  return Number.isNaN(value) || value < 0 ? 1 : value
}

function holdsTable(cell: HtmlElement): boolean {
  return elementsOf(cell.childNodes).some((child) => child.tagName === 'table' || holdsTable(child))
}

function hasWords(node: HtmlElement): boolean {
  return node.childNodes.some((child) =>
    adapter.isTextNode(child) ? child.value.trim() !== '' : adapter.isElementNode(child) && hasWords(child),
  )
}

function elementsOf(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.filter((node) => adapter.isElementNode(node))
}
