/**
 * A change to what a plan says, as data: done at once before a version is put forward, kept in a request after that, shown
 * before it is saved. The store keeps it as JSON; the schema reads it back.
 */
import { z } from 'zod'
import { planSchema } from '../../plan-schema.ts'
import type { Part } from './part.ts'

const action = planSchema.shape.actions.element.shape
const recommendation = planSchema.shape.recommendations.element.shape

// Without the plan file's defaults: what a patch leaves out stays as it is.
const words = z.string().nullable()
const text = z.string()
const texts = z.array(z.string())
const leads = action.leads.unwrap()
const deadline = action.deadline.unwrap()

const actionFields = z.strictObject({
  label: words,
  text,
  deadline,
  leads,
  criteria: texts,
  milestones: texts,
  partners: texts,
  resources: words,
  recommendation: words,
  parent: words,
})
const recommendationFields = z.strictObject({
  ref: words,
  text,
  by: recommendation.by.unwrap(),
  leads,
  criteria: texts,
  targets: texts,
  related: words,
  resources: words,
  theme: words,
  outcome: words,
})
const groupFields = z.strictObject({ ref: words, title: text, leads })

const id = z.string().min(1)
const does = <const Do extends string, const Kind extends string>(what: Do, kind: Kind) => ({
  do: z.literal(what),
  kind: z.literal(kind),
})

export const editSchema = z.union([
  z.strictObject({ ...does('change', 'action'), id, patch: actionFields.partial() }),
  z.strictObject({ ...does('change', 'recommendation'), id, patch: recommendationFields.partial() }),
  z.strictObject({ ...does('change', 'theme'), id, patch: groupFields.partial() }),
  z.strictObject({ ...does('change', 'outcome'), id, patch: groupFields.partial() }),
  z.strictObject({ ...does('add', 'action'), part: actionFields }),
  z.strictObject({ ...does('add', 'recommendation'), part: recommendationFields }),
  z.strictObject({ ...does('withdraw', 'action'), id }),
  /** `moveTo`: the recommendation that its actions go to; null withdraws them with it. */
  z.strictObject({ ...does('withdraw', 'recommendation'), id, moveTo: words }),
])

export type PlanEdit = z.infer<typeof editSchema>
export type ChangeEdit = Extract<PlanEdit, { do: 'change' }>
export type ActionPart = z.infer<typeof actionFields>
export type RecommendationPart = z.infer<typeof recommendationFields>

/** Id of the part that the edit is about; null where it makes one. */
export const subjectOf = (edit: PlanEdit): string | null => (edit.do === 'add' ? null : edit.id)

/** What may be put right at once also after approval: nothing that a board is answerable for. */
const free = new Set(['partners', 'resources', 'related'])

/** Whether an edit changes what a version is approved for: words, deadlines, leads, criteria, targets, what there is and where. */
export function isControlled(edit: PlanEdit): boolean {
  return edit.do !== 'change' || Object.keys(edit.patch).some((field) => !free.has(field))
}

export type EditRights = {
  /** Permission to edit plans there. */
  edit: boolean
  /** Permission to ask for changes there. */
  ask: boolean
}
export type EditWay = 'edit' | 'ask'

/** Whether an edit is done at once or asked for; null where the person may do neither. */
export function wayFor(edit: PlanEdit, underControl: boolean, rights: EditRights): EditWay | null {
  if (!underControl) return rights.edit ? 'edit' : null
  if (!isControlled(edit) && rights.edit) return 'edit'
  return rights.ask ? 'ask' : null
}

/**
 * What of a part an edit is about, as it is there now: the fields that a patch names, or all of a part that is withdrawn.
 * Two states that are alike in this are alike for whoever decides the request.
 */
export function touched(edit: PlanEdit, part: Part): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...part.part }
  if (edit.do !== 'change') {
    const { confidence: _, ...rest } = fields
    return rest
  }
  return Object.fromEntries(Object.keys(edit.patch).map((field) => [field, fields[field]]))
}
