/** The stretches of time that returns look at. Pure. */
import type { Child } from '../case-file.ts'
import { dayOf, monthsLater, textOfDay } from '../days.ts'

/** First day of a look-back: six months up to 31 March begin on 1 October. */
export const lookBack = (cut: string, months: number): string => textOfDay(dayOf(monthsLater(cut, -months)) + 1)

/** Between a year before the day and the day, both left out. */
export const inYearBefore = (day: string, other: string): boolean => other < day && other > monthsLater(day, -12)

/** 1 April to 31 March, named by the year it ends in. */
export function returnYear(cut: string): { since: string; year: number } {
  const [year = 0, month = 0] = cut.split('-').map(Number)
  const ends = month > 3 ? year + 1 : year
  return { since: `${ends - 1}-04-01`, year: ends }
}

/** Whole years old. */
export function ageOn({ born }: Pick<Child, 'born'>, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
