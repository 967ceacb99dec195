/** A deadline's reading in a sentence a lead would say. Pure. */
import { dateInWords, listInWords } from '../../ui/words.ts'
import type { Deadline } from '../deadline.ts'

const often: Record<string, string> = {
  day: 'every day',
  week: 'every week',
  month: 'every month',
  quarter: 'every quarter',
  term: 'every term',
  year: 'every year',
}

function recurring({ every, start, until }: Deadline): string {
  const parts = [
    every === undefined ? 'Comes round again and again' : `Comes round ${often[every] ?? `every ${every}`}`,
  ]
  if (start) parts.push(`from ${dateInWords(start)}`)
  if (until) parts.push(`until ${dateInWords(until)}`)
  return parts.join(' ')
}

function several(deadline: Deadline): string {
  const dates = (deadline.dates ?? []).map(dateInWords)
  return dates.length === 0 ? 'Several dates' : `Several dates: ${listInWords(dates)}. The last one counts`
}

/** One sentence without its full stop. */
export function deadlineUnderstood(deadline: Deadline): string {
  const { kind, due, start, suggested } = deadline
  const by = due === null ? '' : dateInWords(due)
  if (kind === 'day') return `On or before ${by}`
  if (kind === 'month') return `By the end of the month: ${by}`
  if (kind === 'period') return start ? `Between ${dateInWords(start)} and ${by}` : `By the end of the period: ${by}`
  if (kind === 'multiple') return several(deadline)
  if (kind === 'recurring') return recurring(deadline)
  if (kind === 'from') return start ? `Begins ${dateInWords(start)}, with no end printed` : 'Has a beginning and no end'
  if (kind === 'ongoing') return 'Goes on, with no end printed'
  if (kind === 'relative')
    return due === null ? 'Depends on something else, whose day is not known' : `By ${by}, counted from something else`
  if (kind === 'tbc') return 'Still to be decided'
  if (kind === 'immediate') return 'At once'
  if (kind === 'done') return start ? `Printed as done on ${dateInWords(start)}` : 'Printed as done'
  if (kind === 'invalid')
    return suggested ? `There is no such day. The nearest is ${dateInWords(suggested)}` : 'There is no such day'
  return 'No deadline is printed'
}
