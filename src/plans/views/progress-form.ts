/** What a person says of an action on a form, read into an update. Pure. */
import type { ActionStatus, ProgressUpdate } from '../plan.ts'
import { isDay } from '../rules/index.ts'

export const statuses = [
  'not started',
  'in progress',
  'delivered',
  'withdrawn',
] as const satisfies readonly ActionStatus[]

export type ProgressProblem = { field: 'status' | 'percent' | 'note' | 'forecast'; text: string }

export type ReadProgress = { update: ProgressUpdate; problems: [] } | { update: null; problems: ProgressProblem[] }

const longest = 4000

const textOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()

/** 0 to 100, null where nothing was given, undefined where it is no such number. */
function percentOf(given: string): number | null | undefined {
  const text = given.replace(/\s*%$/, '')
  if (text === '') return null
  const percent = Number(text)
  return /^\d{1,3}$/.test(text) && percent <= 100 ? percent : undefined
}

/**
 * Reads the form for one action.
 *
 * @param said who says it, and the day it is said
 * @returns the update, or each field that needs another answer with a sentence that says which
 */
export function readProgressForm(
  form: URLSearchParams,
  action: string,
  said: { by: string; on: string },
): ReadProgress {
  const status = statuses.find((one) => one === form.get('status'))
  const percent = percentOf(textOf(form, 'percent'))
  const [note, forecast] = [textOf(form, 'note'), textOf(form, 'forecast')]
  const problems: ProgressProblem[] = []
  if (!status) problems.push({ field: 'status', text: 'Choose where the action stands' })
  if (percent === undefined)
    problems.push({ field: 'percent', text: 'Give how far it is as a whole number from 0 to 100, or leave it empty' })
  if (note === '')
    problems.push({ field: 'note', text: status === 'withdrawn' ? 'Say why it is withdrawn' : 'Say what has happened' })
  else if (note.length > longest)
    problems.push({
      field: 'note',
      text: `Keep what has happened under ${longest.toLocaleString('en-GB')} characters; it has ${note.length.toLocaleString('en-GB')}`,
    })
  if (forecast !== '' && !isDay(forecast))
    problems.push({ field: 'forecast', text: 'Give the day it is now expected as a date, such as 2026-11-30' })
  if (problems.length > 0 || !status || percent === undefined) return { update: null, problems }
  const optional = { forecast, blocker: textOf(form, 'blocker'), pathToGreen: textOf(form, 'path') }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== ''))
  return { update: { action, status, percent, note, ...said, ...given }, problems: [] }
}
