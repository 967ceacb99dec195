/** Days as whole numbers, so that a hundred thousand lives can be made in a second. Pure. */

const perDay = 86_400_000

export const dayOf = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / perDay)

export const textOfDay = (day: number): string => new Date(day * perDay).toISOString().slice(0, 10)

/** Monday 0 … Sunday 6. Day 0 was a Thursday. */
const weekday = (day: number): number => (day + 3) % 7

/** That day, or the Monday after a weekend: offices write on working days. */
export const onWeekday = (day: number): number => (weekday(day) < 5 ? day : day + 7 - weekday(day))

/** So many weekdays later. Holidays are not known here: made-up offices work through them. */
export function weekdaysLater(day: number, count: number): number {
  const from = onWeekday(day)
  const whole = Math.floor((weekday(from) + count) / 5)
  return from + count + whole * 2
}
