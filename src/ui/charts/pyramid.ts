import { scaleLinear } from 'd3-scale'
import { accent, accentLine, accentMid, ink, muted } from '../palette.ts'
import { type Chart, type ChartNames, drawing, el, label, nothingToDraw, rule } from './svg.ts'

export type PyramidSide = { name: string; counts: readonly number[] }

export type PyramidOptions = {
  /** The number of the last band that is still in time; a line is drawn above it. */
  limit?: { after: number; words: string }
  /** What is counted, for the sentence: `assessments`. */
  of: string
  /** What the bands are of: `Working days`. */
  bands: string
}

const width = 720
const step = 26
const head = 40
const middle = { left: 300, right: 420 }

/**
 * How long things took, band above band, one year to the left and another to the right: a good service has its weight at
 * the foot. Longest on top, both sides on one scale.
 */
export function pyramidChart(
  bands: readonly string[],
  [left, right]: readonly [PyramidSide, PyramidSide],
  options: PyramidOptions,
  names: ChartNames = {},
): Chart {
  const most = Math.max(0, ...left.counts, ...right.counts)
  const chart = {
    id: 'pyramid',
    title: 'How long it took',
    says: saidOf(bands, [left, right], options),
    ...names,
    width,
    height: most === 0 ? 60 : head + bands.length * step + 12,
    table: {
      headings: [options.bands, left.name, 'Share', right.name, 'Share'],
      rows: bands.map((band, at) => [
        band,
        String(left.counts[at] ?? 0),
        shareOf(left, at),
        String(right.counts[at] ?? 0),
        shareOf(right, at),
      ]),
    },
  }
  if (most === 0) return drawing(chart, nothingToDraw(width, `No ${options.of} to draw`))
  const reach = scaleLinear([0, most], [0, middle.left - 64])
  return drawing(
    chart,
    label(middle.left - 8, 16, left.name, { size: 13, weight: 600, anchor: 'end' }),
    label(360, 16, options.bands, { size: 11, fill: muted, anchor: 'middle' }),
    label(middle.right + 8, 16, right.name, { size: 13, weight: 600 }),
    rule(0, 26, width, 26, accentLine),
    ...bands.map((band, at) => {
      const y = head + (bands.length - 1 - at) * step
      return drawBand(band, y, [left.counts[at] ?? 0, right.counts[at] ?? 0], reach)
    }),
    options.limit === undefined ? '' : drawLimit(options.limit, bands.length),
  )
}

function drawBand(band: string, y: number, [left, right]: [number, number], reach: (count: number) => number): string {
  const box = { y, height: step - 8 }
  const words = { size: 12 }
  return [
    el('rect', { ...box, x: middle.left - reach(left), width: reach(left), fill: accentMid }),
    label(middle.left - reach(left) - 6, y + 13, String(left), { ...words, anchor: 'end' }),
    label(360, y + 13, band, { ...words, anchor: 'middle' }),
    el('rect', { ...box, x: middle.right, width: reach(right), fill: accent }),
    label(middle.right + reach(right) + 6, y + 13, String(right), words),
  ].join('')
}

function drawLimit({ after, words }: NonNullable<PyramidOptions['limit']>, bands: number): string {
  const y = head + (bands - 1 - after) * step - 4
  return (
    el('path', { d: `M0 ${y}H${width}`, stroke: ink, 'stroke-dasharray': '3 3' }) +
    label(width, y - 3, words, { size: 10, fill: ink, anchor: 'end' })
  )
}

const totalOf = ({ counts }: PyramidSide) => counts.reduce((sum, count) => sum + count, 0)

function shareOf(side: PyramidSide, at: number): string {
  const total = totalOf(side)
  return total === 0 ? '' : `${Math.round((100 * (side.counts[at] ?? 0)) / total)}%`
}

/** The band in which the middle one lies. */
function middleBand(bands: readonly string[], side: PyramidSide): string | null {
  const half = totalOf(side) / 2
  let sum = 0
  for (const [at, count] of side.counts.entries()) {
    sum += count
    if (count > 0 && sum >= half) return bands[at] ?? null
  }
  return null
}

function saidOf(bands: readonly string[], sides: readonly PyramidSide[], { of, bands: unit }: PyramidOptions): string {
  const parts = sides.flatMap((side) => {
    const band = middleBand(bands, side)
    return band === null
      ? []
      : [
          `${side.name}: of ${totalOf(side).toLocaleString('en-GB')} ${of} the middle one took ${band} ${unit.toLowerCase()}`,
        ]
  })
  return parts.length === 0 ? `There are no ${of} to show.` : `${parts.join('. ')}.`
}
