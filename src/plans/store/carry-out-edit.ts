/** An edit done to the rows, inside a change: at once, or when a request is agreed. The one place that does it. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction, Refused } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import { storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import {
  actionsUnder,
  type EditedBy,
  freeId,
  levelled,
  newAction,
  newRecommendation,
  withdrawals,
  withdrawnWith,
} from '../control/rules/apply-edit.ts'
import type { ActionPart, ChangeEdit, PlanEdit } from '../control/rules/edit.ts'
import type { Part } from '../control/rules/part.ts'
import type { Action, Outcome, ProgressUpdate, Recommendation, Theme } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { type At, type Patched, patchAction, patchOutcome, patchRecommendation, patchTheme } from './correct.ts'
import { moveProof } from './criteria-proof.ts'
import { insertRows } from './insert-plan.ts'
import { type Conflict, conflict, type PlanChange } from './plan-change.ts'
import { actionRow, partOfRow, recommendationRow, updateRow } from './plan-rows.ts'
import { nextPosition, requirePart } from './progress.ts'

/** What the record keeps of an edit: the part as it was and is. `with`: ids of actions that went with it. */
export type Recorded = Part & { with?: string[] }
export type CarriedOut = { id: string; before: Recorded | null; after: Recorded }
type Carried = CarriedOut | Refused<Conflict>

/**
 * @param revision as the form had it; left out, whatever is there now is changed
 * @throws NotFound for a part, a recommendation or a main action that is not in the plan
 */
export async function carryOut(
  transaction: ChangeTransaction,
  by: PlanChange,
  edit: PlanEdit,
  revision?: number,
): Promise<Carried> {
  switch (edit.do) {
    case 'change':
      return changePart(transaction, by, edit, { id: edit.id, revision })
    case 'add':
      return addPart(transaction, by, edit)
    case 'withdraw':
      return edit.kind === 'action'
        ? withdrawAction(transaction, by, edit.id, revision)
        : withdrawRecommendation(transaction, by, edit, revision)
  }
}

async function changePart(transaction: ChangeTransaction, by: PlanChange, edit: ChangeEdit, at: At): Promise<Carried> {
  switch (edit.kind) {
    case 'theme':
      return recorded(await patchTheme(transaction, by, at, edit.patch), asTheme)
    case 'outcome':
      return recorded(await patchOutcome(transaction, by, at, edit.patch), asOutcome)
    case 'recommendation':
      return changeRecommendation(transaction, by, edit, at)
    case 'action':
      return changeAction(transaction, by, edit, at)
  }
}

function recorded<T extends { id: string }>(patched: Patched<T> | Refused<Conflict>, as: (part: T) => Part): Carried {
  if ('refused' in patched) return patched
  const { before, after } = patched
  return { id: after.id, before: as(before), after: as(after) }
}

const asTheme = (part: Theme): Part => ({ kind: 'theme', part })
const asOutcome = (part: Outcome): Part => ({ kind: 'outcome', part })
const asRecommendation = (part: Recommendation): Part => ({ kind: 'recommendation', part })
const asAction = (part: Action): Part => ({ kind: 'action', part })

async function changeRecommendation(
  transaction: ChangeTransaction,
  by: PlanChange,
  { patch }: Extract<ChangeEdit, { kind: 'recommendation' }>,
  at: At,
): Promise<Carried> {
  if (patch.theme) await requirePart(transaction, by, 'theme', patch.theme)
  if (patch.outcome) await requirePart(transaction, by, 'outcome', patch.outcome)
  const patched = await patchRecommendation(transaction, by, at, patch)
  if ('refused' in patched) return patched
  const { before, after } = patched
  const stuck = await moveProof(transaction, by, { kind: 'recommendation', id: at.id }, before.criteria, after.criteria)
  return stuck === null ? recorded(patched, asRecommendation) : { refused: conflict(stuck) }
}

async function changeAction(
  transaction: ChangeTransaction,
  by: PlanChange,
  { patch }: Extract<ChangeEdit, { kind: 'action' }>,
  at: At,
): Promise<Carried> {
  const wrong = await wrongPlace(transaction, by, patch, at.id)
  if (wrong !== null) return { refused: conflict(wrong) }
  const patched = await patchAction(transaction, by, at, levelled(patch))
  if ('refused' in patched) return patched
  const { before, after } = patched
  const stuck = await moveProof(transaction, by, { kind: 'action', id: at.id }, before.criteria, after.criteria)
  if (stuck !== null) return { refused: conflict(stuck) }
  if (before.recommendation === after.recommendation) return recorded(patched, asAction)
  const subs = await actionsWhere(transaction, by, sql`parent = ${at.id}`)
  const { recommendation } = after
  for (const { id } of subs) await patchAction(transaction, by, { id }, { recommendation })
  return withOthers(recorded(patched, asAction), subs)
}

function withOthers(carried: Carried, others: readonly { id: string }[]): Carried {
  if ('refused' in carried || others.length === 0) return carried
  return { ...carried, after: { ...carried.after, with: others.map(({ id }) => id) } }
}

