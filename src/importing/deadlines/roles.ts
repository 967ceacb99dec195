/** What each time of a phrase is to the deadline: its day, its beginning, its end, or a date that no longer counts. */
import { addDays, addMonths, monthsWindow, type Window } from './calendar.ts'
import type { Cue } from './cues.ts'
import type { Item, UnitItem } from './items.ts'

export type Role = 'plain' | 'by' | 'from' | 'until' | 'after' | 'review' | 'was'

export type Time = {
  item: UnitItem
  index: number
  role: Role
  window: Window | undefined
  grain: 'day' | 'month' | 'period'
  /** "before …" leaves only an end. */
  openStart?: boolean
}

const transparent = new Set<Cue>(['filler', 'start', 'label'])
const passes = (item: Item) =>
  (item.type === 'cue' && transparent.has(item.cue)) ||
  (item.type === 'mark' && [':', '-', '(', "'", '"', ',', '/'].includes(item.mark))

/** "(extended from 28/2/12)" names the old date; "extended from March to June" both. */
const isReplaced = (cue: Item, time: Item | undefined) =>
  cue.type === 'cue' && cue.cue === 'now' && cue.words.endsWith(' from') && time?.type === 'unit' && !time.range

/** The cues that stand before a time, nearest first, over words that carry nothing. */
function cuesBefore(items: Item[], index: number): { cues: Cue[]; ends: boolean; starts: boolean } {
  const cues: Cue[] = []
  let ends = false
  let starts = false
  for (let i = index - 1; i >= 0 && i > index - 8; i--) {
    const item = items[i]
    if (!item) break
    if (item.type === 'cue' && item.cue === 'start') starts ||= cues.length === 0
    if (item.type === 'cue' && /\bend\b/.test(item.words)) ends ||= cues.length === 0
    if (passes(item)) continue
    if (item.type !== 'cue') break
    if (item.cue === 'to' && items[i - 1]?.type === 'word') break
    cues.push(isReplaced(item, items[index]) ? 'was' : item.cue)
  }
  return { cues, ends, starts }
}

function roleOf(cues: Cue[], after: Item | undefined, next: Item | undefined): Role {
  if (after?.type === 'cue' && after.cue === 'onwards') return 'from'
  if (after?.type === 'mark' && after.mark === '+' && next?.type !== 'unit') return 'from'
  if (after?.type === 'cue' && after.cue === 'review') return 'review'
  const [cue, further] = cues
  if (cue === 'was' || (cue === 'by' && further === 'was')) return 'was'
  if (cue === 'from') return further === 'was' ? 'was' : 'from'
  if (cue === 'until' || cue === 'to') return further === 'now' ? 'by' : 'until'
  if (cue === 'after') return 'after'
  if (cue === 'review' || (cue === 'by' && further === 'review')) return 'review'
  return cue === 'by' || cue === 'before' || cue === 'now' ? 'by' : 'plain'
}

/** "Start of the 2012 autumn term" is its first month; "early 2010" the year's first quarter. */
function beginningOf(item: UnitItem, window: Window, words: string): { window: Window; grain: Time['grain'] } {
  const year = Number(window.first.slice(0, 4))
  const month = Number(window.first.slice(5, 7))
  const early = (item.unit.of === 'year' || item.unit.of === 'years') && /early|part/.test(words)
  const last = early ? ((month + 1) % 12) + 1 : month
  return { window: monthsWindow(year, month, last), grain: early ? 'period' : 'month' }
}

/** mid 2010 runs from April to June, late 2010 is its last quarter. */
function partOfYear(window: Window, words: string): Window {
  if (/\bmid|\bmiddle/.test(words)) {
    return { first: addMonths(window.first, 3), last: addDays(addMonths(window.first, 6), -1) }
  }
  return /\blate\b|\blatter\b/.test(words) ? { ...window, first: addMonths(window.first, 9) } : window
}

function timeOf(items: Item[], index: number, item: UnitItem): Time {
  const { cues, ends, starts } = cuesBefore(items, index)
  const role = roleOf(cues, items[index + 1], items[index + 2])
  let { window } = item
  let { grain } = item.unit
  if (window && !window.impossible && grain === 'period' && !item.range) {
    const before = items[index - 1]?.type === 'mark' ? items[index - 2] : items[index - 1]
    const words = before?.type === 'cue' ? before.words : ''
    if (starts && !ends) ({ window, grain } = beginningOf(item, window, words))
    else if (item.unit.of === 'year') window = partOfYear(window, words)
  }
  const time: Time = { item, index, role, window, grain }
  if (cues[0] !== 'before' || ends || !window || window.impossible) return time
  const last = addDays(window.first, -1)
  return { ...time, window: { first: last, last }, openStart: true }
}

/** "March 2024, revised to June 2024" and "Mar 23 → Jun 23": what stands before has been replaced. */
function replacedBefore(items: Item[], times: Time[]): number {
  let at = -1
  items.forEach((item, index) => {
    const isCue = item.type === 'cue' && item.cue === 'now' && !item.words.endsWith(' from')
    if (!isCue && !(item.type === 'mark' && item.mark === '→')) return
    const after = times.find((time) => time.index > index)
    const before = times.findLast((time) => time.index < index)
    if (after && after.index < index + 9) at = index
    else if (isCue && !after && before && before.index >= index - 2) at = before.index - 1
  })
  return at
}

/** "Revised from March 2024 to June 2024": of that range only its end still counts. */
function revisedRange(items: Item[], time: Time): Time {
  const { cues } = cuesBefore(items, time.index)
  const end = time.item.range?.[1]
  if (!end || !cues.includes('now')) return time
  return { ...time, role: 'by', window: end, grain: end.first === end.last ? 'day' : 'month' }
}

/** The times that count, in printed order. */
export function timesOf(items: Item[]): Time[] {
  const times = items.flatMap((item, index) => (item.type === 'unit' ? [timeOf(items, index, item)] : []))
  const cut = replacedBefore(items, times)
  const current = times
    .map((time) => revisedRange(items, time))
    .filter((time) => time.index > cut && time.role !== 'was')
  return current.length > 0
    ? current
    : times.map((time) => ({ ...time, role: time.role === 'was' ? 'plain' : time.role }))
}
