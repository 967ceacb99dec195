import { scaleLinear } from 'd3-scale'
import { line, muted, type StateColour, stateColours } from '../palette.ts'
import { listInWords, plural } from '../words.ts'
import {
  type Chart,
  type ChartNames,
  drawing,
  label,
  nothingToDraw,
  rowName,
  rule,
  stateBar,
  stateShape,
} from './svg.ts'

export type RagRow = { label: string; counts: Record<StateColour, number> }

const width = 640
const names = 168
const bars = { from: 176, to: 396 }
const firstCount = 424
const countStep = 48
const top = 44
const step = 34

/**
 * One stacked bar for each theme on a shared scale, its counts in columns beside it under the shape and word of each state.
 * @param words what each state is called
 */
export function ragByThemeChart(
  rows: readonly RagRow[],
  words: Record<StateColour, string>,
  given: ChartNames = {},
): Chart {
  const height = rows.length === 0 ? 60 : top + rows.length * step + 6
  const scale = scaleLinear([0, Math.max(1, ...rows.map((row) => totalOf(row)))], [0, bars.to - bars.from])
  const head = stateColours.map((colour, i) => columnHead(colour, words[colour], firstCount + i * countStep))
  const body = rows.map((row, i) => drawRow(row, top + i * step, scale))
  return drawing(
    {
      id: 'rag-by-theme',
      title: 'Where each theme stands',
      says: saidOf(rows, words),
      ...given,
      width,
      height,
      table: {
        headings: ['Theme', ...stateColours.map((colour) => words[colour]), 'All'],
        rows: rows.map((row) => [
          row.label,
          ...stateColours.map((colour) => String(row.counts[colour])),
          String(totalOf(row)),
        ]),
      },
    },
    ...(rows.length === 0 ? [nothingToDraw(width, 'No actions to show')] : [...head, ...body]),
  )
}

function drawRow(row: RagRow, y: number, scale: (count: number) => number): string {
  const middle = y + step / 2
  let x = bars.from
  const parts = stateColours.map((colour) => {
    const size = scale(row.counts[colour])
    const bar = stateBar(colour, x, y + 8, size, step - 16)
    x += size
    return bar
  })
  const counts = stateColours.map((colour, i) => {
    const count = row.counts[colour]
    const style = { size: 13, weight: count > 0 ? 600 : undefined, fill: count > 0 ? undefined : muted }
    return label(firstCount + i * countStep, middle + 5, String(count), { ...style, anchor: 'middle' })
  })
  return [rule(0, y, width, y, line), rowName(0, middle, row.label, names), ...parts, ...counts].join('')
}

/** A shape over its word, in one line or two. */
function columnHead(colour: StateColour, word: string, x: number): string {
  const parts = word.split(' ')
  const half = Math.ceil(parts.length / 2)
  const lines = [parts.slice(0, half).join(' '), parts.slice(half).join(' ')].filter((text) => text !== '')
  return (
    stateShape(colour, x, 6, 10) +
    lines.map((text, i) => label(x, 24 + i * 11, text, { size: 10, fill: muted, anchor: 'middle' })).join('')
  )
}

function totalOf(row: RagRow): number {
  return stateColours.reduce((sum, colour) => sum + row.counts[colour], 0)
}

function saidOf(rows: readonly RagRow[], words: Record<StateColour, string>): string {
  const total = rows.reduce((sum, row) => sum + totalOf(row), 0)
  if (total === 0) return 'There are no actions to show.'
  const sums = stateColours
    .map((colour) => ({
      word: words[colour].toLowerCase(),
      count: rows.reduce((sum, row) => sum + row.counts[colour], 0),
    }))
    .filter(({ count }) => count > 0)
  const worst = rows.toSorted((a, b) => b.counts.red - a.counts.red)[0]
  const most =
    worst && worst.counts.red > 0 && rows.length > 1 ? ` Most off track: ${worst.label} (${worst.counts.red}).` : ''
  return `Of ${plural(total, 'action')}: ${listInWords(sums.map(({ word, count }) => `${count} ${word}`))}.${most}`
}
