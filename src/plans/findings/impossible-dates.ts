/** Dates in a text that no calendar has: `31/09/10`. */
import { remember } from '../../importing/remember.ts'
import { dayInWords } from '../rules/days.ts'

const monthNames = 'January February March April May June July August September October November December'.split(' ')
const numericDate = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.-]\d)/g
const namedDate =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{4}|\d{2})(?!\d)/gi

/** A date as printed, in numbers. Two-digit years are 20xx. */
export type PrintedDate = { words: string; day: number; month: number; year: number }

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** Every day-month-year in a text, day first, whether or not the day exists. */
export const printedDates: (text: string) => readonly PrintedDate[] = remember(datesIn)

function datesIn(text: string): PrintedDate[] {
  if (!/\d[/.-]\d|\d[a-z]{0,2}\s+[a-z]{3}/i.test(text)) return []
  const numeric = [...text.matchAll(numericDate)].map((match) => ({
    words: match[0],
    day: Number(match[1]),
    month: Number(match[3]),
    year: fullYear(match[4] ?? ''),
  }))
  const named = [...text.matchAll(namedDate)].map((match) => ({
    words: match[0],
    day: Number(match[1]),
    month: monthNames.findIndex((name) => name.slice(0, 3).toLowerCase() === match[2]?.toLowerCase()) + 1,
    year: fullYear(match[3] ?? ''),
  }))
  return [...numeric, ...named]
}

function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** True where the month exists and has no such day, by the few days that slips of the pen make. `45/2/10` is no date at all. */
export function isImpossible({ day, month, year }: PrintedDate): boolean {
  return month >= 1 && month <= 12 && day <= 31 && day > daysIn(month, year)
}

export function isoDay({ day, month, year }: PrintedDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `31/09/10 is not a date: September has 30 days; the nearest is 30 September 2010.` */
export function whyImpossible(date: PrintedDate): string {
  const days = daysIn(date.month, date.year)
  const name = monthNames[date.month - 1] ?? ''
  const month = date.month === 2 ? `February ${date.year}` : name
  const nearest = dayInWords(isoDay({ ...date, day: days }))
  return `${date.words} is not a date: ${month} has ${days} days; the nearest is ${nearest}.`
}
