/** A part of a plan as a form shows it, and what a person typed read back into an edit. Pure. */
import { readDeadline } from '../../../importing/deadlines/deadline-reader.ts'
import { leadLines, typedLeads } from '../../../importing/leads/typed-leads.ts'
import { dateInWords } from '../../../ui/words.ts'
import type { Deadline } from '../../deadline.ts'
import type { Lead, Plan } from '../../plan.ts'
import type { ActionPart, ChangeEdit, PlanEdit, RecommendationPart } from '../rules/edit.ts'
import { type Part, type PartKind, refOf, textOf } from '../rules/part.ts'

/** The fields of each kind, in the order of the form. A `list` has a field for each entry. */
export const formFields = {
  action: ['label', 'text', 'deadline', 'leads', 'criteria', 'milestones', 'partners', 'resources', 'place'],
  recommendation: ['ref', 'text', 'deadline', 'leads', 'criteria', 'targets', 'related', 'resources', 'place'],
  theme: ['ref', 'text', 'leads'],
  outcome: ['ref', 'text', 'leads'],
} as const satisfies Record<PartKind, readonly string[]>
export type FormField = (typeof formFields)[PartKind][number]

/** What stands in the fields: texts, and for lists one text an entry. */
export type FormValues = Partial<Record<FormField, string | string[]>>

const listFields = new Set<FormField>(['criteria', 'targets', 'milestones'])
export const isList = (field: FormField) => listFields.has(field)

/** The name of its fields in the form; the brackets say that there are several. */
export const sentAs = (field: FormField) => (isList(field) ? `${field}[]` : field)

/** What is there now, as the form shows it. */
export function valuesOf(part: Part): FormValues {
  const shared = { text: textOf(part), leads: leadLines(part.part.leads) }
  const ref = refOf(part) ?? ''
  if (part.kind === 'theme' || part.kind === 'outcome') return { ref, ...shared }
  const { criteria, resources } = part.part
  const both = { ...shared, criteria, resources: resources ?? '' }
  if (part.kind === 'action') {
    const { deadline, milestones, partners, recommendation, parent } = part.part
    const place = placeValue(parent === null ? 'recommendation' : 'action', parent ?? recommendation)
    return { label: ref, ...both, deadline: deadline.text, milestones, partners: partners.join('\n'), place }
  }
  const { by, targets, related, theme, outcome } = part.part
  const place = placeValue(outcome === null ? 'theme' : 'outcome', outcome ?? theme)
  return { ref, ...both, deadline: by.text, targets, related: related ?? '', place }
}

/** `action a12`: what it hangs on; '' for nothing. */
const placeValue = (kind: PartKind, id: string | null) => (id === null ? '' : `${kind} ${id}`)

const textFrom = (form: URLSearchParams, name: string) => plain(form.get(name) ?? '')
/** Browsers send line ends as CR LF. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** What was typed. A field that the form did not send keeps what is there. */
export function valuesFrom(form: URLSearchParams, kind: PartKind, otherwise: FormValues): FormValues {
  const values: FormValues = {}
  for (const field of formFields[kind]) {
    if (!form.has(sentAs(field))) values[field] = otherwise[field] ?? (isList(field) ? [] : '')
    else values[field] = isList(field) ? form.getAll(sentAs(field)).map(plain).filter(Boolean) : textFrom(form, field)
  }
  return values
}

export type FormProblem = { field: FormField | 'reason'; text: string }
export type ReadEdit = { edit: PlanEdit; problems: [] } | { edit: null; problems: FormProblem[] }

const longest = 20_000
const words = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')
const list = (value: string | string[] | undefined) => (Array.isArray(value) ? value : [])
const orNull = (text: string) => (text === '' ? null : text)
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Every field of a part as values of the plan. `deadline` is read anew; leads that were there keep what is known of them. */
function readValues(values: FormValues, plan: Plan, leadsBefore: readonly Lead[]) {
  const deadline = words(values.deadline)
  const [kind, id = ''] = words(values.place).split(/ (.*)/s)
  return {
    label: orNull(words(values.label)),
    ref: orNull(words(values.ref)),
    text: words(values.text),
    deadline: readDeadline(deadline, plan.starts === undefined ? {} : { start: plan.starts }),
    leads: typedLeads(words(values.leads), leadsBefore),
    criteria: list(values.criteria),
    targets: list(values.targets),
    milestones: list(values.milestones),
    partners: lines(words(values.partners)),
    related: orNull(words(values.related)),
    resources: orNull(words(values.resources)),
    place: { kind: kind ?? '', id },
  }
}
type Read = ReturnType<typeof readValues>

