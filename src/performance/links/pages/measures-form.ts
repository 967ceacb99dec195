/** What a person decides of a measure on its form, read into what is to be saved. Pure. */
import { type Base, bases } from '../../indicators/indicator.ts'
import { selectOptionalIndicator } from '../../indicators/library.ts'
import { type MeasureLink, type MeasureState, measuredOfKey } from '../measure-link.ts'
import type { PlanMeasures } from '../plan-measures.ts'
import type { MeasureToSave } from '../store.ts'

export type MeasureProblem = { field: 'to' | 'indicator' | 'base' | 'sustainFor' | 'why'; text: string }

export type ReadMeasure =
  | { save: MeasureToSave; revision: number; why: string; problems: [] }
  | { save: null; problems: MeasureProblem[] }

const longest = 1000
const textOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\s+/g, ' ').trim()

const failed = (...problems: MeasureProblem[]): ReadMeasure => ({ save: null, problems })

/** Months as typed; undefined for an empty field, null for what is no such number. */
function monthsIn(text: string): number | undefined | null {
  if (text === '') return undefined
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120 ? Number(text) : null
}

/** A new link, put in by a person. */
export function readNewMeasure(form: URLSearchParams): ReadMeasure {
  const to = measuredOfKey(textOf(form, 'to'))
  const indicator = selectOptionalIndicator(textOf(form, 'indicator'))
  const base = bases.find((one) => one === textOf(form, 'base'))
  const sustainFor = monthsIn(textOf(form, 'sustainFor'))
  const why = textOf(form, 'why').slice(0, longest)
  const problems: MeasureProblem[] = []
  if (to === null) problems.push({ field: 'to', text: 'Choose what is measured' })
  if (indicator === null) problems.push({ field: 'indicator', text: 'Choose the indicator that shows it' })
  if (indicator !== null && (base === undefined || !indicator.bases.includes(base)))
    problems.push({ field: 'base', text: `Choose one of its own ways of counting: ${indicator.bases.join(', ')}` })
  if (sustainFor === null)
    problems.push({ field: 'sustainFor', text: 'Give a whole number of months from 1 to 120, or leave it empty' })
  if (why === '') problems.push({ field: 'why', text: 'Say why this shows whether it is better' })
  if (problems.length > 0 || to === null || indicator === null || base === undefined || sustainFor === null)
    return failed(...problems)
  const link = { indicator: indicator.code, to, base, state: 'confirmed', words: '', note: why } as const
  return { save: { ...link, ...(sustainFor === undefined ? {} : { sustainFor }) }, revision: 0, why, problems: [] }
}

const decisions: Record<string, MeasureState> = { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn' }

type Known = Omit<MeasureLink, 'by' | 'on' | 'state'> & { revision?: number }

function keptOf({ id, indicator, to, base, words, sustainFor }: Known) {
  return { id, indicator, to, base, words, ...(sustainFor === undefined ? {} : { sustainFor }) }
}

const givenWhy: Record<MeasureState, string> = {
  confirmed: 'Read in the plan’s words',
  declined: 'Not what the words mean',
  withdrawn: '',
}

/** The decision on a proposal or on a stored link; null where there is none of that id any more, or no such decision. */
export function readDecision(form: URLSearchParams, { proposals, decided }: PlanMeasures): ReadMeasure | null {
  const id = textOf(form, 'id')
  const [, decision = '', base] = /^(confirm|decline|withdraw)(?: (.+))?$/.exec(textOf(form, 'do')) ?? []
  const state = decisions[decision]
  const stored = [...decided.confirmed, ...decided.declined, ...decided.withdrawn].find((one) => one.id === id)
  const known: Known | undefined = stored ?? proposals.find((one) => one.id === id)
  if (state === undefined || known === undefined) return null
  const why = textOf(form, 'why').slice(0, longest) || givenWhy[state]
  if (why === '') return failed({ field: 'why', text: 'Say why it shows nothing any more' })
  const other = bases.find((one): one is Base => one === base)
  const note = state === 'withdrawn' ? { note: why } : {}
  const save = { ...keptOf(known), ...(other ? { base: other } : {}), state, ...note }
  return { save, revision: Number(textOf(form, 'revision')) || 0, why, problems: [] }
}
