/** Correcting what a plan says of an action or a recommendation. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change, type Refused } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable, storableDay } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { PartKind } from '../control/rules/part.ts'
import type { Action, Outcome, Recommendation, Theme } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { type Conflict, conflict, type PlanChange } from './plan-change.ts'
import { actionRow, outcomeRow, partOfRow, recommendationRow, themeRow } from './plan-rows.ts'

/** What a person may set right. Its id and where it was found stay. */
export type ActionPatch = Partial<Omit<Action, 'id' | 'at'>>
export type RecommendationPatch = Partial<Omit<Recommendation, 'id' | 'at'>>

/** `revision` as the form had it; left out, whatever is there now is changed. */
export type At = { id: string; revision?: number }
export type Corrected = { revision: number }

const actionSchema = planSchema.shape.actions.element
const recommendationSchema = planSchema.shape.recommendations.element
const themeSchema = planSchema.shape.themes.unwrap().element
const outcomeSchema = planSchema.shape.outcomes.unwrap().element

/** @throws NotFound; ZodError for a patch that makes no action */
export async function correctAction(
  db: Database,
  by: PlanChange,
  at: At,
  patch: ActionPatch,
): Promise<Corrected | Conflict> {
  return change(db, { ...by, what: 'action corrected', subject: at.id }, async (transaction) => {
    const corrected = await patchAction(transaction, by, at, patch)
    return 'refused' in corrected ? corrected : { ...corrected, result: { revision: corrected.revision } }
  })
}

/** @throws NotFound; ZodError for a patch that makes no recommendation */
export async function correctRecommendation(
  db: Database,
  by: PlanChange,
  at: At,
  patch: RecommendationPatch,
): Promise<Corrected | Conflict> {
  return change(db, { ...by, what: 'recommendation corrected', subject: at.id }, async (transaction) => {
    const corrected = await patchRecommendation(transaction, by, at, patch)
    return 'refused' in corrected ? corrected : { ...corrected, result: { revision: corrected.revision } }
  })
}

export type Patched<T> = { before: T; after: T; revision: number; position: number }

/** Inside a change: the action with the patch in it, or why not. */
export async function patchAction(
  transaction: ChangeTransaction,
  by: PlanChange,
  at: At,
  patch: ActionPatch,
): Promise<Patched<Action> | Refused<Conflict>> {
  const found = await lockPart(transaction, by, 'action', at)
  if ('refused' in found) return found
  const before = actionSchema.parse(partOfRow(found.row, ['due', 'deadline_kind']))
  const after = actionSchema.parse(storable({ ...before, ...patch }))
  const { position, revision } = found
  const { rest } = actionRow(after, position)
  await sql`update action set revision = revision + 1, recommendation = ${after.recommendation}, parent = ${after.parent},
      level = ${after.level}, label = ${after.label}, text = ${after.text}, deadline = ${jsonb(after.deadline)},
      due = ${storableDay(after.deadline.due)}, leads = ${jsonb(after.leads)}, confidence = ${after.confidence},
      rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${at.id}`.execute(transaction)
  return { before, after, revision: revision + 1, position }
}

/** Inside a change: the recommendation with the patch in it, or why not. */
export async function patchRecommendation(
  transaction: ChangeTransaction,
  by: PlanChange,
  at: At,
  patch: RecommendationPatch,
): Promise<Patched<Recommendation> | Refused<Conflict>> {
  const found = await lockPart(transaction, by, 'recommendation', at)
  if ('refused' in found) return found
  const before = recommendationSchema.parse(partOfRow(found.row, ['by_due', 'by_kind']))
  const after = recommendationSchema.parse(storable({ ...before, ...patch }))
  const { position, revision } = found
  const { rest } = recommendationRow(after, position)
  await sql`update recommendation set revision = revision + 1, theme = ${after.theme}, outcome = ${after.outcome},
      ref = ${after.ref}, text = ${after.text}, sources = ${jsonb(after.sources)}, urgency = ${after.urgency},
      "by" = ${jsonb(after.by)}, by_due = ${storableDay(after.by.due)}, leads = ${jsonb(after.leads)}, rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${at.id}`.execute(transaction)
  return { before, after, revision: revision + 1, position }
}

export type GroupPatch = Partial<Pick<Theme, 'ref' | 'title' | 'leads'>>

/** Inside a change: the theme with the patch in it, or why not. */
export async function patchTheme(transaction: ChangeTransaction, by: PlanChange, at: At, patch: GroupPatch) {
  const found = await lockPart(transaction, by, 'theme', at)
  if ('refused' in found) return found
  const before: Theme = themeSchema.parse(partOfRow(found.row))
  const after: Theme = themeSchema.parse(storable({ ...before, ...patch }))
  return patchGroup(transaction, by, 'theme', found, { before, after, rest: themeRow(after, found.position).rest })
}

/** Inside a change: the outcome with the patch in it, or why not. */
export async function patchOutcome(transaction: ChangeTransaction, by: PlanChange, at: At, patch: GroupPatch) {
  const found = await lockPart(transaction, by, 'outcome', at)
  if ('refused' in found) return found
  const before: Outcome = outcomeSchema.parse(partOfRow(found.row))
  const after: Outcome = outcomeSchema.parse(storable({ ...before, ...patch }))
  return patchGroup(transaction, by, 'outcome', found, { before, after, rest: outcomeRow(after, found.position).rest })
}

async function patchGroup<T extends Theme | Outcome>(
  transaction: ChangeTransaction,
  by: PlanChange,
  table: 'theme' | 'outcome',
  { position, revision }: Locked,
  { before, after, rest }: { before: T; after: T; rest: unknown },
): Promise<Patched<T>> {
  await sql`update ${sql.table(table)} set revision = revision + 1, ref = ${after.ref}, title = ${after.title},
      leads = ${jsonb(after.leads)}, rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${after.id}`.execute(transaction)
  return { before, after, revision: revision + 1, position }
}

const heldSchema = z.object({ position: z.number().int(), revision: z.number().int() })
type Locked = z.infer<typeof heldSchema> & { row: Record<string, unknown> }

async function lockPart(
  transaction: ChangeTransaction,
  by: PlanChange,
  table: PartKind,
  at: At,
): Promise<Locked | Refused<Conflict>> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${at.id} for update`.execute(transaction)
  const [row] = rows
  if (row === undefined) throw new NotFound(`There is no ${table} ${at.id} in this plan.`)
  const held = heldSchema.parse(row)
  if (at.revision !== undefined && at.revision !== held.revision) {
    const message = `This ${table} was changed by somebody else while you were looking at it. Nothing was saved: look at it as it is now.`
    return { refused: conflict(message) }
  }
  return { ...held, row }
}
