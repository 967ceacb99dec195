/** A request for a change in words, and what it comes to in the plan as it is. */
import type { Plan } from '../../plan.ts'
import { dayInWords } from '../../rules/days.ts'
import type { PlanStructure } from '../../rules/structure.ts'
import { applyEdit } from './apply-edit.ts'
import { fieldsOf } from './compare.ts'
import type { FieldChange } from './compare-fields.ts'
import { fieldInWords } from './comparison-words.ts'
import type { PlanEdit } from './edit.ts'
import { findPart, type Part, type PartKind, withPart } from './part.ts'
import { nameOf, placeOf } from './part-names.ts'
import type { RequestState } from './request-states.ts'
import type { Person } from './same-person.ts'

/** What the words need of a request. */
export type AskedChange = {
  edit: PlanEdit
  kind: PartKind
  /** Id of the part; of the one it has made, once a request to add one is agreed. */
  subject: string | null
  state: RequestState
  /** The part as it was when the change was asked for; null where there was none. */
  before: Part | null
  reason: string
  askedBy: Person
  askedOn: string
}

export type Told = {
  /** `Change action 1a of 2.1`, `Add an action to recommendation 2.1`, `Withdraw recommendation 2.1`. */
  title: string
  /** The part as it is now; of a decided request, as it was when it was asked for. Null where there is none. */
  before: Part | null
  after: Part | null
  /** The plan with the change in it. */
  future: Plan
  fields: FieldChange[]
  moved: { from: string; to: string } | null
}

/** @param on the day it would be done, which a withdrawal keeps */
export function tellRequest(request: AskedChange, structure: PlanStructure, on: string): Told {
  const { plan } = structure
  const { edit, subject, state, kind } = request
  const here = subject === null ? undefined : findPart(plan, kind, subject)
  const before = edit.do === 'add' ? null : state === 'asked' ? (here ?? request.before) : request.before
  const base = before === null || here === undefined ? plan : withPart(plan, before)
  const applied = applyEdit(base, edit, { on, by: request.askedBy.name, why: request.reason })
  const after = findPart(applied.plan, kind, applied.id) ?? null
  const [from, to] = [before && placeOf(structure, before), after && placeOf(structure, after)]
  const isMoved = edit.do === 'change' && from && to && from.id !== to.id
  return {
    ...{ before, after, future: applied.plan },
    title: titleOf(request, before && nameOf(structure, before), to?.name ?? 'the plan'),
    fields: before && after ? fieldsOf(before, after) : [],
    moved: isMoved ? { from: from.name, to: to.name } : null,
  }
}

function titleOf({ edit, kind }: AskedChange, name: string | null, place: string): string {
  switch (edit.do) {
    case 'add':
      return `Add ${kind === 'action' ? 'an action' : 'a recommendation'} to ${place}`
    case 'withdraw':
      return `Withdraw ${name ?? kind}`
    case 'change':
      return `Change ${name ?? kind}`
  }
}

export const askedInWords = ({ askedBy, askedOn }: AskedChange) =>
  `Asked for by ${askedBy.name} on ${dayInWords(askedOn)}`

/** `Change action 1a of 2.1: deadline “May 2026” → “June 2026”, 30 days later`. */
export function requestInALine({ title, fields, moved }: Told): string {
  const ways = [...(moved ? [`moved from ${moved.from} to ${moved.to}`] : []), ...fields.map(fieldInWords)]
  return ways.length === 0 ? title : `${title}: ${ways.join('; ')}`
}
