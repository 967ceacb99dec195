/**
 * What a person says of an action, as typed on a form, in a row of a table or in a cell of a sheet, judged against where
 * the action stands: an update, nothing new, or what must be put right. Pure.
 */
import type { Action, ActionStatus, DeclaredColour, ProgressUpdate } from '../../plan.ts'
import type { Standing } from '../../rules/index.ts'
import { type Belonging, impliedPercent, moveProblem, statuses } from './moves.ts'
import { readTypedDay } from './typed-day.ts'

export const saidFields = [
  'status',
  'percent',
  'note',
  'forecast',
  'blocker',
  'pathToGreen',
  'declared',
  'declaredWhy',
  'occurrence',
] as const
export type SaidField = (typeof saidFields)[number]

/** As typed. A field that is left out was not on the form: what stands stays. */
export type Said = Partial<Record<SaidField, string>>

export type SaidProblem = { field: SaidField; text: string }

export type Judged =
  | { kind: 'update'; update: ProgressUpdate; changed: readonly SaidField[] }
  /** No word more than what stands already. */
  | { kind: 'nothing new' }
  | { kind: 'problems'; problems: readonly SaidProblem[] }

export type SaidOf = {
  action: Action
  standing: Standing
  /** Days of the action's occurrences that can be said to be done; empty where it does not recur. */
  occurrences: readonly string[]
  /** What may be said of whether it belongs to the plan. */
  belonging: Belonging
  by: string
  /** The day it is said. */
  on: string
}

export const longest = { note: 4000, blocker: 2000, pathToGreen: 2000, declaredWhy: 1000 } as const

const declarable: readonly DeclaredColour[] = ['red', 'amber', 'green']

/** What stands now in the form's own words: the answers that need no change. New words and occurrences begin empty. */
export function standsAs(standing: Standing): Required<Said> {
  return {
    status: standing.status,
    percent: standing.percent === null || impliedPercent(standing.status) !== null ? '' : String(standing.percent),
    note: '',
    forecast: standing.forecast ?? '',
    blocker: standing.blocker ?? '',
    pathToGreen: standing.pathToGreen ?? '',
    declared: standing.declared ?? '',
    declaredWhy: standing.declaredWhy ?? '',
    occurrence: '',
  }
}

/** Browsers and sheets end lines in their own ways. */
const tidy = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** Words a sheet or a person may write for a status: `Delivered`, `IN PROGRESS`. */
export function statusOf(typed: string): ActionStatus | undefined {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
  return statuses.find((status) => status === plain)
}

/** 0 to 100, null for nothing, undefined for what is no such number. */
export function percentOf(typed: string): number | null | undefined {
  const text = typed.replace(/\s*%$/, '').trim()
  if (text === '') return null
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : undefined
}

type Reading = {
  status: ActionStatus
  percent: number | null
  forecast: string | null
  declared: DeclaredColour | null
  occurrence: string | null
}

function readFields(typed: Required<Said>, of: SaidOf, problems: SaidProblem[]): Reading {
  const status = statusOf(typed.status)
  if (status === undefined) problems.push({ field: 'status', text: unknownStatus(typed.status) })
  const percent = percentOf(typed.percent)
  if (percent === undefined) {
    problems.push({ field: 'percent', text: 'Give how far it is as a whole number from 0 to 100, or leave it empty' })
  }
  const day = readTypedDay(typed.forecast, of.on)
  if ('problem' in day) problems.push({ field: 'forecast', text: day.problem })
  const due = readTypedDay(typed.occurrence, of.on)
  const declared = declarable.find((colour) => colour === typed.declared)
  if (typed.declared !== '' && declared === undefined) {
    problems.push({ field: 'declared', text: 'Choose red, amber or green, or leave it to the facts' })
  }
  return {
    status: status ?? of.standing.status,
    percent: percent ?? null,
    forecast: 'day' in day ? day.day : null,
    declared: declared ?? null,
    // What is no day is none of the days that can be chosen, and is said to be so.
    occurrence: typed.occurrence === '' ? null : 'day' in due ? due.day : typed.occurrence,
  }
}

function unknownStatus(typed: string): string {
  const choices = 'not started, in progress, delivered or withdrawn'
  return typed === '' ? `Choose where it stands: ${choices}` : `“${typed.slice(0, 60)}” is no status. Choose ${choices}`
}

function checkLengths(typed: Required<Said>, problems: SaidProblem[]): void {
  for (const field of ['note', 'blocker', 'pathToGreen', 'declaredWhy'] as const) {
    const [length, most] = [typed[field].length, longest[field]]
    if (length > most) {
      const said = `Keep this under ${most.toLocaleString('en-GB')} characters; it has ${length.toLocaleString('en-GB')}`
      problems.push({ field, text: said })
    }
  }
}

