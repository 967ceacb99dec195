import { scaleLinear } from 'd3-scale'
import { accent, accentLine, line, muted, paper } from '../palette.ts'
import { type Chart, type ChartNames, drawing, el, label, nothingToDraw, rowName, rule } from './svg.ts'

/** `null`: nobody can say yet. `of` 0: there is nothing to count. */
export type MarkCount = { count: number; of: number } | null

export type MarksRow = { label: string; done: MarkCount; evidenced: MarkCount; felt: MarkCount }

const width = 640
const names = 168
const columns = [
  { key: 'done', title: 'Done', under: 'actions delivered', x: 180 },
  { key: 'evidenced', title: 'Evidenced', under: 'criteria proven', x: 340 },
  { key: 'felt', title: 'Felt', under: 'indicators that stayed on target', x: 500 },
] as const
const top = 40
const step = 34

/** The three marks beside one another, each a bar from nought to all on the same scale, with its count and total. */
export function marksChart(rows: readonly MarksRow[], given: ChartNames = {}): Chart {
  const height = rows.length === 0 ? 60 : top + rows.length * step + 4
  const heads = columns.map(
    ({ title, under, x }) =>
      label(x, 12, title, { size: 13, weight: 600 }) + label(x, 27, under, { size: 10, fill: muted }),
  )
  const body = rows.map((row, i) => drawRow(row, top + i * step))
  return drawing(
    {
      id: 'marks',
      title: 'Done, evidenced and felt',
      says: saidOf(rows),
      ...given,
      width,
      height,
      table: {
        headings: ['Theme', 'Done: actions delivered', 'Evidenced: criteria proven', 'Felt: indicators'],
        rows: rows.map((row) => [row.label, ...columns.map(({ key }) => inWords(row[key]))]),
      },
    },
    ...(rows.length === 0 ? [nothingToDraw(width, 'No recommendations to show')] : [...heads, ...body]),
  )
}

function drawRow(row: MarksRow, y: number): string {
  const middle = y + step / 2
  const marks = columns.map(({ key, x }) => drawMark(row[key], x, middle))
  return [rule(0, y, width, y, line), rowName(0, middle, row.label, names), ...marks].join('')
}

function drawMark(mark: MarkCount, x: number, middle: number): string {
  if (mark === null || mark.of === 0) return label(x, middle + 4, inWords(mark), { size: 11, fill: muted })
  const bar = 68
  const filled = scaleLinear([0, mark.of], [0, bar])(mark.count)
  const box = { x, y: middle - 5, height: 10 }
  return (
    el('rect', { ...box, width: bar, fill: paper, stroke: accentLine }) +
    (filled > 0 ? el('rect', { ...box, width: filled, fill: accent }) : '') +
    label(x + bar + 6, middle + 4, `${mark.count} of ${mark.of}`, {
      size: 12,
      weight: mark.count > 0 ? 600 : undefined,
    })
  )
}

function inWords(mark: MarkCount): string {
  if (mark === null) return 'not measured yet'
  return mark.of === 0 ? 'nothing to count' : `${mark.count} of ${mark.of}`
}

function saidOf(rows: readonly MarksRow[]): string {
  if (rows.length === 0) return 'There are no recommendations to show.'
  const done = sumOf(rows.map((row) => row.done))
  const evidenced = sumOf(rows.map((row) => row.evidenced))
  const felt = sumOf(rows.map((row) => row.felt))
  const last =
    felt.of === 0
      ? 'Whether children feel it is not measured yet.'
      : `${felt.count} of ${felt.of} indicators have reached their target and stayed there.`
  return `${done.count} of ${done.of} actions are delivered and ${evidenced.count} of ${evidenced.of} success criteria are proven. ${last}`
}

function sumOf(marks: readonly MarkCount[]): { count: number; of: number } {
  const known = marks.filter((mark) => mark !== null)
  return {
    count: known.reduce((sum, mark) => sum + mark.count, 0),
    of: known.reduce((sum, mark) => sum + mark.of, 0),
  }
}
