import { type ScaleTime, scaleUtc } from 'd3-scale'
import { ink, line, looks, muted, type StateColour } from '../palette.ts'
import { dateInShort, monthInShort, plural } from '../words.ts'
import {
  type Chart,
  type ChartNames,
  drawing,
  el,
  fitted,
  hatching,
  label,
  markedLine,
  nothingToDraw,
  rule,
  stateBar,
  stateShape,
} from './svg.ts'

export type TimelineItem = {
  label: string
  /** First day, where one is known. */
  start?: string
  /** Last day; null where the words fix none. */
  end: string | null
  /** A stretch of time; one day; or open-ended. */
  kind: 'bar' | 'diamond' | 'open'
  rag: StateColour
  /** Where the row leads on a page. */
  href?: string
  /** Rows of one group stand together under its name. */
  group?: string
}

export type TimelineSpan = { from: string; to: string; today: string }

const width = 960
const names = 330
const plot = { left: 344, right: 948 }
const step = 20
const headHeight = 56

/** One row for each item on a shared calendar, with today's line; hatched where no end is fixed. */
export function timelineChart(items: readonly TimelineItem[], span: TimelineSpan, given: ChartNames = {}): Chart {
  const across = scaleUtc([dayOf(span.from), dayOf(span.to)], [plot.left, plot.right]).clamp(true)
  const rows = withGroups(items)
  const bottom = headHeight + rows.length * step
  const body = rows.map((row, i) => {
    const y = headHeight + i * step
    return typeof row === 'string' ? groupName(row, y) : drawItem(row, y, across, span)
  })
  const today = span.today >= span.from && span.today <= span.to
  return drawing(
    {
      id: 'timeline',
      title: 'Timeline',
      says: saidOf(items, span),
      ...given,
      width,
      height: rows.length === 0 ? 60 : bottom + 8,
      table: {
        headings: ['Action', 'From', 'Due'],
        rows: items.map((item) => [
          item.label,
          item.start ? dateInShort(item.start) : '',
          item.end ? dateInShort(item.end) : 'open-ended',
        ]),
      },
    },
    ...(rows.length === 0
      ? [nothingToDraw(width, 'No actions to show')]
      : [
          calendar(across, bottom),
          ...body,
          today ? markedLine(across(dayOf(span.today)), headHeight - 8, bottom, 'today') : '',
        ]),
  )
}

type Across = ScaleTime<number, number>

/** A line for each year, quarter or month, whichever leaves room for its name. */
function calendar(across: Across, bottom: number): string {
  const ticks = across.ticks(9)
  return ticks
    .map((tick, i) => {
      const x = across(tick)
      const year = String(tick.getUTCFullYear())
      const newYear = i === 0 || ticks[i - 1]?.getUTCFullYear() !== tick.getUTCFullYear()
      const [month = ''] = monthInShort(tick.toISOString().slice(0, 7)).split(' ')
      const day = tick.getUTCDate() === 1 ? month : `${tick.getUTCDate()} ${month}`
      return (
        rule(x, headHeight - 8, x, bottom, line) +
        label(x, 14, newYear ? year : '', { size: 11, fill: muted, anchor: 'middle' }) +
        label(x, 28, day, { size: 11, fill: muted, anchor: 'middle' })
      )
    })
    .join('')
}

function drawItem(item: TimelineItem, y: number, across: Across, span: TimelineSpan): string {
  const middle = y + step / 2
  const name = label(14, middle + 4, fitted(item.label, names - 14, 12), { size: 12, fill: ink })
  const row = stateShape(item.rag, 5, middle, 8) + name + drawTime(item, middle, across, span)
  return item.href === undefined ? row : el('a', { href: item.href }, row)
}

function drawTime(item: TimelineItem, middle: number, across: Across, span: TimelineSpan): string {
  const end = across(dayOf(item.end ?? span.to))
  if (item.kind === 'diamond') return item.end === null ? '' : diamond(item.rag, end, middle)
  const start = across(dayOf(item.start ?? (item.kind === 'open' ? span.from : (item.end ?? span.from))))
  const size = Math.max(end - start, 3)
  if (item.kind === 'bar') return stateBar(item.rag, start, middle - 5, size, 10)
  const { ink: stroke } = looks[item.rag]
  const from = item.start === undefined ? '' : rule(start, middle - 6, start, middle + 6, stroke, 2)
  return hatching(start, middle - 4, size, 8, stroke, 6) + from
}

function diamond(rag: StateColour, x: number, y: number): string {
  const { ink: stroke, paper, fill } = looks[rag]
  const dark = fill === 'solid' || fill === 'dotted'
  return el('path', {
    d: `M${x.toFixed(1)} ${y - 7}l7 7-7 7-7-7z`,
    fill: dark ? stroke : paper,
    stroke,
    'stroke-width': 1.4,
  })
}

function groupName(name: string, y: number): string {
  return rule(0, y + 1, width, y + 1, line) + label(0, y + 15, fitted(name, names, 12), { size: 12, weight: 600 })
}

/** The items with each group's name before its first. */
function withGroups(items: readonly TimelineItem[]): (TimelineItem | string)[] {
  let last: string | undefined
  return items.flatMap((item) => {
    const begins = item.group !== undefined && item.group !== last
    last = item.group
    return begins && item.group !== undefined ? [item.group, item] : [item]
  })
}

function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

function saidOf(items: readonly TimelineItem[], span: TimelineSpan): string {
  const open = items.filter((item) => item.end === null).length
  const past = items.filter((item) => item.end !== null && item.end < span.today).length
  const ended = open === 0 ? 'all have an end' : `${plural(open, 'is', 'are')} open-ended`
  return `${plural(items.length, 'action')} from ${dateInShort(span.from)} to ${dateInShort(span.to)}: ${plural(past, 'date lies', 'dates lie')} before ${dateInShort(span.today)}, and ${ended}.`
}
