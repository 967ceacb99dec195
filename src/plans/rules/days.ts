/**
 * Days as `YYYY-MM-DD` words. They sort and compare as text; the arithmetic goes through UTC day numbers, because it is
 * done thousands of times a page and one `Temporal` object for each would cost more than the rules themselves.
 */

const millisecondsInDay = 86_400_000
const monthNames = 'January February March April May June July August September October November December'.split(' ')

/** Whole days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millisecondsInDay
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

export function addDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * millisecondsInDay).toISOString().slice(0, 10)
}

/** `YYYY-MM` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The same day of the month some months on, or that month's last day where it has no such day. */
export function addMonths(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = index % 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8, 10)), last)
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
}

const monthIndex = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** Every month from the first to the last, both included: `2010-03`, `2010-04`, …; none where the last comes first. */
export function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [monthIndex(first), monthIndex(last)]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, month) => {
    const index = from + month
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

/** `2010-09-30` as `30 September 2010`. */
export function dayInWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** `2010-09` as `September 2010`. */
export function monthInWords(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

/** True for a real calendar day written `YYYY-MM-DD`, in a century that a plan can speak of (1900 to 2199). */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** The earliest of some days; null for none. */
export function earliestDay(days: readonly string[]): string | null {
  return [...days].sort()[0] ?? null
}

/** The latest of some days; null for none. */
export function latestDay(days: readonly string[]): string | null {
  return [...days].sort().at(-1) ?? null
}
