import { scaleLinear } from 'd3-scale'
import { accent, accentLine, ink, line, muted } from '../palette.ts'
import { type Chart, type ChartNames, drawing, el, fitted, label, nothingToDraw, rounded, rule } from './svg.ts'

/** One of many small pictures: a series with its name and its newest value in words. */
export type Panel = {
  label: string
  /** Without a value the line has a gap there. */
  values: readonly (number | null)[]
  latest: string
  /** The mean and limits of its newest process, where they are drawn. */
  limits?: { mean: number; lower: number; upper: number } | undefined
  /** What the newest point is, in a word or two: `improvement`, `as usual`. */
  shows: string
  href?: string
}

export type MultiplesOptions = {
  /** Printed below each picture at its left and right edge. */
  first: string
  last: string
  least?: number
  most?: number
  tick: (value: number) => string
  /** A line across every picture: what all are asked to reach. */
  target?: { value: number; words: string } | undefined
}

const width = 960
const across = 3
const gap = 24
const panel = { width: (width - gap * (across - 1)) / across, height: 150 }
const plot = { left: 36, right: panel.width - 8, top: 46, bottom: 118 }

/** The same picture for each team, on one scale, so that they can be compared by eye. */
export function smallMultiplesChart(
  panels: readonly Panel[],
  options: MultiplesOptions,
  names: ChartNames = {},
): Chart {
  const rows = Math.ceil(panels.length / across)
  const known = panels.flatMap(({ values }) => values.flatMap((value) => value ?? []))
  const chart = {
    id: 'multiples',
    title: 'Side by side',
    says: '',
    ...names,
    width,
    height: known.length === 0 ? 60 : rows * (panel.height + gap),
    table: {
      headings: ['Name', 'Latest', 'What it shows'],
      rows: panels.map(({ label: name, latest, shows }) => [name, latest, shows]),
    },
  }
  if (known.length === 0) return drawing(chart, nothingToDraw(width, 'No values to draw'))
  const up = upward(known, panels, options)
  return drawing(
    chart,
    ...panels.map((one, at) => {
      const [x, y] = [(at % across) * (panel.width + gap), Math.floor(at / across) * (panel.height + gap)]
      return el('g', { transform: `translate(${rounded(x)} ${rounded(y)})` }, drawPanel(one, up, options))
    }),
  )
}

type Scale = ReturnType<typeof upward>

function upward(known: readonly number[], panels: readonly Panel[], { least, most, target }: MultiplesOptions) {
  const limits = panels.flatMap(({ limits: own }) => (own ? [own.lower, own.upper] : []))
  const all = [...known, ...limits, ...(target ? [target.value] : [])]
  const low = Math.max(least ?? Number.NEGATIVE_INFINITY, Math.min(...all))
  const high = Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(...all))
  return scaleLinear([low, high === low ? low + 1 : high], [plot.bottom, plot.top]).clamp(true)
}

function drawPanel(one: Panel, up: Scale, options: MultiplesOptions): string {
  const name = label(0, 14, fitted(one.label, panel.width - 70, 13), { size: 13, weight: 600, fill: ink })
  const head = one.href === undefined ? name : el('a', { href: one.href }, name)
  const size = { size: 11, fill: muted }
  const [low = 0, high = 0] = up.domain()
  return [
    head,
    label(panel.width - 8, 14, one.latest, { size: 14, weight: 600, anchor: 'end' }),
    label(0, 31, one.shows, size),
    options.target === undefined ? '' : label(panel.width - 8, 31, options.target.words, { ...size, anchor: 'end' }),
    ...[low, high].map(
      (value) =>
        rule(plot.left, up(value), plot.right, up(value), line, 0.8) +
        label(plot.left - 6, up(value) + 4, options.tick(value), { ...size, anchor: 'end' }),
    ),
    one.limits === undefined ? '' : drawLimits(one.limits, up),
    options.target === undefined ? '' : drawTarget(options.target, up),
    drawLine(one.values, up),
    label(plot.left, plot.bottom + 16, options.first, size),
    label(plot.right, plot.bottom + 16, options.last, { ...size, anchor: 'end' }),
  ].join('')
}

function drawLimits({ mean, lower, upper }: NonNullable<Panel['limits']>, up: Scale): string {
  const [top, bottom] = [up(upper), up(lower)]
  const band = { x: plot.left, y: top, width: plot.right - plot.left, height: Math.max(0.5, bottom - top) }
  return el('rect', { ...band, fill: '#f3f1f9' }) + rule(plot.left, up(mean), plot.right, up(mean), accentLine, 1)
}

/** Named once at the head, where no line can run through the words. */
function drawTarget({ value }: { value: number }, up: Scale): string {
  return el('path', { d: `M${plot.left} ${rounded(up(value))}H${plot.right}`, stroke: ink, 'stroke-dasharray': '2 3' })
}

function drawLine(values: readonly (number | null)[], up: Scale): string {
  const along = scaleLinear([0, Math.max(1, values.length - 1)], [plot.left, plot.right])
  const steps = values.map((value, at) => {
    if (value === null) return ''
    const joined = at > 0 && values[at - 1] !== null
    return `${joined ? 'L' : 'M'}${rounded(along(at))} ${rounded(up(value))}`
  })
  const last = values.findLastIndex((value) => value !== null)
  const path = { d: steps.join(''), fill: 'none', stroke: accent, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }
  const newest = values[last]
  if (newest === undefined || newest === null) return ''
  return el('path', path) + el('circle', { cx: along(last), cy: up(newest), r: 3.2, fill: accent })
}
