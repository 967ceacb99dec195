/**
 * Plain text as it comes out of a scanned or converted plan: lines with tabs are table rows, the rest Markdown or plain
 * paragraphs. Every part knows its line.
 */
import type { Block, Cell, Row, SourceDocument, Table } from '../document.ts'
import { type ReadContext, TableBudget } from './limits.ts'
import { hasMarkup, markupLines, markupText } from './markup.ts'
import { pipeTableEnd, readPipeTable } from './pipe-table.ts'

/** The blocks of a text whose line ends are `\n`. A table ends at a blank line; a line without tabs inside one is a row of one cell. */
export function readText(text: string, context: ReadContext): Pick<SourceDocument, 'blocks' | 'warnings'> {
  // A page break stands at the start of a line: as a space it keeps the line's number.
  const lines = text.replace(/[\f\v]/g, ' ').split('\n')
  const blocks: Block[] = []
  const budget = new TableBudget(context)
  for (let index = 0; index < lines.length; ) {
    const pipeEnd = pipeTableEnd(lines, index)
    if (pipeEnd > index) {
      blocks.push(readPipeTable(lines, index, pipeEnd, budget))
      index = pipeEnd
      continue
    }
    const end = tableEnd(lines, index)
    if (end > index) {
      blocks.push(readTable(lines, index, end, budget))
      index = end
      continue
    }
    const block = readLine(lines[index] ?? '', index + 1)
    if (block) blocks.push(block)
    index += 1
  }
  return { blocks, warnings: [] }
}

/** The line after the table that starts at `start`, or `start` where none does. A table starts and ends with a line that has a tab. */
function tableEnd(lines: readonly string[], start: number): number {
  if (!isTabbed(lines[start])) return start
  let end = start
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (isTabbed(line)) end = index + 1
    else if (line.trim() === '' || /^#{1,6}\s/.test(line)) break
  }
  return end
}

/** A line of tabs alone is an empty row, and does not end its table. */
function isTabbed(line: string | undefined): boolean {
  return line?.includes('\t') === true
}

function readTable(lines: readonly string[], start: number, end: number, budget: TableBudget): Table {
  const rows: Row[] = []
  for (let index = start; index < end; index += 1) {
    const printed = (lines[index] ?? '').split('\t')
    budget.take(printed.length, lines.length)
    const at = { line: index + 1 }
    const cells = printed.map((words, column) => textCell(words, column, at))
    rows.push({ cells, at })
  }
  return { kind: 'table', rows, at: { line: start + 1 } }
}

function textCell(printed: string, column: number, at: { line: number }): Cell {
  const bold = boldWords(printed)
  const lines = markupLines(bold ?? printed)
  const text = lines.map((line) => line.text).join('\n')
  const cell: Cell = { text, lines, column, colSpan: 1, rowSpan: 1, at }
  if (bold !== null || /^\s*<(?:b|strong)>.*<\/(?:b|strong)>\s*$/i.test(printed)) cell.bold = true
  return cell
}

/** The words of a cell that is one Markdown bold run, `**so**`, or null. */
function boldWords(printed: string): string | null {
  return /^\s*\*\*((?:(?!\*\*).)+)\*\*\s*$/.exec(printed)?.[1] ?? null
}

function readLine(line: string, number: number): Block | null {
  const at = { line: number }
  const heading = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(line)
  if (heading) {
    const text = plainWords((heading[2] ?? '').trim().replace(/\s#+$/, ''))
    return text === '' ? null : { kind: 'heading', level: heading[1]?.length ?? 1, text, at }
  }
  const item = /^(\s*)([-*+•·▪●○◦‣])\s+(.*)$/u.exec(line) ?? /^(\s*)([•▪●])(\S.*)$/u.exec(line)
  if (item) return listItem(item[1] ?? '', item[2] ?? '-', item[3] ?? '', at)
  const text = plainWords(line)
  return text === '' ? null : { kind: 'paragraph', text, at }
}

const printedNumber = /^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]{1,5})[.)]|\d+(?:\.\d+)+)(?=\s)/i

/** A bullet is taken off; a number is the item's marker and stays in its words, for it may be what others refer to. */
function listItem(indent: string, bullet: string, rest: string, at: { line: number }): Block | null {
  const text = plainWords(rest.replace(/^[•·▪●]\s*/u, ''))
  if (text === '') return null
  const marker = printedNumber.exec(text)?.[0] ?? bullet
  // One space is how scanning indents a whole list; two or four are a level.
  const depth = 1 + Math.floor(indent.replaceAll('\t', '    ').length / 2)
  return { kind: 'paragraph', text, at, item: { depth, marker } }
}

/** Markdown emphasis and markup taken off; a lone asterisk stays, for it may point to a note. */
function plainWords(text: string): string {
  const plain = text.includes('*') ? text.replace(/\*\*((?:(?!\*\*).)+)\*\*/g, '$1') : text
  return hasMarkup(plain) ? markupText(plain) : plain.trim()
}