function problemsOf(read: Read, what: string, isDeadlineNew: boolean): FormProblem[] {
  const problems: FormProblem[] = []
  if (read.text === '') problems.push({ field: 'text', text: `Give the words of the ${what}` })
  if (read.text.length > longest)
    problems.push({ field: 'text', text: `Keep the words under ${longest.toLocaleString('en-GB')} characters` })
  if (isDeadlineNew && read.deadline.kind === 'invalid')
    problems.push({ field: 'deadline', text: noSuchDay(read.deadline) })
  return problems
}

function noSuchDay({ text, suggested }: Deadline): string {
  const nearest = suggested === undefined ? '' : ` The nearest is ${dateInWords(suggested)}.`
  return `There is no such day as “${text}”.${nearest} Write another`
}

/** What of a plan an action hangs on, by what the form says. */
function actionPlace({ kind, id }: Read['place'], plan: Plan): Pick<ActionPart, 'recommendation' | 'parent'> {
  const main = kind === 'action' ? plan.actions.find((one) => one.id === id) : undefined
  if (main !== undefined) return { parent: main.id, recommendation: main.recommendation }
  return { parent: null, recommendation: kind === 'recommendation' ? id : null }
}

function recommendationPlace({ kind, id }: Read['place'], plan: Plan): Pick<RecommendationPart, 'theme' | 'outcome'> {
  const outcome = kind === 'outcome' ? plan.outcomes.find((one) => one.id === id) : undefined
  if (outcome !== undefined) return { outcome: outcome.id, theme: outcome.theme }
  return { outcome: null, theme: kind === 'theme' ? id : null }
}

/** A whole action, recommendation or group, as the form says it. */
const wholes = {
  action: (read: Read, plan: Plan): ActionPart => {
    const { label, text, deadline, leads, criteria, milestones, partners, resources } = read
    return { label, text, deadline, leads, criteria, milestones, partners, resources, ...actionPlace(read.place, plan) }
  },
  recommendation: (read: Read, plan: Plan): RecommendationPart => {
    const { ref, text, deadline: by, leads, criteria, targets, related, resources } = read
    return { ref, text, by, leads, criteria, targets, related, resources, ...recommendationPlace(read.place, plan) }
  },
  theme: ({ ref, text, leads }: Read) => ({ ref, title: text, leads }),
  outcome: ({ ref, text, leads }: Read) => ({ ref, title: text, leads }),
} as const

/** The form's field for each key of a part, where it is called otherwise. */
const fieldOf: Record<string, FormField> = {
  title: 'text',
  by: 'deadline',
  recommendation: 'place',
  parent: 'place',
  theme: 'place',
  outcome: 'place',
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Only the fields whose typed words are others than those shown: what nobody touched is never written anew. */
export function readChange(base: Part, values: FormValues, plan: Plan): ReadEdit {
  const { kind } = base
  const shown = valuesOf(base)
  const typed = (field: FormField) => {
    const before = shown[field]
    return !same(values[field], Array.isArray(before) ? before.map((one) => one.trim()) : before?.trim())
  }
  const read = readValues(values, plan, base.part.leads)
  const problems = problemsOf(read, kind, typed('deadline'))
  // The keys are those of the form's fields, save for the few that `fieldOf` names.
  const whole = Object.entries(wholes[kind](read, plan)).filter(([key]) => typed(fieldOf[key] ?? (key as FormField)))
  if (problems.length === 0 && whole.length === 0)
    problems.push({ field: 'text', text: 'Nothing was changed. Change what is wrong, or go back' })
  if (problems.length > 0) return { edit: null, problems }
  // A part of what `wholes` gives for this kind, so its patch.
  return {
    edit: { do: 'change', kind, id: base.part.id, patch: Object.fromEntries(whole) } as ChangeEdit,
    problems: [],
  }
}

/** A new action or recommendation out of a form. */
export function readNew(kind: 'action' | 'recommendation', values: FormValues, plan: Plan): ReadEdit {
  const read = readValues(values, plan, [])
  const problems = problemsOf(read, kind, true)
  if (kind === 'action' && read.place.id === '')
    problems.push({ field: 'place', text: 'Choose the recommendation or main action that it belongs to' })
  if (problems.length > 0) return { edit: null, problems }
  if (kind === 'action') return { edit: { do: 'add', kind, part: wholes.action(read, plan) }, problems: [] }
  return { edit: { do: 'add', kind, part: wholes.recommendation(read, plan) }, problems: [] }
}
