/** Days as `YYYY-MM-DD`, which sort as they stand. */

export type Window = {
  first: string
  last: string
  /** It cannot be: 31 September, or a year outside 1990 to 2099. */
  impossible?: boolean
  /** The nearest real day to an impossible one. */
  suggested?: string
}

export const isRealYear = (year: number) => year >= 1990 && year <= 2099

export function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Months later, on the same day or the month's last where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + count
  const to = { year: Math.floor(months / 12), month: (months % 12) + 1 }
  return iso(to.year, to.month, Math.min(date, daysIn(to.year, to.month)))
}

export function isMonthEnd(day: string): boolean {
  return addDays(day, 1).endsWith('-01')
}

/** Months after a month's end: from the end of April, three months run to the end of July. */
export function addMonthsToEnd(day: string, count: number): string {
  const [year = 0, month = 1] = addMonths(day, count).split('-').map(Number)
  return iso(year, month, daysIn(year, month))
}

/** Whole months from `from` to `to`; a `to` before `from` falls in the next year. */
export function monthsWindow(year: number, from: number, to: number): Window {
  const endYear = to < from ? year + 1 : year
  return { first: iso(year, from, 1), last: iso(endYear, to, daysIn(endYear, to)) }
}

/** One day, or why it is none. */
export function dayWindow(year: number, month: number, day: number): Window {
  if (month > 12 || month < 1) {
    const swapped = month <= 31 && day >= 1 && day <= 12 ? dayWindow(year, day, month) : dayWindow(year, 12, day)
    return { first: '', last: '', impossible: true, suggested: swapped.suggested ?? (swapped.first || undefined) }
  }
  const nearest = iso(year, month, Math.max(1, Math.min(day, daysIn(year, month))))
  if (!isRealYear(year)) return { first: '', last: '', impossible: true }
  const printed = iso(year, month, day)
  if (printed !== nearest) return { first: '', last: '', impossible: true, suggested: nearest }
  return { first: printed, last: printed }
}
