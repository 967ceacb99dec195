import { scaleLinear } from 'd3-scale'
import { accent, ink, line, looks, muted, paper, type StateColour } from '../palette.ts'
import { type BesideLine, besideValues, drawBeside, nameBeside } from './run-beside.ts'
import {
  type Chart,
  type ChartNames,
  drawing,
  el,
  label,
  nothingToDraw,
  rounded,
  rule,
  stateShape,
  textWidth,
} from './svg.ts'

export type RunKind = 'common' | 'improvement' | 'concern' | 'neutral'

/** One point; without a value the line has a gap there. */
export type RunPoint = {
  label: string
  value: number | null
  /** As it is printed. */
  words: string
  /** What it was counted from, where that is told: `120 of 153`. */
  counted?: string
  kind: RunKind
  /** Why it is not common cause; of a point without a value, what to say of it. */
  why?: string
}

/** Limits of a process, by the places of its first and last point. */
export type RunLimits = { from: number; to: number; mean: number; lower: number; upper: number }

export type RunOptions = {
  /** Of the vertical axis, where a value cannot lie outside: 0 to 100 for a share. */
  least?: number
  most?: number
  limits?: readonly RunLimits[]
  /** Places at which a new process begins, each with why. */
  breaks?: readonly { at: number; why: string }[]
  /** What is asked for, and what others reach: a line and a column of the table for each. */
  beside?: readonly BesideLine[]
  /** A value of the axis, printed. */
  tick: (value: number) => string
}

const width = 720
const height = 300
const plot = { left: 52, right: 708, top: 44, bottom: 248 }

/** Each kind has a word and a shape of its own, so that colour is never all there is. */
const kinds: Record<RunKind, { word: string; colour?: StateColour }> = {
  common: { word: 'usual variation' },
  improvement: { word: 'improvement', colour: 'blue' },
  concern: { word: 'concern', colour: 'amber' },
  neutral: { word: 'unusual' },
}

/** A line over time, with the mean and limits of its process where they are given. */
export function runChart(points: readonly RunPoint[], options: RunOptions, names: ChartNames = {}): Chart {
  const values = points.flatMap(({ value }) => value ?? [])
  const { beside = [] } = options
  const chart = {
    id: 'run',
    title: 'Over time',
    says: '',
    ...names,
    width,
    height: values.length === 0 ? 60 : height,
    table: {
      headings: ['Period', 'Value', 'Counted', ...beside.map(({ name }) => name), 'What it shows'],
      rows: points.map((point, at) => [
        point.label,
        point.words,
        point.counted ?? '',
        ...beside.map(({ places }) => places[at]?.words ?? ''),
        [
          point.value === null
            ? (point.why ?? 'no value')
            : [kinds[point.kind].word, point.why].filter(Boolean).join(': '),
          ...(options.breaks ?? []).flatMap((one) => (one.at === at ? [`new limits from here: ${one.why}`] : [])),
        ].join('; '),
      ]),
    },
  }
  if (values.length === 0) return drawing(chart, nothingToDraw(width, 'No values to draw'))
  const up = upward(values, options)
  const across = scaleLinear([0, Math.max(1, points.length - 1)], [plot.left + 8, plot.right - 8])
  return drawing(
    chart,
    legend(points, (options.limits ?? []).length > 0),
    ...up.ticks(5).map((value) => gridLine(up(value), options.tick(value))),
    ...(options.limits ?? []).map((limits) => drawLimits(limits, across, up)),
    ...(options.breaks ?? []).map(({ at }, number) => drawBreak(number + 1, across(at))),
    // Beneath the values: no name may hide one.
    drawBeside(beside, across, up, plot),
    nameBeside(beside, { across, up, right: plot.right }, spotsOf(points, across, up)),
    drawLine(points, across, up),
    ...points.map(({ value, kind }, at) => (value === null ? '' : drawPoint(kind, across(at), up(value)))),
    ...drawTicks(points, across),
  )
}

/** Where values stand, and the line between two of them. */
function spotsOf(points: readonly RunPoint[], across: Scale, up: Scale) {
  return points.flatMap(({ value }, at) => {
    if (value === null) return []
    const next = points[at + 1]?.value
    const between = next === undefined || next === null ? [0] : [0, 0.25, 0.5, 0.75]
    return between.map((share) => ({ x: across(at + share), y: up(value + ((next ?? value) - value) * share) }))
  })
}

