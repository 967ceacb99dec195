/** The form that makes a read token. Pure. */
import { readTypedDay } from '../../../plans/updates/rules/typed-day.ts'
import { type Area, areas } from '../../indicators/indicator.ts'

/** `public`: small numbers are hidden, and others with them, so that none can be worked out. */
export const audiences = ['full', 'public'] as const
export type Audience = (typeof audiences)[number]

export type NewReadToken = {
  name: string
  purpose: string
  areas: Area[] | null
  plan: string | null
  audience: Audience
  endsOn: string
}

export type TokenField = 'name' | 'purpose' | 'which' | 'areas' | 'audience' | 'ends'
export type TypedToken = {
  name: string
  purpose: string
  which: string
  areas: readonly string[]
  audience: string
  ends: string
}
export type TokenProblem = { field: TokenField; text: string }

const longest = { name: 80, purpose: 400 }

/** The choice of what one plan is measured by. */
export const planChoice = (id: string): string => `plan ${id}`

/** A year from today: the furthest that a token may reach. */
export const yearFrom = (today: string): string => Temporal.PlainDate.from(today).add({ years: 1 }).toString()

export function typedToken(form: URLSearchParams): TypedToken {
  const text = (name: string) => (form.get(name) ?? '').trim()
  return {
    name: text('name'),
    purpose: text('purpose'),
    which: text('which'),
    areas: form.getAll('area'),
    audience: text('audience'),
    ends: text('ends'),
  }
}

function wordsProblem(field: 'name' | 'purpose', words: string, needed: string): TokenProblem[] {
  if (words === '') return [{ field, text: needed }]
  return words.length > longest[field]
    ? [{ field, text: `Keep it under ${longest[field]} characters; it has ${words.length}` }]
    : []
}

function readEnds(typed: string, today: string): { day: string } | { problem: string } {
  const read = readTypedDay(typed, today)
  if ('problem' in read) return read
  if (read.day === null) return { problem: 'Give the last day on which it is to work' }
  if (read.day < today) return { problem: 'That day is over. Give one that is still to come' }
  return read.day > yearFrom(today) ? { problem: 'Give a day within a year from now' } : { day: read.day }
}

/** @returns the token to be made, or everything that is wrong with the form */
export function readToken(
  typed: TypedToken,
  { today, plans }: { today: string; plans: readonly { id: string }[] },
): { token: NewReadToken } | { problems: TokenProblem[] } {
  const some = areas.filter((area) => typed.areas.includes(area))
  const audience = audiences.find((one) => one === typed.audience)
  const plan = plans.find(({ id }) => typed.which === planChoice(id))?.id ?? null
  const ends = readEnds(typed.ends, today)
  const problems: TokenProblem[] = [
    ...wordsProblem('name', typed.name, 'Give it a name, such as Power BI of the performance team'),
    ...wordsProblem('purpose', typed.purpose, 'Say what it is for, in a few words'),
    ...(typed.which === 'some' && some.length === 0
      ? [{ field: 'areas' as const, text: 'Choose at least one part of the services, or all figures' }]
      : []),
    ...(typed.which === 'all' || typed.which === 'some' || plan !== null
      ? []
      : [{ field: 'which' as const, text: 'Choose what it may read' }]),
    ...(audience === undefined ? [{ field: 'audience' as const, text: 'Choose who will see the figures' }] : []),
    ...('problem' in ends ? [{ field: 'ends' as const, text: ends.problem }] : []),
  ]
  if (problems.length > 0 || 'problem' in ends || audience === undefined) return { problems }
  const { name, purpose } = typed
  return { token: { name, purpose, areas: typed.which === 'some' ? some : null, plan, audience, endsOn: ends.day } }
}
