/** A request for a change in words: what is now, what is asked, and the two side by side. */
import { dateInWords } from '../../../ui/words.ts'
import type { Plan } from '../../plan.ts'
import type { PlanStructure } from '../../rules/structure.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import { fieldsOf } from '../rules/compare.ts'
import type { FieldChange } from '../rules/compare-fields.ts'
import { findPart, type Part, textOf, withPart } from '../rules/part.ts'
import { nameOf, placeOf } from '../rules/part-names.ts'
import type { ChangeRequest } from '../store/requests.ts'
import { FieldsChanged } from './changes-view.tsx'

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

/** What a request comes to in the plan as it is. */
export function tellRequest(request: ChangeRequest, plan: Plan, structure: PlanStructure, on: string): Told {
  const { edit, subject, state, kind } = request
  const here = subject === null ? undefined : findPart(plan, kind, subject)
  const before = edit.do === 'add' ? null : state === 'asked' ? (here ?? request.before) : request.before
  const base = before === null || here === undefined ? plan : withPart(plan, before)
  const applied = applyEdit(base, edit, { on, by: request.askedBy.name, why: request.reason })
  const after = findPart(applied.plan, kind, applied.id) ?? null
  const name = before === null ? '' : nameOf(structure, before)
  const [from, to] = [before && placeOf(structure, before), after && placeOf(structure, after)]
  const told = { before, after, future: applied.plan, fields: before && after ? fieldsOf(before, after) : [] }
  if (edit.do === 'add')
    return {
      ...told,
      title: `Add ${kind === 'action' ? 'an action' : 'a recommendation'} to ${to?.name ?? 'the plan'}`,
      moved: null,
    }
  if (edit.do === 'withdraw') return { ...told, title: `Withdraw ${name}`, moved: null }
  const moved = from && to && from.id !== to.id ? { from: from.name, to: to.name } : null
  return { ...told, title: `Change ${name}`, moved }
}

export function RequestChange({ told, request }: { told: Told; request: ChangeRequest }) {
  const { before, after, fields, moved } = told
  if (request.edit.do === 'withdraw') return <p class="govuk-body up-pre">{before === null ? '' : textOf(before)}</p>
  if (before !== null) return <FieldsChanged fields={fields} moved={moved} />
  return after === null ? null : <p class="govuk-body up-pre">{textOf(after)}</p>
}

export const askedInWords = ({ askedBy, askedOn }: ChangeRequest) =>
  `Asked for by ${askedBy.name} on ${dateInWords(askedOn)}`