function upward(values: readonly number[], { least, most, limits = [], beside = [] }: RunOptions) {
  const all = [...values, ...limits.flatMap(({ lower, upper }) => [lower, upper]), ...besideValues(beside)]
  const low = Math.max(least ?? Number.NEGATIVE_INFINITY, Math.min(...all))
  const high = Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(...all))
  const room = (high - low || 1) * 0.08
  const domain = [Math.max(least ?? low - room, low - room), Math.min(most ?? high + room, high + room)]
  return scaleLinear(domain, [plot.bottom, plot.top]).clamp(true)
}

const gridLine = (y: number, words: string) =>
  rule(plot.left, y, plot.right, y, line, 0.8) +
  label(plot.left - 8, y + 4, words, { size: 11, fill: muted, anchor: 'end' })

type Scale = (value: number) => number

function drawLimits({ from, to, mean, lower, upper }: RunLimits, across: Scale, up: Scale): string {
  const [left, right] = [across(from) - 6, across(to) + 6]
  const dashed = (y: number) =>
    el('path', { d: `M${rounded(left)} ${rounded(y)}H${rounded(right)}`, stroke: muted, 'stroke-dasharray': '5 4' })
  return dashed(up(lower)) + dashed(up(upper)) + rule(left, up(mean), right, up(mean), muted, 1.2)
}

/** A line before the first point of a new process, with its number: the reasons stand in words beside the chart. */
function drawBreak(number: number, x: number): string {
  const left = x - 5
  const path = { d: `M${rounded(left)} ${plot.top - 10}V${plot.bottom}`, stroke: ink, 'stroke-dasharray': '1 3' }
  return el('path', path) + label(left, plot.top - 13, String(number), { size: 11, weight: 600, anchor: 'middle' })
}

function drawLine(points: readonly RunPoint[], across: Scale, up: Scale): string {
  let joined = false
  const steps = points.map(({ value }, at) => {
    if (value === null) {
      joined = false
      return ''
    }
    const step = `${joined ? 'L' : 'M'}${rounded(across(at))} ${rounded(up(value))}`
    joined = true
    return step
  })
  return el('path', {
    d: steps.join(''),
    fill: 'none',
    stroke: accent,
    'stroke-width': 1.6,
    'stroke-linejoin': 'round',
  })
}

function drawPoint(kind: RunKind, x: number, y: number): string {
  if (kind === 'common') return el('circle', { cx: x, cy: y, r: 3, fill: looks.grey.ink, stroke: paper })
  const { colour } = kinds[kind]
  const ground = el('circle', { cx: x, cy: y, r: 7, fill: paper })
  if (colour !== undefined) return ground + stateShape(colour, x, y, 11)
  return ground + el('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9, fill: accent })
}

function legend(points: readonly RunPoint[], limited: boolean): string {
  const used = (['common', 'improvement', 'concern', 'neutral'] as const).filter((kind) =>
    points.some((point) => point.value !== null && point.kind === kind),
  )
  let x = plot.left
  const parts = (limited ? used : []).map((kind) => {
    const drawn = drawPoint(kind, x + 6, 12) + label(x + 18, 16, kinds[kind].word, { size: 12 })
    x += 18 + textWidth(kinds[kind].word, 12) + 34
    return drawn
  })
  const words = 'mean (whole line) and limits (dashed)'
  return parts.join('') + (limited ? label(x, 16, words, { size: 12, fill: muted }) : '')
}

function drawTicks(points: readonly RunPoint[], across: Scale): string[] {
  const every = Math.ceil(points.length / 9)
  const last = points.length - 1
  return points.map((point, at) => {
    // Counted from the end, so that the newest has its name.
    if ((last - at) % every !== 0) return ''
    const [first = '', ...rest] = point.label.split(' ')
    const [x, second] = [across(at), rest.join(' ')]
    const style = { size: 11, fill: at === last ? ink : muted, anchor: 'middle' } as const
    return label(x, plot.bottom + 18, first, style) + label(x, plot.bottom + 32, second, style)
  })
}
