/**
 * The days on which a recurring action falls due, worked out from its deadline. The calendar is that of councils: months
 * end on their last day, quarters are financial, terms end in December, March and July (see `docs/deadlines.md`).
 */
import type { Deadline } from '../deadline.ts'
import type { Action, ProgressUpdate } from '../plan.ts'
import { addDays, addMonths, latestDay } from './days.ts'

export type Often = { count: number; unit: 'day' | 'week' | 'month' | 'quarter' | 'half-term' | 'term' | 'year' }

/** Months that end a term, and half of one. */
const termEnds = [3, 7, 12]
const halfTermEnds = [2, 3, 5, 7, 10, 12]
const quarterEnds = [3, 6, 9, 12]

/** A plan asks for some dozens; more comes only of a misprinted year. */
const most = 5000

/** How often, as data: `month`, `6 months`, `half-term`. Null for what no calendar holds: every hour, every meeting. */
export function oftenOf(deadline: Deadline): Often | null {
  const [, count = '1', unit] =
    /^(?:(\d{1,2}) )?(day|week|month|quarter|half-term|term|year)s?$/.exec(deadline.every ?? '') ?? []
  if (unit === undefined || Number(count) === 0) return null
  return { count: Number(count), unit: unit as Often['unit'] } // one of the words of the pattern
}

/** Last day of a month counted from year 0: month 24243 is March 2020. */
function endOfMonth(index: number): string {
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** The ends of stretches that the calendar has of its own, from the one that the first day lies in; every `count`th. */
function* calendarEnds(first: string, ends: readonly number[], count: number): Generator<string> {
  let passed = 0
  for (let index = monthIndex(first); ; index += 1) {
    if (!ends.includes((index % 12) + 1)) continue
    if (passed % count === 0) yield endOfMonth(index)
    passed += 1
  }
}

function* monthEnds(first: number, step: number): Generator<string> {
  for (let index = first; ; index += step) yield endOfMonth(index)
}

/** On that day of the month, or the month's last where it has no such day; counted from the first, so that it never drifts. */
function* sameDay(first: string, months: number): Generator<string> {
  for (let step = 0; ; step += 1) yield addMonths(first, step * months)
}

function* everyDays(first: string, days: number): Generator<string> {
  for (let day = first; ; day = addDays(day, days)) yield day
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const
const daysIn = { day: 1, week: 7 } as const

/**
 * Where no day is printed to begin on, the plan's first day begins a stretch, which is due when it ends. The first of a
 * month stands for that month (as "from March 2010" is read): it is due when the month ends. Any other day is due itself.
 */
function series({ count, unit }: Often, start: string | undefined, planStarts: string): Generator<string> {
  const first = start ?? planStarts
  if (unit === 'term') return calendarEnds(first, termEnds, count)
  if (unit === 'half-term') return calendarEnds(first, halfTermEnds, count)
  const inMonth = start === undefined || start.endsWith('-01')
  if (unit === 'day' || unit === 'week') {
    const step = daysIn[unit] * count
    return everyDays(inMonth ? addDays(first, step - 1) : first, step)
  }
  const step = monthsIn[unit] * count
  if (!inMonth) return sameDay(first, step)
  if (unit === 'quarter') return calendarEnds(first, quarterEnds, count)
  return monthEnds(start === undefined ? monthIndex(first) + step - 1 : monthIndex(first), step)
}

/**
 * Every day on which a recurring deadline falls due, in order, up to and including `upTo`, and with `andNext` the one after.
 * None where it does not recur, no calendar holds how often, or there is no day to count from.
 */
export function dueDays(
  deadline: Deadline,
  planStarts: string | null,
  upTo: string,
  { andNext = false } = {},
): string[] {
  const often = deadline.kind === 'recurring' ? oftenOf(deadline) : null
  const begins = deadline.start ?? planStarts
  if (often === null || begins === null || !/^(19|20|21)/.test(begins)) return []
  const days: string[] = []
  for (const day of series(often, deadline.start, begins)) {
    if (deadline.until !== undefined && day > deadline.until) break
    if (day > upTo && !andNext) break
    days.push(day)
    if (day > upTo || days.length >= most) break
  }
  return days
}

export type Occurrence = {
  /** The day it was or is due. */
  due: string
  state: 'done' | 'due' | 'missed'
  /** The update that says it is done. */
  update: ProgressUpdate | null
}

/** Updates of one action that name an occurrence, by its day, as known on a day. */
function namedBy(updates: readonly ProgressUpdate[], action: string, asAt: string): Map<string, ProgressUpdate> {
  const named = new Map<string, ProgressUpdate>()
  for (const update of updates) {
    if (update.action === action && update.occurrence !== undefined && update.on <= asAt)
      named.set(update.occurrence, update)
  }
  return named
}

/**
 * Every occurrence of an action up to a day and the next one after it: done where an update names it, missed where its day
 * has passed, due otherwise. One that was done ahead of its day is there too.
 */
export function occurrencesOf(
  action: Action,
  updates: readonly ProgressUpdate[],
  planStarts: string | null,
  asAt: string,
): Occurrence[] {
  const named = namedBy(updates, action.id, asAt)
  const calendar = dueDays(action.deadline, planStarts, asAt, { andNext: true })
  const days = calendar.length === 0 ? [] : [...new Set([...calendar, ...named.keys()])].sort()
  return days.map((due) => {
    const update = named.get(due) ?? null
    return { due, update, state: update !== null ? 'done' : due < asAt ? 'missed' : 'due' }
  })
}

export type Missed = { count: number; since: string | null }

/** Shorter than a month: word is asked for once a month, so these are not counted one by one. */
const tooOften: readonly Often['unit'][] = ['day', 'week']

/** Whether each occurrence counts for the colour and the lists: it recurs once a month at most. */
export function countsEach(deadline: Deadline): boolean {
  const often = deadline.kind === 'recurring' ? oftenOf(deadline) : null
  return often !== null && !tooOften.includes(often.unit)
}

/**
 * How many occurrences were missed since the action was last heard of: since the last one that was done, or since an update
 * that named none. What was missed before that is history and colours nothing.
 */
export function missedLately(
  action: Action,
  updates: readonly ProgressUpdate[],
  planStarts: string | null,
  asAt: string,
): Missed {
  if (!countsEach(action.deadline)) return { count: 0, since: null }
  const heard = updates
    .filter((update) => update.action === action.id && update.on <= asAt)
    .map((update) => update.occurrence ?? update.on)
  const since = latestDay(heard)
  const days = dueDays(action.deadline, planStarts, asAt)
  return { count: days.filter((day) => day < asAt && (since === null || day > since)).length, since }
}