/** What can only be judged beside where the action stands. */
function checkAgainst(typed: Required<Said>, read: Reading, of: SaidOf, problems: SaidProblem[]): void {
  const { standing, occurrences, belonging, on } = of
  const open = read.status === 'not started' || read.status === 'in progress'
  const move = moveProblem(standing.status, read.status, typed.note, belonging)
  if (move !== null) problems.push(move)
  if (open && read.forecast !== null && read.forecast < on && read.forecast !== standing.forecast) {
    problems.push({ field: 'forecast', text: 'The day it is now expected has passed. Give a day from today on' })
  }
  if (read.occurrence !== null && !occurrences.includes(read.occurrence)) {
    problems.push({ field: 'occurrence', text: 'Choose one of the days on which it falls due' })
  }
}

/** What belongs to open work only (when it is expected, what is in the way) goes once it is delivered or withdrawn. */
function updateOf(typed: Required<Said>, read: Reading, { action, by, on, standing }: SaidOf): ProgressUpdate {
  const closed = read.status === 'delivered' || read.status === 'withdrawn'
  const optional = closed
    ? {}
    : {
        forecast: read.forecast ?? '',
        blocker: typed.blocker,
        pathToGreen: typed.pathToGreen,
        declared: read.declared ?? '',
        declaredWhy: read.declared === null ? '' : typed.declaredWhy,
      }
  const given = Object.entries({ ...optional, occurrence: read.occurrence ?? '' }).filter(([, value]) => value !== '')
  const percent = read.status === 'withdrawn' ? standing.percent : (impliedPercent(read.status) ?? read.percent)
  return { action: action.id, on, status: read.status, percent, note: typed.note, ...Object.fromEntries(given), by }
}

/** The fields in which an update says something else than what stands. Words and occurrences are always new. */
export function changesIn(update: ProgressUpdate, standing: Standing): SaidField[] {
  const implied = update.status === 'withdrawn' ? null : impliedPercent(standing.status)
  const words = (text: string | null | undefined) => tidy(text ?? '')
  const pairs: [SaidField, unknown, unknown][] = [
    ['status', update.status, standing.status],
    ['percent', update.percent, implied ?? standing.percent],
    ['note', update.note, ''],
    ['forecast', update.forecast ?? null, standing.forecast],
    ['blocker', words(update.blocker), words(standing.blocker)],
    ['pathToGreen', words(update.pathToGreen), words(standing.pathToGreen)],
    ['declared', update.declared ?? null, standing.declared],
    ['declaredWhy', words(update.declaredWhy), words(standing.declaredWhy)],
    ['occurrence', update.occurrence ?? null, null],
  ]
  return pairs.filter(([, now, before]) => now !== before).map(([field]) => field)
}

/** Judges what was typed of one action. */
export function judgeSaid(said: Said, of: SaidOf): Judged {
  const stands = standsAs(of.standing)
  const typed = { ...stands }
  for (const field of saidFields) if (said[field] !== undefined) typed[field] = tidy(said[field])
  const problems: SaidProblem[] = []
  const read = readFields(typed, of, problems)
  checkLengths(typed, problems)
  checkAgainst(typed, read, of, problems)
  if (problems.length > 0) return { kind: 'problems', problems }
  const update = updateOf(typed, read, of)
  const changed = changesIn(update, of.standing)
  return changed.length === 0 ? { kind: 'nothing new' } : { kind: 'update', update, changed }
}

/** The words kept where somebody presses the button that says so: still here, nothing to add. */
export const nothingNew = 'Nothing new.'

/** The update of somebody who looked and has nothing to add. It counts: it was said on that day. */
export function sameAgain(of: SaidOf): ProgressUpdate {
  const typed = { ...standsAs(of.standing), note: nothingNew }
  const { status, percent, forecast, declared } = of.standing
  return updateOf(typed, { status, percent, forecast, declared, occurrence: null }, of)
}

/**
 * Where the lead's own colour is not the computed one, the board asks why.
 * @param computed the colour the action would have with this update
 */
export function declaredProblem(update: ProgressUpdate, computed: string): SaidProblem | null {
  const { declared, declaredWhy } = update
  if (declared === undefined || declared === computed || (declaredWhy ?? '') !== '') return null
  return { field: 'declaredWhy', text: `Say why it is ${declared}: from the facts given it is ${computed}` }
}
