/** Setting the thresholds of a plan: each setting is added with its day, person and reason, and none is taken away. */
import { sql } from 'kysely'
import { z } from 'zod'
import { change } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { PlanThresholds } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import type { RagThresholds } from '../rules/index.ts'
import type { PlanChange } from '../store/plan-change.ts'

const listSchema = planSchema.shape.thresholds.unwrap()
const rowSchema = z.object({ thresholds: listSchema.nullable().transform((list) => list ?? []) })

export type SetThresholds = { entry: PlanThresholds }
/** Somebody else has set them meanwhile: nothing was done, and this is what holds now. */
export type SetMeanwhile = { meanwhile: PlanThresholds }

/**
 * Sets them from today on.
 * @param seen how many settings the plan had when the form was shown
 * @throws NotFound
 */
export async function setThresholds(
  db: Database,
  by: PlanChange,
  thresholds: RagThresholds,
  seen: number,
): Promise<SetThresholds | SetMeanwhile> {
  const from = (by.clock ?? realClock).today()
  const entry = listSchema.element.parse(storable({ from, by: by.who, why: by.why, ...thresholds }))
  return change<SetThresholds, SetMeanwhile>(
    db,
    { ...by, what: 'thresholds set', subject: null },
    async (transaction) => {
      const { rows } = await sql`select rest -> 'thresholds' as thresholds from plan
      where authority = ${by.authority} and id = ${by.plan} for update`.execute(transaction)
      if (rows[0] === undefined) throw new NotFound('There is no such plan. It may belong to another authority.')
      const held = rowSchema.parse(rows[0]).thresholds
      const newest = held.at(-1)
      if (newest !== undefined && held.length !== seen) return { refused: { meanwhile: newest } }
      await sql`update plan set rest = jsonb_set(rest, '{thresholds}', ${jsonb([...held, entry])})
      where authority = ${by.authority} and id = ${by.plan}`.execute(transaction)
      return { result: { entry }, before: newest ?? null, after: entry }
    },
  )
}
