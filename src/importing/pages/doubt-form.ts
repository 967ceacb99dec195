/** A decision on a doubt as a form sends it, made into what the store is asked to do. Pure. */
import type { Action, Doubt, Plan, Recommendation } from '../../plans/plan.ts'
import type { ActionPatch } from '../../plans/store/correct.ts'
import type { Correction, DoubtDecision } from '../../plans/store/decide-doubt.ts'
import type { Revisions } from '../../plans/store/select-plan.ts'
import { readDeadline } from '../deadlines/deadline-reader.ts'
import { leadLines, typedLeads } from '../leads/typed-leads.ts'

/** One action or recommendation that a doubt is about, as a form shows it: the words a person may set right. */
export type Subject = {
  id: string
  kind: 'action' | 'recommendation'
  text: string
  deadline: string
  /** One name to a line. */
  leads: string
  revision: number
}

function actionSubject({ id, text, deadline, leads }: Action, revision: number): Subject {
  return { id, kind: 'action', text, deadline: deadline.text, leads: leadLines(leads), revision }
}

function recommendationSubject({ id, text, by, leads }: Recommendation, revision: number): Subject {
  return { id, kind: 'recommendation', text, deadline: by.text, leads: leadLines(leads), revision }
}

/** What the doubt is about, as the plan now has it. */
export function subjectsOf(
  plan: Plan,
  doubt: Doubt,
  revisions: { actions: Revisions; recommendations: Revisions },
): Subject[] {
  const actions = new Map(plan.actions.map((action) => [action.id, action]))
  const recommendations = new Map(plan.recommendations.map((one) => [one.id, one]))
  return doubt.subjects.flatMap((id) => {
    const action = actions.get(id)
    if (action) return [actionSubject(action, revisions.actions[id] ?? 1)]
    const recommendation = recommendations.get(id)
    return recommendation ? [recommendationSubject(recommendation, revisions.recommendations[id] ?? 1)] : []
  })
}

/** Browsers send line ends as CR LF. */
const textOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()

const numberOf = (form: URLSearchParams, name: string) => {
  const number = Number(form.get(name))
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** The patch of what a person changed; null where the words are all as they were. */
function correctionOf(form: URLSearchParams, subject: Subject, plan: Plan): Correction | null {
  const { id, kind } = subject
  const said = {
    text: textOf(form, `text-${id}`),
    deadline: textOf(form, `deadline-${id}`),
    leads: textOf(form, `leads-${id}`),
  }
  const whole =
    kind === 'action' ? plan.actions.find((one) => one.id === id) : plan.recommendations.find((one) => one.id === id)
  const dated =
    said.deadline === subject.deadline.trim() ? {} : { deadline: readDeadline(said.deadline, { start: plan.starts }) }
  const patch = {
    ...(said.text === subject.text.trim() || said.text === '' ? {} : { text: said.text }),
    ...(kind === 'action' ? dated : dated.deadline ? { by: dated.deadline } : {}),
    ...(said.leads === subject.leads.trim() ? {} : { leads: typedLeads(said.leads, whole?.leads ?? []) }),
  }
  if (Object.keys(patch).length === 0) return null
  return { subject: id, subjectRevision: numberOf(form, `revision-${id}`), patch }
}

/** How many parts the form of a split has room for. */
export const mostParts = 8

function partsOf(form: URLSearchParams, plan: Plan): ActionPatch[] {
  return Array.from({ length: mostParts }, (_, at) => at).flatMap((at) => {
    const text = textOf(form, `part-text-${at}`)
    if (text === '') return []
    const deadline = textOf(form, `part-deadline-${at}`)
    const leads = textOf(form, `part-leads-${at}`)
    const label = textOf(form, `part-label-${at}`)
    return [
      {
        text,
        label: label === '' ? null : label,
        deadline: readDeadline(deadline, { start: plan.starts }),
        leads: typedLeads(leads, []),
      },
    ]
  })
}

export type ReadDecision = { decision: DoubtDecision } | { problem: string; field: string }

/** What the person decided, or a sentence that says what is missing. */
export function decisionFrom(
  form: URLSearchParams,
  doubt: Doubt,
  subjects: readonly Subject[],
  plan: Plan,
): ReadDecision {
  const base = { doubt: doubt.id, revision: numberOf(form, 'revision'), note: textOf(form, 'note') }
  const decision = form.get('decision')
  if (decision === 'accepted') return { decision: { ...base, decision } }
  if (decision === 'corrected') {
    const [first, ...also] = subjects.flatMap((subject) => correctionOf(form, subject, plan) ?? [])
    if (first === undefined)
      return {
        problem: 'Nothing was changed. Change the words that are wrong, or accept the reading.',
        field: `text-${subjects[0]?.id ?? ''}`,
      }
    return { decision: { ...base, decision, ...first, ...(also.length > 0 ? { also } : {}) } }
  }
  if (decision === 'split') {
    const parts = partsOf(form, plan)
    if (parts.length < 2) return { problem: 'Fill in at least two actions to split this into.', field: 'part-text-0' }
    return {
      decision: {
        ...base,
        decision,
        subject: form.get('subject') ?? undefined,
        subjectRevision: numberOf(form, `revision-${form.get('subject')}`),
        parts,
      },
    }
  }
  return { problem: 'Choose what to do: accept, correct or split.', field: 'note' }
}

export type Part = { label: string; text: string; deadline: string; leads: string }

const labelled = /^\s*(?:(\(?[a-z0-9]{1,3}[.):]|\d+[a-z]?[.):,])\s+|[•\-–*]\s+)?(.*)$/i

/** A first guess at the parts of a split: the lines of the words as they stand, each an action. */
export function guessParts(subject: Subject): Part[] {
  const lines = subject.text
    .split(/\n|;\s+/)
    .map((line) => line.trim())
    .filter(Boolean)
  const leads = subject.leads.split('\n')
  return lines.slice(0, mostParts).map((line, at) => {
    const [, label = '', text = line] = labelled.exec(line) ?? []
    return {
      label: label.replace(/[.):,(]/g, ''),
      text,
      deadline: at === 0 ? subject.deadline : '',
      leads: leads.length === lines.length ? (leads[at] ?? '') : subject.leads,
    }
  })
}
