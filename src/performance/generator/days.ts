/** Days as whole numbers, so that a hundred thousand lives can be made in a second. Pure. */
import { isWorkingDay } from '../../platform/calendar/working-days.ts'

const perDay = 86_400_000

/** Days of 1970 and later; not a number where the text is no day. */
export const dayOf = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / perDay)

const texts = new Map<number, string>()

/** Held, because a few thousand days are written some hundred thousand times. */
export function textOfDay(day: number): string {
  const held = texts.get(day)
  if (held !== undefined) return held
  const text = new Date(day * perDay).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

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

const working = new Map<number, boolean>()

function isWorking(day: number): boolean {
  const held = working.get(day)
  if (held !== undefined) return held
  const now = isWorkingDay(textOfDay(day))
  working.set(day, now)
  return now
}

/** So many working days later, bank holidays left out: how a case system sets a day that something is due. */
export function workingDaysLater(day: number, count: number): number {
  let at = day
  for (let left = count; left > 0; ) {
    at += 1
    if (isWorking(at)) left -= 1
  }
  return at
}

/** The day so many months on, or back; the last of the month where there is no such day. `YYYY-MM-DD`. */
export const monthsLater = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString()
