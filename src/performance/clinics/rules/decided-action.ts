/** An action that a clinic decides, as typed, read into an edit of the plan. Pure. */
import { readDeadline } from '../../../importing/deadlines/deadline-reader.ts'
import { typedLeads } from '../../../importing/leads/typed-leads.ts'
import type { PlanEdit } from '../../../plans/control/rules/edit.ts'
import type { Plan } from '../../../plans/plan.ts'

export type DecidedField = 'text' | 'place' | 'deadline' | 'leads'
export type DecidedForm = Record<DecidedField, string>
export type DecidedProblem = { field: DecidedField; text: string }

const longest = 5000

/** @param form its `place` is the id of a recommendation of the plan */
export function readDecided(
  form: DecidedForm,
  plan: Plan,
):
  | { edit: Extract<PlanEdit, { do: 'add'; kind: 'action' }>; problems: [] }
  | { edit: null; problems: DecidedProblem[] } {
  const text = form.text.replace(/\r\n?/g, '\n').trim()
  const deadline = readDeadline(form.deadline.trim(), plan.starts === undefined ? {} : { start: plan.starts })
  const problems: DecidedProblem[] = []
  if (text === '') problems.push({ field: 'text', text: 'Say what is to be done.' })
  if (text.length > longest) problems.push({ field: 'text', text: `Keep it under ${longest} characters.` })
  if (!plan.recommendations.some(({ id, withdrawn }) => id === form.place && withdrawn === undefined))
    problems.push({ field: 'place', text: 'Choose the recommendation that it serves.' })
  if (form.deadline.trim() === '') problems.push({ field: 'deadline', text: 'Say by when, such as 31 March 2027.' })
  else if (deadline.kind === 'invalid')
    problems.push({ field: 'deadline', text: `There is no such day as “${deadline.text}”. Write another.` })
  if (form.leads.trim() === '') problems.push({ field: 'leads', text: 'Say who leads it: a post, or a person.' })
  if (problems.length > 0) return { edit: null, problems }
  const part = {
    ...{ label: null, text, deadline, leads: typedLeads(form.leads, []), criteria: [], milestones: [], partners: [] },
    ...{ resources: null, parent: null, recommendation: form.place },
  }
  return { edit: { do: 'add', kind: 'action', part }, problems: [] }
}
