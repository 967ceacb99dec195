/** Putting a plan into the store, whole or not at all. */
import { sql } from 'kysely'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import { type Clock, realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { type AuthorityId, type DocumentId, newPlanId, type PlanId } from '../../platform/ids.ts'
import type { Plan } from '../plan.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { columns, type PlanTable, planRest, planRows } from './plan-rows.ts'

export type PlanOrigin = {
  /** The document it was read from, where there is one. */
  document?: DocumentId | null
  who: string
  why: string
  clock?: Clock
}

/**
 * Stores a plan as a new one.
 *
 * @throws UnreadableFile, saying what is wrong and where, for a plan that does not hold together (an action of a
 * recommendation that is not there, a date that is none); NotFound for an unknown authority
 */
export async function insertPlan(
  db: Database,
  authority: AuthorityId,
  plan: Plan,
  origin: PlanOrigin,
): Promise<PlanId> {
  const { who, why, clock } = origin
  return change(db, { authority, who, why, what: 'plan imported', subject: null, clock }, async (transaction) => {
    const id = await insertPlanRows(transaction, authority, plan, origin)
    return { result: id, plan: id, subject: id, after: planCounts(plan) }
  })
}

/** The rows alone, for a change that does more than this: `insertPlan` is the usual way. */
export async function insertPlanRows(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  given: Plan,
  origin: PlanOrigin,
): Promise<PlanId> {
  // Checked on the way in as on the way out: what is stored can always be shown again.
  const plan = parsePlanFile(storable(given))
  const id = newPlanId()
  const createdAt = (origin.clock ?? realClock).now()
  await sql`insert into plan (authority, id, document, title, created_at, rest)
    values (${authority}, ${id}, ${origin.document ?? null}, ${plan.title}, ${createdAt}, ${jsonb(planRest(plan))})`.execute(
    transaction,
  )
  for (const [table, rows] of planRows(plan)) {
    if (rows.length > 0) await insertRows(transaction, { authority, plan: id }, table, rows)
  }
  return id
}

/** Inserts rows of one table from one JSON parameter. The names come from `columns`, never from outside. */
export async function insertRows(
  transaction: ChangeTransaction,
  of: { authority: AuthorityId; plan: PlanId },
  table: PlanTable,
  rows: Record<string, unknown>[],
): Promise<void> {
  const types = sql.raw(columns[table])
  const names = sql.raw(columns[table].replace(/("?\w+"?) \w+/g, '$1'))
  await sql`insert into ${sql.table(table)} (authority, plan, ${names})
    select ${of.authority}, ${of.plan}, ${names} from jsonb_to_recordset(${jsonb(rows)}) as given(${types})`.execute(
    transaction,
  )
}

/** What the change record says of a whole plan: the counts. The plan itself is in its tables. */
export function planCounts(plan: Plan) {
  const { title, themes, outcomes, recommendations, actions, doubts, findings } = plan
  return {
    title,
    themes: themes.length,
    outcomes: outcomes.length,
    recommendations: recommendations.length,
    actions: actions.length,
    doubts: doubts.length,
    findings: findings.length,
  }
}
