/**
 * Monthly counts put together on another base. Numerators and denominators are added up, never percentages: a quiet month
 * weighs as little as it should. A base that lacks one of its months has no value, rather than one from fewer. Pure.
 */
import type { Base, Indicator, Unit } from '../indicators/indicator.ts'
import {
  firstMonthOfYear,
  isMonth,
  isWeek,
  monthOfYear,
  monthsFrom,
  monthsLater,
  type Period,
  quarterOfMonth,
  yearOfMonth,
} from './periods.ts'

/** One period's counts, for one indicator, unit and breakdown. */
export type Counts = { period: Period; numerator: number; denominator: number | null }

export type SeriesPoint = Counts & {
  /** By the indicator's unit; null where it cannot be worked out (nothing to divide by, a month missing). */
  value: number | null
  /** The months that it is made of. */
  months: number
}

/**
 * The value of counts: a share out of 100, a rate per 10,000 (as for a whole year where it grows over months), a plain
 * number, or one number over the other.
 */
export function figureOf(unit: Unit, counts: Counts, wholeYear = 1): number | null {
  const { numerator, denominator } = counts
  if (unit === 'count' || unit === 'score') return numerator
  if (denominator === null || denominator === 0) return null
  if (unit === 'percentage') return (100 * numerator) / denominator
  if (unit === 'rate') return (10_000 * numerator * wholeYear) / denominator
  return numerator / denominator
}

/** The months behind each base, and what the result is called; null where the base says nothing at that month. */
const spans: Record<Base, (month: Period) => { first: Period; name: Period } | null> = {
  week: () => null,
  month: (month) => ({ first: month, name: month }),
  snapshot: (month) => ({ first: month, name: month }),
  'year to date': (month) => ({ first: firstMonthOfYear(month), name: month }),
  'rolling 12 months': (month) => ({ first: monthsLater(month, -11), name: month }),
  'three-month average': (month) => ({ first: monthsLater(month, -2), name: month }),
  quarter: (month) =>
    monthOfYear(month) % 3 === 0 ? { first: monthsLater(month, -2), name: quarterOfMonth(month) } : null,
  year: (month) => (monthOfYear(month) === 12 ? { first: monthsLater(month, -11), name: yearOfMonth(month) } : null),
}

/** A population is the same people every month: it is not added up, the newest counts. */
function denominatorOf(unit: Unit, parts: readonly Counts[]): number | null {
  if (unit === 'rate') return parts.at(-1)?.denominator ?? null
  if (parts.some(({ denominator }) => denominator === null)) return null
  return parts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)
}

/** A number by itself is averaged where the base says so, and a score is never added up. */
function numeratorOf(base: Base, unit: Unit, parts: readonly Counts[]): number {
  const sum = parts.reduce((total, { numerator }) => total + numerator, 0)
  const averaged = unit === 'score' || (base === 'three-month average' && unit === 'count')
  return averaged ? sum / parts.length : sum
}

function pointAt(base: Base, unit: Unit, month: Period, byMonth: ReadonlyMap<Period, Counts>): SeriesPoint | null {
  const span = spans[base](month)
  if (span === null) return null
  const months = monthsFrom(span.first, month)
  const parts = months.map((one) => byMonth.get(one)).filter((part) => part !== undefined)
  if (parts.length < months.length) {
    return { period: span.name, numerator: 0, denominator: null, value: null, months: parts.length }
  }
  const counts = {
    period: span.name,
    numerator: numeratorOf(base, unit, parts),
    denominator: denominatorOf(unit, parts),
  }
  const grows = base !== 'snapshot' && base !== 'three-month average'
  return { ...counts, value: figureOf(unit, counts, grows ? 12 / months.length : 1), months: months.length }
}

/**
 * A series on a base, oldest first.
 *
 * @param counts one for each month; those of other periods (weeks, whole years as published) are passed on as they are
 * where the base is theirs
 */
export function seriesOn(base: Base, unit: Unit, counts: readonly Counts[]): SeriesPoint[] {
  const byMonth = new Map(counts.filter(({ period }) => isMonth(period)).map((one) => [one.period, one]))
  const months = [...byMonth.keys()].sort()
  const [first, last] = [months[0], months.at(-1)]
  // A month that nobody has a figure of stands in its place: left out, its neighbours would look like neighbours in time.
  const all = first === undefined || last === undefined ? [] : monthsFrom(first, last)
  const made = all.map((month) => pointAt(base, unit, month, byMonth))
  const points = made.filter((point) => point !== null)
  const named = new Set(points.filter(({ value }) => value !== null).map(({ period }) => period))
  const published = counts.filter(({ period }) => !isMonth(period) && isOf(base, period) && !named.has(period))
  const others = published.map((one) => ({ ...one, value: figureOf(unit, one), months: 0 }))
  const known = new Set(others.map(({ period }) => period))
  return [...points.filter(({ period }) => !known.has(period)), ...others].toSorted((a, b) =>
    a.period < b.period ? -1 : 1,
  )
}

/** Whether a period that is no month stands for itself on that base. */
function isOf(base: Base, period: Period): boolean {
  if (base === 'week') return isWeek(period)
  if (base === 'year') return /^\d{4}\/\d{2}$/.test(period)
  return base === 'quarter' && / Q[1-4]$/.test(period)
}

/** Events can be counted by week; what stands at the end of a month cannot, and neither can what has a year in it. */
export const isWeekly = ({ bases }: Pick<Indicator, 'bases'>): boolean =>
  !bases.includes('snapshot') && !bases.includes('year')
