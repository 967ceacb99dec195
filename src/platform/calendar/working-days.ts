/** Working days of England: Monday to Friday, bank holidays left out. Days are `YYYY-MM-DD`. */
import { bankHolidayOn } from './bank-holidays.ts'

const plain = (day: string) => Temporal.PlainDate.from(day)

export function isWorkingDay(day: string): boolean {
  return plain(day).dayOfWeek < 6 && bankHolidayOn(day) === null
}

/** The day itself where it is a working day, else the next that is. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1)
}

/**
 * So many working days later, or earlier where `days` is negative; the day it starts from is not counted. With 0 it is
 * the day itself, working day or not.
 * Friday + 1 = Monday; Saturday + 1 = Monday; Monday - 1 = Friday.
 */
export function addWorkingDays(day: string, days: number): string {
  const step = Math.sign(days)
  let date = plain(day)
  for (let left = Math.abs(days); left > 0; ) {
    date = date.add({ days: step })
    if (isWorkingDay(date.toString())) left -= 1
  }
  return date.toString()
}

/**
 * Working days after the first day, up to and with the last: from Friday to Monday it is 1. Where the last comes first it
 * counts back, below zero. `workingDaysBetween(day, addWorkingDays(day, n))` is n.
 */
export function workingDaysBetween(from: string, to: string): number {
  const step = to < from ? -1 : 1
  let count = 0
  for (let date = plain(from); date.toString() !== to; ) {
    date = date.add({ days: step })
    if (isWorkingDay(date.toString())) count += step
  }
  return count
}
