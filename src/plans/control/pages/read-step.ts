/** A step with a version as a form asks for it, read into what the store is asked to do. */
import type { Database } from '../../../platform/database.ts'
import type { Conflict, PlanChange } from '../../store/plan-change.ts'
import { readTypedDay } from '../../updates/rules/typed-day.ts'
import { type VersionStep, versionSteps } from '../rules/version-states.ts'
import * as steps from '../store/version-steps.ts'
import { versionFrom } from './version-fields.tsx'
import type { Problem, VersionProps } from './version-forms.tsx'

type Doing = (by: PlanChange, at: steps.At) => Promise<steps.Made | Conflict>
export type ReadStep = { do: Doing; why: string } | { problem: Problem }

/** What a form asks for, or what is missing in it. */
export function readStep(
  db: Database,
  step: VersionStep,
  form: URLSearchParams,
  { version, today }: Pick<VersionProps, 'version' | 'today'>,
): ReadStep {
  const text = (name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
  const label = `version ${version.label}`
  switch (step) {
    case 'edit': {
      const { problem, ...given } = versionFrom(form)
      return problem ? { problem } : { why: `Changed ${label}`, do: (by, at) => steps.editVersion(db, by, at, given) }
    }
    case 'put forward':
      return { why: `Put forward ${label}`, do: (by, at) => steps.putVersionForward(db, by, at) }
    case 'take back':
      return { why: `Took back ${label}`, do: (by, at) => steps.takeVersionBack(db, by, at) }
    case 'send back': {
      const why = text('why')
      if (why === '') return { problem: { field: 'why', text: 'Say why it is sent back: its author has to act on it' } }
      return { why, do: (by, at) => steps.sendVersionBack(db, by, at, why) }
    }
    case 'issue':
      return readIssue(db, form, today)
    case 'approve':
    case 'approve also':
      return readApproval(db, step, form, today, label)
  }
}

function pastDay(form: URLSearchParams, field: string, today: string): { day: string } | { problem: Problem } {
  const read = readTypedDay(form.get(field) ?? '', today)
  if ('problem' in read) return { problem: { field, text: read.problem } }
  const day = read.day ?? today
  return day > today ? { problem: { field, text: 'Give a day that is not in the future' } } : { day }
}

function readIssue(db: Database, form: URLSearchParams, today: string): ReadStep {
  const name = (form.get('issue-name') ?? '').trim()
  const on = pastDay(form, 'issue-on', today)
  if (name === '') return { problem: { field: 'issue-name', text: 'Say who was given it' } }
  if ('problem' in on) return on
  const issue = { name, capacity: (form.get('issue-capacity') ?? '').trim(), on: on.day }
  return { why: `Given to ${name}`, do: (by, at) => steps.issueVersion(db, by, at, issue) }
}

function readApproval(
  db: Database,
  step: 'approve' | 'approve also',
  form: URLSearchParams,
  today: string,
  label: string,
): ReadStep {
  const capacity = (form.get('capacity') ?? '').trim()
  const on = pastDay(form, 'on', today)
  if (capacity === '') return { problem: { field: 'capacity', text: 'Say in which capacity you approve it' } }
  if ('problem' in on) return on
  const given = { capacity, on: on.day, note: (form.get('note') ?? '').trim() }
  const approve = step === 'approve' ? steps.approveVersion : steps.approveVersionAlso
  return { why: given.note || `Approved ${label}`, do: (by, at) => approve(db, by, at, given) }
}

export const isStep = (text: string): text is VersionStep => Object.hasOwn(versionSteps, text)
