/**
 * Periods as text that sorts: a month `2026-03`, an ISO week `2026-W10`, a quarter `2025/26 Q4` and a year `2025/26` of
 * councils, which begins in April. Pure.
 */

import { monthInWords } from '../../plans/rules/days.ts'

export type Period = string

const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/

/** Of the last century or this one: nobody means another, and what is far off cannot be counted up to. */
export const isMonth = (period: Period): boolean => /^(19|20)/.test(period) && monthPattern.test(period)

export const isWeek = (period: Period): boolean => /^\d{4}-W\d{2}$/.test(period)

/** @throws RangeError for a text that is no month */
function numbersOf(month: Period): [number, number] {
  const [, year, number] = monthPattern.exec(month) ?? []
  if (year === undefined || number === undefined) throw new RangeError(`“${month}” is not a month such as 2026-03.`)
  return [Number(year), Number(number)]
}

const monthFrom = (year: number, number: number): Period =>
  `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`

/** The month so many months later; earlier with a negative number. */
export function monthsLater(month: Period, months: number): Period {
  const [year, number] = numbersOf(month)
  const count = year * 12 + number - 1 + months
  return monthFrom(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1)
}

/** From the first to the last, both included; none where the last is before the first. */
export function monthsFrom(first: Period, last: Period): Period[] {
  const months: Period[] = []
  for (let month = first; month <= last; month = monthsLater(month, 1)) months.push(month)
  return months
}

/** `2026-03` is of `2025/26`, `2026-04` of `2026/27`. */
export function yearOfMonth(month: Period): Period {
  const [year, number] = numbersOf(month)
  const first = number >= 4 ? year : year - 1
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

/** April to June is Q1. */
export function quarterOfMonth(month: Period): Period {
  const [, number] = numbersOf(month)
  return `${yearOfMonth(month)} Q${Math.floor(((number + 8) % 12) / 3) + 1}`
}

/** April of the year that the month is of. */
export function firstMonthOfYear(month: Period): Period {
  return `${yearOfMonth(month).slice(0, 4)}-04`
}

/** How many months of its year have passed with this one: April 1, March 12. */
export function monthOfYear(month: Period): number {
  const [, number] = numbersOf(month)
  return ((number + 8) % 12) + 1
}

export const monthOfDay = (day: string): Period => day.slice(0, 7)

/** The ISO week that a day is in: weeks begin on Monday, and the first holds 4 January. */
export function weekOfDay(day: string): Period {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

/** Last day of a month. */
export function lastDayOf(month: Period): string {
  const [year, number] = numbersOf(month)
  return `${month}-${Temporal.PlainYearMonth.from({ year, month: number }).daysInMonth}`
}

/** `March 2026`, `week 10 of 2026`, `January to March 2026`; a year as it is. */
export function periodInWords(period: Period): string {
  if (isMonth(period)) return monthInWords(period)
  const [, weekYear, week] = /^(\d{4})-W(\d{2})$/.exec(period) ?? []
  if (week !== undefined) return `week ${Number(week)} of ${weekYear}`
  const [, first, quarter] = /^(\d{4})\/\d{2} Q([1-4])$/.exec(period) ?? []
  if (first === undefined || quarter === undefined) return period
  const start = monthsLater(`${first}-04`, (Number(quarter) - 1) * 3)
  const [firstMonth] = monthInWords(start).split(' ')
  return `${firstMonth} to ${monthInWords(monthsLater(start, 2))}`
}
