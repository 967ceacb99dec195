/** Markdown tables: rows between bars, with a line of dashes under the first, which names the columns. */
import type { Row, Table } from '../document.ts'
import { makeCell } from './cells.ts'
import type { TableBudget } from './limits.ts'
import { markupLines } from './markup.ts'

const dashes = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/

/** The line after the Markdown table that starts at `start`, or `start` where none does. */
export function pipeTableEnd(lines: readonly string[], start: number): number {
  if (!isPipeRow(lines[start]) || !isDashes(lines[start + 1])) return start
  let end = start + 2
  while (isPipeRow(lines[end])) end += 1
  return end
}

/** The table of lines `start` to `end`; the dashes are no row. */
export function readPipeTable(lines: readonly string[], start: number, end: number, budget: TableBudget): Table {
  const rows: Row[] = []
  for (let index = start; index < end; index += 1) {
    if (index === start + 1) continue
    const printed = (lines[index] ?? '')
      .trim()
      .replace(/^\|/, '')
      .replace(/\|$/, '')
      .split(/(?<!\\)\|/)
    budget.take(printed.length, lines.length)
    const at = { line: index + 1 }
    const cells = printed.map((words, column) => makeCell(markupLines(words.replaceAll('\\|', '|')), column, at))
    rows.push(index === start ? { cells, at, header: true } : { cells, at })
  }
  return { kind: 'table', rows, at: { line: start + 1 } }
}

/** True where a text holds a Markdown table anywhere: its bars are not those of separated values. */
export function hasPipeTable(text: string): boolean {
  const lines = text.split('\n')
  return lines.some((line, index) => isDashes(line) && isPipeRow(lines[index - 1]))
}

function isPipeRow(line: string | undefined): boolean {
  const text = line?.trim() ?? ''
  return text.length > 2 && text.startsWith('|') && text.indexOf('|', 1) > 0
}

function isDashes(line: string | undefined): boolean {
  return line?.includes('|') === true && line.length < 2_000 && dashes.test(line)
}
