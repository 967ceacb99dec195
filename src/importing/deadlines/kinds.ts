/** From a phrase's items to its kind. The rules are in docs/deadlines.md. */
import { addDays } from './calendar.ts'
import type { CueItem, EveryItem, Item } from './items.ts'
import { isAfterSomething, relativeTo } from './lengths.ts'
import { firstCue, isCue, type Reading, wordCount } from './readings.ts'
import { type Time, timesOf } from './roles.ts'

/** In a long sentence only its first and last words say how things stand. */
function standing(items: Item[]): CueItem[] {
  const words = wordCount(items)
  return items.filter((item, index): item is CueItem => {
    if (item.type !== 'cue') return false
    const wordsBefore = words === 0 ? 0 : wordCount(items.slice(0, index))
    if (wordsBefore <= 1) return !(item.cue === 'done' && words > 12)
    return index >= items.length - 2 || (words <= 6 && item.cue !== 'done')
  })
}

function every(item: EveryItem, times: Time[]): Reading {
  const begins = (time: Time) => time.role !== 'until' && (time.role !== 'by' || time.item.first < item.first)
  const from = times.find((time) => time.role === 'from') ?? times.find(begins)
  const range = times.find((time) => time.item.range)?.window
  const until = times.find((time) => time.role === 'until')
  const start = from?.role === 'after' ? from.window && addDays(from.window.last, 1) : from?.window?.first
  const end = range?.last ?? until?.window?.last
  return {
    kind: 'recurring',
    due: null,
    every: item.every,
    ...(start ? { start } : {}),
    ...(end ? { until: end } : {}),
  }
}

/** "Quarterly report by March 2010" has a date; "quarterly reports from April" and "monthly, March 2010" come round. */
function recurrenceOf(items: Item[], times: Time[]): EveryItem | undefined {
  // "Annual report to the board each June": "each" says it outright.
  const outright = items.findIndex((item) => item.type === 'every' && !item.adverb)
  const at = outright >= 0 ? outright : items.findIndex((item) => item.type === 'every')
  const item = items[at]
  if (item?.type !== 'every') return undefined
  const settled = times.filter((time) => time.role !== 'review')
  if (settled.filter((time) => time.index < at && time.role !== 'from').length >= 2) return undefined
  const next = items[at + 1]
  const beforeDone = firstCue(items, 'done')
  if (beforeDone === 0 && at > 0) return undefined
  if ((isCue(next, 'review') || isCue(items[at - 1], 'review')) && firstCue(items, 'ongoing') >= 0) return undefined
  if (item.adverb && isCue(next, 'review') && times.length > 0) return undefined
  const describes = item.adverb && next?.type === 'word'
  return describes && settled.length > 0 && settled.every((time) => time.role === 'plain' || time.role === 'by')
    ? undefined
    : item
}

function single(time: Time): Reading {
  const due = time.window?.last ?? null
  if (time.grain !== 'period') return { kind: time.grain, due }
  const start = time.openStart ? undefined : time.window?.first
  return { kind: 'period', due, ...(start ? { start } : {}) }
}

function several(times: Time[]): Reading {
  const [first] = times
  if (!first) return { kind: 'none', due: null }
  const ends = times.flatMap((time) => (time.window ? [time.window.last] : []))
  const dates = [...new Set(ends)].sort()
  const same = times.every((time) => time.grain === first.grain)
  if (times.length === 1 || (dates.length === 1 && ends.length === times.length && same)) return single(first)
  const due = ends.length === times.length ? (dates.at(-1) ?? null) : null
  const starts = times.flatMap((time) =>
    time.grain === 'period' && time.window && !time.openStart ? [time.window.first] : [],
  )
  const start = starts.sort()[0]
  return { kind: 'multiple', due, ...(dates.length > 0 ? { dates } : {}), ...(start ? { start } : {}) }
}

const startOf = (time: Time | undefined) => (time?.window?.first ? { start: time.window.first } : {})

/** A date said to be done already: "Completed – March 2023", "31/3/10 (complete)". */
function isDone(items: Item[], times: Time[]): boolean {
  const at = firstCue(items, 'done')
  const [first] = times
  if (at < 0 || !first || times.some((time) => time.role === 'by')) return false
  const words = items.slice(0, at).filter((item) => item.type === 'word').length
  return (
    (words <= 1 && at < first.index) || (times.length === 1 && items.length - at <= 3 && at > first.index && words <= 1)
  )
}

/** From a date on: "From May 10", "Phased from 6/02/10 then 31/07/10 ongoing", "Sept 2010 – ongoing". */
function fromReading(items: Item[], times: Time[]): Reading | undefined {
  const begins = times.filter((time) => time.role === 'from' || time.role === 'after')
  const others = times.filter((time) => !begins.includes(time) && time.role !== 'review')
  const [begin] = begins
  if (!begin) return undefined
  const ranged = begins.find((time) => time.item.range && time.role === 'from')
  if (ranged && others.length === 0 && begins.length === 1) return single(ranged)
  const start = begin.role === 'after' ? begin.window && addDays(begin.window.last, 1) : begin.window?.first
  const stages = items.some((item) => isCue(item, 'then')) && items.some((item) => isCue(item, 'ongoing', 'onwards'))
  if (others.length === 0 || stages) return { kind: 'from', due: null, ...(start ? { start } : {}) }
  const [last] = others
  if (others.length > 1 || begins.length > 1 || !last || last.index < begin.index) return undefined
  if (last.role !== 'until' && last.role !== 'by' && !isCalledEnd(items, last)) return undefined
  if (start && last.window && last.window.last < start) return undefined
  return { kind: 'period', due: last.window?.last ?? null, ...(start ? { start } : {}) }
}

