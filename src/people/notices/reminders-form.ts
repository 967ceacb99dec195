/** The forms of reminders as typed. Pure: each gives what it says, or what is wrong with it, field by field. */
import { readTypedDay } from '../../plans/updates/rules/typed-day.ts'
import { isQuiet, momentAt } from '../../platform/calendar/when.ts'
import { type Away, oftens, type ReminderRules, type Reminders } from './rules/settings.ts'

export type FormProblem = { field: string; text: string }
export type ReadForm<T> = { value: T; problems: [] } | { value: null; problems: FormProblem[] }

const fieldOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').trim()

/** A whole number within bounds; NaN where it is none, with the problem noted. */
function numberOf(
  form: URLSearchParams,
  problems: FormProblem[],
  { field, least, most, text }: { field: string; least: number; most: number; text: string },
): number {
  const typed = fieldOf(form, field)
  const number = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(number >= least && number <= most)) problems.push({ field, text })
  return number
}

const hourField = (field: string) => ({ field, least: 0, most: 23, text: 'Choose an hour from the list' })
const dayField = (field: string) => ({ field, least: 1, most: 31, text: 'Give a day of the month from 1 to 31' })

function oftenOf(form: URLSearchParams, problems: FormProblem[]): Reminders['often'] {
  const often = oftens.find((one) => one === fieldOf(form, 'often'))
  if (often === undefined) problems.push({ field: 'often', text: 'Choose how often' })
  return often ?? 'off'
}

/**
 * @param deputies ids of those who can be named
 * @param today for days typed without a year, and so that nobody is away in the past
 */
export function readReminders(
  form: URLSearchParams,
  { today, deputies }: { today: string; deputies: ReadonlySet<string> },
): ReadForm<Reminders> {
  const problems: FormProblem[] = []
  const often = oftenOf(form, problems)
  const weekday = { field: 'weekday', least: 1, most: 7, text: 'Choose a day of the week' }
  const value: Reminders = {
    often,
    weekday: numberOf(form, problems, weekday),
    day: numberOf(form, problems, dayField('day')),
    hour: numberOf(form, problems, hourField('hour')),
    quiet: quietOf(form, problems),
    away: awayOf(form, problems, today, deputies),
  }
  // In winter, so that the hour on the wall is the hour asked about.
  if (problems.length === 0 && isQuiet(momentAt('2026-01-15', value.hour), value.quiet))
    problems.push({ field: 'hour', text: 'This hour lies in your quiet hours: choose another, or change those' })
  return problems.length === 0 ? { value, problems: [] } : { value: null, problems }
}

function quietOf(form: URLSearchParams, problems: FormProblem[]): Reminders['quiet'] {
  const [from, until] = [fieldOf(form, 'quiet-from'), fieldOf(form, 'quiet-until')]
  if (from === '' && until === '') return null
  if (from === '' || until === '') {
    const field = from === '' ? 'quiet-from' : 'quiet-until'
    problems.push({ field, text: 'Quiet hours need a beginning and an end. For none, choose “no quiet hours” in both' })
    return null
  }
  return {
    from: numberOf(form, problems, hourField('quiet-from')),
    until: numberOf(form, problems, hourField('quiet-until')),
  }
}

function awayOf(
  form: URLSearchParams,
  problems: FormProblem[],
  today: string,
  deputies: ReadonlySet<string>,
): Away | null {
  const before = problems.length
  const day = (field: string): string | null => {
    const read = readTypedDay(fieldOf(form, field), today)
    if ('problem' in read) problems.push({ field, text: read.problem })
    return 'day' in read ? read.day : null
  }
  const [from, until, named] = [day('away-from'), day('away-until'), fieldOf(form, 'deputy')]
  if (problems.length > before) return null
  if (from === null && until === null) {
    if (named !== '')
      problems.push({ field: 'away-from', text: 'Give the days on which your deputy is told instead of you' })
    return null
  }
  if (from === null) problems.push({ field: 'away-from', text: 'Give the first day you are away' })
  if (until === null) problems.push({ field: 'away-until', text: 'Give the last day you are away' })
  if (from === null || until === null) return null
  if (until < from) problems.push({ field: 'away-until', text: 'The last day away comes before the first' })
  else if (until < today)
    problems.push({ field: 'away-until', text: 'These days are over: leave both empty, or give days to come' })
  const deputy = named === '' ? null : named
  if (deputy !== null && !deputies.has(deputy))
    problems.push({ field: 'deputy', text: 'Choose somebody from the list' })
  return { from, until, deputy }
}

export function readRules(form: URLSearchParams): ReadForm<ReminderRules> {
  const problems: FormProblem[] = []
  const never = fieldOf(form, 'escalate-after') === ''
  const days = {
    field: 'escalate-after',
    least: 1,
    most: 60,
    text: 'Give a number of working days from 1 to 60, or nothing for never',
  }
  const value: ReminderRules = {
    on: fieldOf(form, 'on') === 'yes',
    often: oftenOf(form, problems),
    hour: numberOf(form, problems, hourField('hour')),
    updateDay: numberOf(form, problems, dayField('update-day')),
    escalateAfter: never ? null : numberOf(form, problems, days),
  }
  if (!['yes', 'no'].includes(fieldOf(form, 'on')))
    problems.push({ field: 'on', text: 'Choose whether reminders are sent' })
  return problems.length === 0 ? { value, problems: [] } : { value: null, problems }
}
