/** A day as a person types it: `28/2/26`, `28 Feb 2026`, `end of March 2026`, or as a date picker gives it. Day first. */
import { readDeadline } from '../../../importing/deadlines/deadline-reader.ts'
import { dayInWords, isDay } from '../../rules/index.ts'

export type TypedDay = { day: string | null } | { problem: string }

const example = 'Give a day such as 28/2/2026 or 28 February 2026'

/**
 * Reads one day; nothing typed is no day. A month means its last day, as in a deadline.
 * @param near a day close by, which tells the year of words that have none ("28 February")
 */
export function readTypedDay(typed: string, near: string): TypedDay {
  const words = typed.trim()
  if (words === '') return { day: null }
  if (isDay(words)) return { day: words }
  const read = readDeadline(words.slice(0, 100), { start: near })
  if (read.kind === 'invalid') {
    const nearest = read.suggested === undefined ? example : `The nearest is ${dayInWords(read.suggested)}`
    return { problem: `There is no day “${words.slice(0, 100)}”. ${nearest}` }
  }
  const oneDay = read.kind === 'day' || read.kind === 'month' || read.kind === 'period'
  return oneDay && read.due !== null && isDay(read.due)
    ? { day: read.due }
    : { problem: `“${words.slice(0, 100)}” is not one day. ${example}` }
}

/** A day as a field shows it, so that it is typed as it is read: `2026-02-28` as `28/2/2026`. */
export function dayForField(day: string | null): string {
  return day === null ? '' : `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
}