/** "Start: Apr 2010 End: Mar 2011", "start April 2010, complete March 2011". */
function isCalledEnd(items: Item[], time: Time): boolean {
  const before = items.slice(Math.max(0, time.index - 2), time.index)
  return before.some((item) => item.type === 'cue' && (item.cue === 'done' || /\bend\b/.test(item.words)))
}

/** "Sept 2010 – ongoing" begins then; "By November 2009 and ongoing" is due then. */
function openEnded(items: Item[], times: Time[]): Reading | undefined {
  const [time] = times
  if (times.length !== 1 || !time || time.role !== 'plain' || time.item.range) return undefined
  const after = items.slice(time.index + 1).filter((item) => !isCue(item, 'filler'))
  const [link, next] = after
  const joined = (link?.type === 'mark' && ['-', '→'].includes(link.mark)) || isCue(link, 'to')
  const open = joined ? isCue(next, 'ongoing') : isCue(link, 'ongoing')
  return open ? { kind: 'from', due: null, ...startOf(time) } : undefined
}

function withTimes(items: Item[], times: Time[]): Reading {
  const impossible = times.find((time) => time.window?.impossible)
  if (impossible) {
    const suggested = impossible.window?.suggested
    return { kind: 'invalid', due: null, ...(suggested ? { suggested } : {}) }
  }
  const anchored = relativeTo(items, times)
  if (anchored) return anchored
  if (times.length === 1 && times[0] && isAfterSomething(items, times[0])) return { kind: 'relative', due: null }
  if (isDone(items, times)) return { kind: 'done', due: null, ...startOf(times.find((time) => time.role !== 'review')) }
  const recurrence = recurrenceOf(items, times)
  if (recurrence)
    return every(
      recurrence,
      times.filter((time) => time.role !== 'review'),
    )
  const dated = times.filter((time) => time.role !== 'review')
  if (dated.length === 0 || (firstCue(items, 'ongoing') === 0 && dated.length === 0)) {
    const standstill = standing(items).find((item) => isCue(item, 'ongoing', 'tbc', 'done', 'immediate'))
    return standstill ? withoutTimes(items) : several(times)
  }
  const tbc = items.findIndex((item) => isCue(item, 'tbc'))
  const [first] = dated
  if (
    tbc >= 0 &&
    first &&
    dated.length === 1 &&
    tbc < first.index &&
    first.role !== 'by' &&
    wordCount(items.slice(0, tbc)) === 0
  ) {
    if (!items.slice(tbc, first.index).some((item) => item.type === 'mark' && '-('.includes(item.mark)))
      return { kind: 'tbc', due: null }
  }
  const open = fromReading(items, dated) ?? openEnded(items, dated)
  if (open) return open
  const untils = dated.filter((time) => time.role === 'until')
  const [until] = untils
  if (until && dated.length === 1) return { kind: 'period', due: until.window?.last ?? null }
  return several(dated.filter((time) => time.role !== 'from' && time.role !== 'after'))
}

const wordKinds = ['done', 'tbc', 'immediate', 'ongoing', 'relative'] as const

/** "Completed and ongoing" goes on; "complete - ongoing monitoring" is complete. */
function isDoneAndOngoing(items: Item[]): boolean {
  const at = firstCue(items, 'ongoing')
  const before = items[at - 1]
  return at > 0 && (isCue(before, 'and') || (before?.type === 'mark' && ['&', '/'].includes(before.mark)))
}

function withoutTimes(items: Item[]): Reading {
  const none: Reading = { kind: 'none', due: null }
  const cues = standing(items)
  const first = cues.find((item) => isCue(item, 'done', 'tbc', 'immediate', 'ongoing'))
  const recurrence = recurrenceOf(items, [])
  if (recurrence && first?.cue !== 'done') return every(recurrence, [])
  if (first?.cue === 'done' && isDoneAndOngoing(items)) return { ...none, kind: 'ongoing' }
  const amount = items.findIndex((item) => item.type === 'amount')
  const lead = items[amount - 1]
  const counted =
    amount >= 0 &&
    (wordCount(items) === 0 ||
      isCue(lead, 'within') ||
      items.slice(amount).some((item) => isCue(item, 'after', 'before')))
  const isRelative = counted || cues.some((item) => isCue(item, 'relative', 'after', 'before'))
  if (first && first.cue !== 'ongoing') {
    const describes = first.cue === 'immediate' && isRelative && cues.some((item) => isCue(item, 'after'))
    return describes
      ? { ...none, kind: 'relative' }
      : { ...none, kind: wordKinds.find((kind) => kind === first.cue) ?? 'none' }
  }
  if (first) return { ...none, kind: 'ongoing' }
  if (isRelative || cues.some((item) => isCue(item, 'within'))) return { ...none, kind: 'relative' }
  if (cues.some((item) => isCue(item, 'until', 'by', 'from')) && wordCount(items) > 0 && wordCount(items) <= 6)
    return { ...none, kind: 'relative' }
  return items.length > 0 &&
    items.every((item) => item.type === 'mark') &&
    items.some((item) => item.type === 'mark' && item.mark === '?')
    ? { ...none, kind: 'tbc' }
    : none
}

/** The kind of a settled phrase, and its dates. */
export function readKind(items: Item[]): Reading {
  if (items.every((item) => isCue(item, 'nothing') || (item.type === 'mark' && item.mark !== '?')))
    return { kind: 'none', due: null }
  const times = timesOf(items)
  return times.length > 0 ? withTimes(items, times) : withoutTimes(items)
}
