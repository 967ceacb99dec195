import { type ScaleTime, scaleUtc } from 'd3-scale'
import { accent, ink, line, looks, muted, paper } from '../palette.ts'
import { dateInShort, monthInShort, plural } from '../words.ts'
import {
  type Chart,
  type ChartNames,
  drawing,
  el,
  fitted,
  label,
  markedLine,
  nothingToDraw,
  rounded,
  rule,
  textWidth,
} from './svg.ts'

/** Something that others wait for, or that waits for others. */
export type WaitItem = {
  id: string
  label: string
  end: string | null
  /** In place of a day: `delivered`, `no day`. */
  instead?: string
  href?: string
  /** On the chain that is told of beside the drawing. */
  chain?: boolean
}

/** `from` cannot end before `to` does, both by id. */
export type Wait = { from: string; to: string; late?: boolean }

const width = 960
const names = 318
/** Where what has no day stands, left of the calendar. */
const undated = 336
const plot = { left: 420, right: 948 }
const step = 28
const head = 56

/**
 * One row for each thing, in an order in which what is waited for stands above; a dot on the day it ends; a line from what
 * is waited for to what waits. A line that runs to the left is an order that cannot hold.
 */
export function waitsChart(
  items: readonly WaitItem[],
  waits: readonly Wait[],
  today: string,
  given: ChartNames = {},
): Chart {
  const ends = items.flatMap(({ end }) => end ?? [])
  const span = { from: [today, ...ends].sort()[0] ?? today, to: [today, ...ends].sort().at(-1) ?? today }
  const across = scaleUtc([dayOf(span.from), dayOf(span.to)], [plot.left, plot.right])
  const rowOf = new Map(items.map(({ id }, at) => [id, at]))
  const spot = (id: string) => {
    const at = rowOf.get(id)
    const item = at === undefined ? undefined : items[at]
    if (at === undefined || item === undefined) return null
    return { x: item.end === null ? undated : across(dayOf(item.end)), y: head + at * step + step / 2 }
  }
  const bottom = head + items.length * step
  const lines = waits.map(({ from, to, late }) => drawWait(spot(to), spot(from), late === true))
  return drawing(
    {
      id: 'waits',
      title: 'What waits for what',
      says: saidOf(items, waits),
      ...given,
      width,
      height: items.length === 0 ? 60 : bottom + 8,
      table: { headings: ['What', 'Ends', 'Waits for'], rows: items.map((item) => rowFor(item, items, waits)) },
    },
    ...(items.length === 0
      ? [nothingToDraw(width, 'Nothing waits for anything')]
      : [
          calendar(across, bottom),
          markedLine(across(dayOf(today)), head - 8, bottom, 'today'),
          ...items.map((_, at) => rule(0, head + (at + 1) * step, width, head + (at + 1) * step, line, 0.5)),
          ...lines,
          ...items.map((item, at) => drawItem(item, head + at * step, spot(item.id)?.x ?? plot.left)),
        ]),
  )
}

function rowFor(item: WaitItem, items: readonly WaitItem[], waits: readonly Wait[]): string[] {
  const before = waits
    .filter(({ from }) => from === item.id)
    .map(({ to }) => items.find(({ id }) => id === to)?.label ?? '')
  return [
    item.label,
    item.end === null ? (item.instead ?? 'no day') : dateInShort(item.end),
    before.join('; ') || 'nothing',
  ]
}

type Spot = { x: number; y: number } | null

/** Down from what is waited for to the row of what waits, then across to its dot, with a small head. */
function drawWait(from: Spot, to: Spot, late: boolean): string {
  if (from === null || to === null) return ''
  const stroke = late ? looks.red.ink : accent
  const towards = Math.sign(to.x - from.x)
  const dashes = late ? '4 3' : undefined
  if (Math.abs(to.x - from.x) < 12) {
    const down = Math.sign(to.y - from.y) || 1
    const path = el('path', {
      d: `M${rounded(from.x)} ${rounded(from.y)}V${rounded(to.y - down * 8)}`,
      stroke,
      'stroke-width': 1.4,
      fill: 'none',
      'stroke-dasharray': dashes,
    })
    return path + el('path', { d: `M${rounded(to.x)} ${rounded(to.y - down * 6)}l-4 ${-7 * down}h8z`, fill: stroke })
  }
  const near = to.x - towards * 8
  const path = el('path', {
    d: `M${rounded(from.x)} ${rounded(from.y)}V${rounded(to.y)}H${rounded(near)}`,
    stroke,
    'stroke-width': 1.4,
    fill: 'none',
    'stroke-dasharray': dashes,
  })
  return (
    path + el('path', { d: `M${rounded(near + towards * 2)} ${rounded(to.y)}l${-7 * towards} -4v8z`, fill: stroke })
  )
}

function drawItem(item: WaitItem, y: number, x: number): string {
  const middle = y + step / 2
  const style = { size: 12, fill: ink, weight: item.chain ? 600 : undefined }
  const words = label(0, middle + 4, fitted(item.label, names, item.chain ? 13 : 12), style)
  const named = item.href === undefined ? words : el('a', { href: item.href }, words)
  const dot =
    item.end === null
      ? el('circle', { cx: x, cy: middle, r: 4, fill: paper, stroke: muted, 'stroke-width': 1.6 })
      : el('circle', { cx: x, cy: middle, r: 4.5, fill: item.chain ? accent : ink })
  return named + dot + said(item, x, middle)
}

/** The day or word beside a dot, on the side where there is room, on a ground of its own so that no line runs through it. */
function said(item: WaitItem, x: number, middle: number): string {
  const right = x < plot.right - 90
  const words = item.end === null ? (item.instead ?? 'no day') : dateInShort(item.end)
  const size = textWidth(words, 12.5) + 4
  const left = right ? x + 10 : x - 10 - size
  return (
    el('rect', { x: left, y: middle - 8, width: size, height: 16, fill: paper }) +
    label(right ? left + 2 : left + size - 2, middle + 4, words, {
      size: 11,
      fill: muted,
      anchor: right ? 'start' : 'end',
    })
  )
}

function calendar(across: ScaleTime<number, number>, bottom: number): string {
  const ticks = across.ticks(7)
  return ticks
    .map((tick, at) => {
      const x = across(tick)
      const newYear = at === 0 || ticks[at - 1]?.getUTCFullYear() !== tick.getUTCFullYear()
      const [month = ''] = monthInShort(tick.toISOString().slice(0, 7)).split(' ')
      const day = tick.getUTCDate() === 1 ? month : `${tick.getUTCDate()} ${month}`
      return (
        rule(x, head - 8, x, bottom, line) +
        label(x, 14, newYear ? String(tick.getUTCFullYear()) : '', { size: 11, fill: muted, anchor: 'middle' }) +
        label(x, 28, day, { size: 11, fill: muted, anchor: 'middle' })
      )
    })
    .join('')
}

const dayOf = (date: string) => new Date(`${date}T00:00:00Z`)

function saidOf(items: readonly WaitItem[], waits: readonly Wait[]): string {
  if (items.length === 0) return 'Nothing waits for anything.'
  const late = waits.filter((wait) => wait.late).length
  const wrong =
    late === 0
      ? ''
      : ` ${late === 1 ? 'One broken line runs' : `${late} broken lines run`} backwards: what is waited for ends later.`
  return `${plural(items.length, 'part')} of the plan with ${plural(waits.length, 'link')} of time between them, each on the day it ends.${wrong}`
}