/** Where an action cannot hang, in a sentence: two levels are what a plan has. */
async function wrongPlace(
  transaction: ChangeTransaction,
  by: PlanChange,
  { recommendation, parent }: Partial<ActionPart>,
  id: string | null,
): Promise<string | null> {
  if (recommendation) await requirePart(transaction, by, 'recommendation', recommendation)
  if (!parent) return null
  const [main] = await actionsWhere(transaction, by, sql`id = ${parent}`)
  if (main === undefined) throw new NotFound(`There is no action ${parent} in this plan.`)
  if (main.level === 'sub' || parent === id)
    return 'A sub-action cannot stand under another sub-action. Choose a main action.'
  const own = id === null ? [] : await actionsWhere(transaction, by, sql`parent = ${id}`)
  return own.length === 0 ? null : 'This action has sub-actions of its own, so it cannot become one. Move them first.'
}

const actionSchema = planSchema.shape.actions.element

async function actionsWhere(
  transaction: ChangeTransaction,
  by: PlanChange,
  condition: ReturnType<typeof sql>,
): Promise<Action[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from action
    where authority = ${by.authority} and plan = ${by.plan} and ${condition} order by position`.execute(transaction)
  return rows.map((row) => actionSchema.parse(partOfRow(row, ['due', 'deadline_kind'])))
}

async function addPart(
  transaction: ChangeTransaction,
  by: PlanChange,
  edit: Extract<PlanEdit, { do: 'add' }>,
): Promise<Carried> {
  const position = await nextPosition(transaction, by, edit.kind)
  const id = freeId(edit.kind === 'action' ? 'a' : 'r', await idsOf(transaction, by, edit.kind))
  if (edit.kind === 'action') {
    const wrong = await wrongPlace(transaction, by, edit.part, null)
    if (wrong !== null) return { refused: conflict(wrong) }
    const part = storable(newAction(id, edit.part))
    await insertRows(transaction, by, 'action', [actionRow(part, position)])
    return { id, before: null, after: { kind: 'action', part } }
  }
  if (edit.part.theme) await requirePart(transaction, by, 'theme', edit.part.theme)
  if (edit.part.outcome) await requirePart(transaction, by, 'outcome', edit.part.outcome)
  const part = storable(newRecommendation(id, edit.part))
  await insertRows(transaction, by, 'recommendation', [recommendationRow(part, position)])
  return { id, before: null, after: { kind: 'recommendation', part } }
}

async function idsOf(transaction: ChangeTransaction, by: PlanChange, table: 'action' | 'recommendation') {
  const { rows } = await sql`select id from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
  return rows.map((row) => z.object({ id: z.string() }).parse(row))
}

async function withdrawAction(
  transaction: ChangeTransaction,
  by: PlanChange,
  id: string,
  revision: number | undefined,
): Promise<Carried> {
  // An empty patch: only to lock it, and to notice that somebody else was first.
  const patched = await patchAction(transaction, by, { id, revision }, {})
  if ('refused' in patched) return patched
  const actions = await actionsWhere(transaction, by, sql`(id = ${id} or parent = ${id})`)
  const ids = await sayWithdrawn(transaction, by, withdrawnWith({ actions }, id))
  if (!ids.includes(id)) return { refused: conflict('This action was withdrawn already. Nothing was changed.') }
  return withOthers(
    recorded(patched, asAction),
    ids.filter((one) => one !== id).map((one) => ({ id: one })),
  )
}

async function withdrawRecommendation(
  transaction: ChangeTransaction,
  by: PlanChange,
  { id, moveTo }: Extract<PlanEdit, { do: 'withdraw'; kind: 'recommendation' }>,
  revision: number | undefined,
): Promise<Carried> {
  const withdrawn = editedBy(by)
  const patched = await patchRecommendation(transaction, by, { id, revision }, { withdrawn })
  if ('refused' in patched) return patched
  if (patched.before.withdrawn)
    return { refused: conflict('This recommendation was withdrawn already. Nothing was changed.') }
  const actions = await actionsWhere(transaction, by, sql`recommendation = ${id}`)
  if (moveTo === null) {
    const ids = await sayWithdrawn(transaction, by, actionsUnder({ actions }, id))
    return withOthers(
      recorded(patched, asRecommendation),
      ids.map((one) => ({ id: one })),
    )
  }
  if (moveTo === id)
    return { refused: conflict('Its actions cannot be moved to the recommendation that is withdrawn.') }
  await requirePart(transaction, by, 'recommendation', moveTo)
  for (const action of actions) await patchAction(transaction, by, { id: action.id }, { recommendation: moveTo })
  return withOthers(recorded(patched, asRecommendation), actions)
}

const editedBy = (by: PlanChange): EditedBy => ({ on: (by.clock ?? realClock).today(), by: by.who, why: by.why })

const updateSchema = planSchema.shape.updates.unwrap().element

/** Says of each action that it is withdrawn, as its lead would; the ids of those that were not yet. */
async function sayWithdrawn(transaction: ChangeTransaction, by: PlanChange, ids: string[]): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from progress_update
    where authority = ${by.authority} and plan = ${by.plan}
      and action in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) order by position`.execute(
    transaction,
  )
  const updates: ProgressUpdate[] = rows.map((row) => updateSchema.parse(partOfRow(row)))
  const said = storable(withdrawals({ updates }, ids, editedBy(by)))
  if (said.length === 0) return []
  const position = await nextPosition(transaction, by, 'progress_update')
  await insertRows(
    transaction,
    by,
    'progress_update',
    said.map((update, at) => updateRow(update, position + at)),
  )
  return said.map(({ action }) => action)
}
