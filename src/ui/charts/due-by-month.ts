import { scaleBand, scaleLinear } from 'd3-scale'
import { accent, accentMid, accentPale, line, looks, muted } from '../palette.ts'
import { figure, monthInShort, plural } from '../words.ts'
import { type Chart, type ChartNames, drawing, el, label, nothingToDraw, rounded, rule, textWidth } from './svg.ts'

/** Actions due in one month (`YYYY-MM`): those delivered, those whose date has passed without it, those still to come. */
export type DueMonth = { month: string; delivered: number; overdue: number; toCome: number }

const width = 640
const height = 244
const plot = { left: 4, right: 636, top: 48, bottom: 196 }

const series = [
  { key: 'delivered', word: 'delivered', fill: accentMid, stroke: accentMid },
  { key: 'overdue', word: 'overdue', fill: looks.red.ink, stroke: looks.red.ink },
  { key: 'toCome', word: 'still to come', fill: accentPale, stroke: accent },
] as const

/** A column for each month, the months in order and none left out, with its total above it. */
export function dueByMonthChart(months: readonly DueMonth[], today: string, names: ChartNames = {}): Chart {
  const across = scaleBand(
    months.map((month) => month.month),
    [plot.left, plot.right],
  ).padding(0.28)
  const up = scaleLinear([0, Math.max(1, ...months.map(totalOf))], [plot.bottom, plot.top + 18])
  const every = Math.ceil(months.length / 18)
  const columns = months.map((month) => drawMonth(month, across(month.month) ?? 0, across.bandwidth(), up))
  const ticks = months.map((month, i) =>
    i % every === 0
      ? drawTick(month.month, (across(month.month) ?? 0) + across.bandwidth() / 2, hasYear(month.month, months))
      : '',
  )
  const now = across(today.slice(0, 7))
  return drawing(
    {
      id: 'due-by-month',
      title: 'When actions fall due',
      says: saidOf(months, today),
      ...names,
      width,
      height: months.length === 0 ? 60 : height,
      table: {
        headings: ['Month', 'Due', 'Delivered', 'Overdue', 'Still to come'],
        rows: months.map((month) => [
          monthInShort(month.month),
          ...[totalOf(month), month.delivered, month.overdue, month.toCome].map(figure),
        ]),
      },
    },
    ...(months.length === 0
      ? [nothingToDraw(width, 'No action has a date')]
      : [
          swatches(),
          rule(plot.left, plot.bottom, plot.right, plot.bottom, line),
          ...columns,
          ...ticks,
          now === undefined ? '' : nowUnder(now + across.bandwidth() / 2, hasYear(today.slice(0, 7), months)),
        ]),
  )
}

/** The names of the parts, each behind a sample, where a subtitle would stand. */
function swatches(): string {
  let x = plot.left
  return series
    .map(({ word, fill, stroke }) => {
      const drawn =
        el('rect', { x: x + 0.5, y: 6, width: 11, height: 11, fill, stroke }) + label(x + 17, 16, word, { size: 12 })
      x += 17 + textWidth(word, 12) + 18
      return drawn
    })
    .join('')
}

function drawMonth(month: DueMonth, x: number, bar: number, up: (count: number) => number): string {
  let below = 0
  const parts = series.map(({ key, fill, stroke }) => {
    if (month[key] === 0) return ''
    const y = up(below + month[key])
    const drawn = el('rect', { x, y, width: bar, height: up(below) - y, fill, stroke, 'stroke-width': 0.8 })
    below += month[key]
    return drawn
  })
  const total =
    below === 0 ? '' : label(x + bar / 2, up(below) - 5, figure(below), { size: 12, weight: 600, anchor: 'middle' })
  return parts.join('') + total
}

function hasYear(month: string, months: readonly DueMonth[]): boolean {
  return month.endsWith('-01') || month === months[0]?.month
}

function drawTick(month: string, x: number, withYear: boolean): string {
  const [name = '', year = ''] = monthInShort(month).split(' ')
  const under = withYear ? label(x, plot.bottom + 29, year, { size: 11, fill: muted, anchor: 'middle' }) : ''
  return label(x, plot.bottom + 15, name, { size: 11, fill: muted, anchor: 'middle' }) + under
}

/** Below the month's name, or below the year where one stands there. */
function nowUnder(x: number, belowYear: boolean): string {
  return (
    el('path', { d: `M${rounded(x)} ${plot.bottom}l4 5h-8z`, fill: accent }) +
    label(x, plot.bottom + (belowYear ? 43 : 29), 'now', { size: 11, fill: accent, weight: 600, anchor: 'middle' })
  )
}

function totalOf(month: DueMonth): number {
  return month.delivered + month.overdue + month.toCome
}

function saidOf(months: readonly DueMonth[], today: string): string {
  const total = months.reduce((sum, month) => sum + totalOf(month), 0)
  if (total === 0) return 'No action has a date to show.'
  const late = months.reduce((sum, month) => sum + month.overdue, 0)
  const coming = months.filter((month) => month.month >= today.slice(0, 7)).toSorted((a, b) => b.toCome - a.toCome)[0]
  const heaviest =
    coming && coming.toCome > 0
      ? ` The heaviest month to come is ${monthInShort(coming.month)}, with ${coming.toCome} still open.`
      : ''
  return `Of ${plural(total, 'action')} due in these months, ${late === 0 ? 'none is' : `${figure(late)} ${late === 1 ? 'is' : 'are'}`} overdue.${heaviest}`
}
