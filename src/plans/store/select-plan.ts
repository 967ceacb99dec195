/** Getting plans out of the store. Every row is parsed on the way. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import {
  type AuthorityId,
  asAuthorityId,
  asDocumentId,
  asPlanId,
  type DocumentId,
  type PlanId,
} from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Plan } from '../plan.ts'
import { type DecidedDoubt, decidedDoubtOf } from './decided-doubt.ts'
import { type PlanTable, planOfRows } from './plan-rows.ts'

export type PlanStatus = 'current' | 'withdrawn'

export type StoredPlan = {
  id: PlanId
  authority: AuthorityId
  documentId: DocumentId | null
  createdAt: string
  status: PlanStatus
  /** As inserted, with everything changed since. Its `doubts` are those that still wait for a person. */
  plan: Plan
  decidedDoubts: DecidedDoubt[]
  /** What a form hands back, so that a change made meanwhile by somebody else is noticed. By id. */
  revisions: { recommendations: Revisions; actions: Revisions; doubts: Revisions }
}

export type Revisions = Readonly<Record<string, number>>

const planSchema = z.object({
  id: z.string().transform(asPlanId),
  authority: z.string().transform(asAuthorityId),
  document: z.string().nullable(),
  title: z.string(),
  status: z.enum(['current', 'withdrawn']),
  created_at: z.string(),
  rest: z.record(z.string(), z.unknown()),
})

/** @throws NotFound */
export async function selectPlan(db: Database, authority: AuthorityId, id: PlanId): Promise<StoredPlan> {
  const plan = await selectOptionalPlan(db, authority, id)
  if (plan === null) throw new NotFound('There is no such plan. It may belong to another authority.')
  return plan
}

/** The plan as it stood at one moment, or null. */
export async function selectOptionalPlan(db: Database, authority: AuthorityId, id: PlanId): Promise<StoredPlan | null> {
  // One statement reads it all, so that a change made meanwhile is in it whole or not at all.
  const { rows } = await sql`select plan.*,
      ${list('theme')}, ${list('outcome')}, ${list('recommendation')}, ${list('action')}, ${list('progress_update')},
      ${list('evidence')}, ${list('context_item')}, ${list('unplaced')}, ${list('doubt')}
    from plan where plan.authority = ${authority} and plan.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : storedPlanOf(rows[0])
}

/** All rows of a table that belong to the plan at hand, in order, as one JSON list. */
function list(table: PlanTable) {
  const rows = sql.raw(`part_of_${table}`)
  return sql`(select coalesce(jsonb_agg(part order by part.position), '[]')
    from ${sql.table(table)} part where part.authority = plan.authority and part.plan = plan.id) as ${rows}`
}

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
const revisionSchema = z.object({ id: z.string(), revision: z.number().int() })

function storedPlanOf(row: unknown): StoredPlan {
  const plan = planSchema.parse(row)
  const parts = rowsIn(row)
  return {
    id: plan.id,
    authority: plan.authority,
    documentId: plan.document === null ? null : asDocumentId(plan.document),
    createdAt: plan.created_at,
    status: plan.status,
    plan: planOfRows({ ...parts, plan }),
    decidedDoubts: parts.doubt.filter((doubt) => doubt.state !== 'open').map(decidedDoubtOf),
    revisions: {
      recommendations: revisionsOf(parts.recommendation),
      actions: revisionsOf(parts.action),
      doubts: revisionsOf(parts.doubt),
    },
  }
}

function rowsIn(row: unknown) {
  const found = z.record(z.string(), z.unknown()).parse(row)
  const part = (table: PlanTable) => rowsSchema.parse(found[`part_of_${table}`])
  return {
    theme: part('theme'),
    outcome: part('outcome'),
    recommendation: part('recommendation'),
    action: part('action'),
    progress_update: part('progress_update'),
    evidence: part('evidence'),
    context_item: part('context_item'),
    unplaced: part('unplaced'),
    doubt: part('doubt'),
  } satisfies Record<PlanTable, unknown>
}

function revisionsOf(rows: unknown[]): Revisions {
  return Object.fromEntries(rows.map((row) => revisionSchema.parse(row)).map(({ id, revision }) => [id, revision]))
}
