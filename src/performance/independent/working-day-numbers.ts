/** Working days counted by looking each day up once: for a hundred thousand cases. Pure. */
import { isWorkingDay } from '../../platform/calendar/working-days.ts'

/** Working days after the first day up to and with the last; below zero where the last comes first. */
export type WorkingDaysBetween = (from: string, to: string) => number

/**
 * @param first earliest day that will be asked for, `YYYY-MM-DD`
 * @param last latest day that will be asked for
 */
export function workingDaysWithin(first: string, last: string): WorkingDaysBetween {
  const numbers = new Map<string, number>()
  let number = 0
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 })) {
    const text = day.toString()
    if (isWorkingDay(text)) number += 1
    numbers.set(text, number)
  }
  const of = (day: string): number => {
    const found = numbers.get(day)
    if (found === undefined) throw new RangeError(`${day} is not between ${first} and ${last}`)
    return found
  }
  return (from, to) => of(to) - of(from)
}
