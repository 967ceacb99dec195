/** Rows of a sheet with figures: the columns indicator, period, unit, numerator and denominator, in any order. Pure. */
import { selectOptionalIndicator } from '../../indicators/library.ts'
import { type Entry, type EntryContext, readEntry } from './read-entry.ts'

export type RowProblem = { row: number; text: string }

const columns = ['indicator', 'period', 'unit', 'numerator', 'denominator'] as const
type Column = (typeof columns)[number]

export type ReadSheet = { entries: Entry[]; problems: RowProblem[] }

/** More would hold up everybody else while they are kept. */
export const mostEntries = 2000

/**
 * @param rows cells as text, the first row with headings
 * @returns problems name a row as a spreadsheet numbers it, and what to do; no cell is quoted
 */
export function readSheet(rows: readonly (readonly string[])[], context: EntryContext): ReadSheet {
  const [head = [], ...body] = rows
  const at = new Map(head.map((heading, place) => [heading.trim().toLowerCase(), place]))
  const missing = (['indicator', 'period', 'numerator'] as const).filter((column) => !at.has(column))
  if (missing.length > 0) {
    const text = `The first row must hold the headings ${columns.join(', ')}; there is no ${missing.join(' and no ')}.`
    return { entries: [], problems: [{ row: 1, text }] }
  }
  if (body.length > mostEntries) {
    const text = `A sheet may hold ${mostEntries} figures: this one has ${body.length} rows below its headings. Upload them in parts.`
    return { entries: [], problems: [{ row: mostEntries + 2, text }] }
  }
  const read: ReadSheet = { entries: [], problems: [] }
  const seen = new Set<string>()
  for (const [index, cells] of body.entries()) {
    const cell = (column: Column) => cells[at.get(column) ?? -1]?.trim() ?? ''
    if (cells.every((one) => one.trim() === '')) continue
    const row = index + 2
    const answer = readRow(cell, context)
    const key = 'text' in answer ? '' : [answer.entry.indicator, answer.entry.period, answer.entry.unit].join('|')
    if ('text' in answer) read.problems.push({ row, text: answer.text })
    else if (seen.has(key)) read.problems.push({ row, text: 'An earlier row gives the same figure.' })
    else read.entries.push(answer.entry)
    seen.add(key)
  }
  return read
}

function readRow(cell: (column: Column) => string, context: EntryContext) {
  const indicator = selectOptionalIndicator(cell('indicator'))
  if (indicator === null) return { text: 'There is no indicator of that code.' }
  if (indicator.origin === 'computed')
    return { text: `${indicator.code} is computed from extracts: it is not uploaded.` }
  const form = {
    period: cell('period'),
    unit: cell('unit'),
    numerator: cell('numerator'),
    denominator: cell('denominator'),
  }
  const answer = readEntry(indicator, form, context)
  return 'entry' in answer ? answer : { text: answer.problems.map(({ text }) => text).join(' ') }
}
