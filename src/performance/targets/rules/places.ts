/** Periods of different lengths on one line of time. Pure. */
import {
  lastDayOf,
  monthOfDay,
  monthsLater,
  type Period,
  quarterOfMonth,
  weekOfDay,
  yearOfMonth,
} from '../../rules/periods.ts'

const week = /^(\d{4})-W(\d{2})$/
const quarter = /^(\d{4})\/\d{2} Q([1-4])$/
const year = /^(\d{4})\/\d{2}$/
const month = /^\d{4}-(0[1-9]|1[0-2])$/

export type PeriodKind = 'week' | 'month' | 'quarter' | 'year'

export function optionalKindOf(period: Period): PeriodKind | null {
  if (month.test(period)) return 'month'
  if (quarter.test(period)) return 'quarter'
  if (year.test(period)) return 'year'
  return week.test(period) ? 'week' : null
}

/** @throws RangeError for a text that is no period */
export function kindOf(period: Period): PeriodKind {
  const kind = optionalKindOf(period)
  if (kind === null) throw new RangeError(`“${period}” is not a period.`)
  return kind
}

/** Thursday of an ISO week: the day by which it belongs to a month. */
function thursdayOf(period: Period): Temporal.PlainDate {
  const [, yearOfWeek, number] = week.exec(period) ?? []
  // 4 January is always in week 1.
  const inFirst = Temporal.PlainDate.from({ year: Number(yearOfWeek), month: 1, day: 4 })
  return inFirst.add({ days: 4 - inFirst.dayOfWeek + (Number(number) - 1) * 7 })
}

/** The month with which a period is over. */
export function lastMonthOf(period: Period): Period {
  const kind = kindOf(period)
  if (kind === 'month') return period
  if (kind === 'week') return monthOfDay(thursdayOf(period).toString())
  const quarters = Number(quarter.exec(period)?.[2] ?? 4)
  return monthsLater(`${period.slice(0, 4)}-04`, quarters * 3 - 1)
}

/** The day with which a period is over; of a week its Sunday. */
export function lastDayOfPeriod(period: Period): string {
  return kindOf(period) === 'week' ? thursdayOf(period).add({ days: 3 }).toString() : lastDayOf(lastMonthOf(period))
}

/** Months since the year 0 at the end of a period: what is equal here ends together. */
export function monthNumber(period: Period): number {
  const last = lastMonthOf(period)
  return Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1
}

/** So many periods of the same length later. */
export function periodsLater(period: Period, count: number): Period {
  const kind = kindOf(period)
  if (kind === 'month') return monthsLater(period, count)
  if (kind === 'week')
    return weekOfDay(
      thursdayOf(period)
        .add({ days: count * 7 })
        .toString(),
    )
  if (kind === 'quarter') return quarterOfMonth(monthsLater(lastMonthOf(period), count * 3))
  return yearOfMonth(monthsLater(lastMonthOf(period), count * 12))
}

/** How many periods of their length lie between two of one length. */
export function periodsBetween(from: Period, to: Period): number {
  const kind = kindOf(from)
  if (kind === 'week') return Math.round(thursdayOf(from).until(thursdayOf(to), { largestUnit: 'days' }).days / 7)
  const months = monthNumber(to) - monthNumber(from)
  return kind === 'month' ? months : kind === 'quarter' ? months / 3 : months / 12
}

/** Earlier first; of periods that end together the longer one last. */
export function inOrderOfTime(a: Period, b: Period): number {
  return monthNumber(a) - monthNumber(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** Whether a period is another, or ends within it. */
export function holds(whole: Period, part: Period): boolean {
  if (whole === part) return true
  const months = / Q[1-4]$/.test(whole) ? 3 : /^\d{4}\/\d{2}$/.test(whole) ? 12 : 1
  const [last, own] = [monthNumber(whole), monthNumber(lastMonthOf(part))]
  return own <= last && own > last - months
}
