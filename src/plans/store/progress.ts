/** What was said of actions: added to, never rewritten. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { ChangeEntry } from '../../platform/change-chain.ts'
import type { Database } from '../../platform/database.ts'
import { storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { ProgressUpdate } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { insertRows } from './insert-plan.ts'
import type { PlanChange } from './plan-change.ts'
import { type PlanTable, updateRow } from './plan-rows.ts'

const updateSchema = planSchema.shape.updates.unwrap().element

/**
 * Records what was said of an action on a day.
 * @throws NotFound where the plan has no such action
 */
export async function recordUpdate(db: Database, by: PlanChange, update: ProgressUpdate): Promise<void> {
  const said = updateSchema.parse(storable(update))
  await change(db, { ...by, what: 'progress recorded', subject: said.action }, async (transaction) => {
    await requirePart(transaction, by, 'action', said.action)
    await insertRows(transaction, by, 'progress_update', [
      updateRow(said, await nextPosition(transaction, by, 'progress_update')),
    ])
    return { result: undefined, after: said }
  })
}

/**
 * The updates that changes brought, in order; null where one of them brought something else, or does not hold its updates.
 * An entry's `after` is one update, or a list where several were saved at once.
 */
export function updatesIn(changes: readonly Pick<ChangeEntry, 'what' | 'after'>[]): ProgressUpdate[] | null {
  if (changes.some(({ what }) => what !== 'progress recorded')) return null
  const read = z.array(updateSchema).safeParse(changes.flatMap(({ after }) => after))
  return read.success ? read.data : null
}

/** @throws NotFound where the plan has no such part */
export async function requirePart(transaction: ChangeTransaction, by: PlanChange, table: PlanTable, id: string) {
  const { rows } = await sql`select from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${id}`.execute(transaction)
  if (rows.length === 0) throw new NotFound(`There is no ${table} ${id} in this plan.`)
}

/**
 * The place of the next row of a list. The change door lets one change of an authority through at a time, so nobody else
 * takes the same one.
 */
export async function nextPosition(transaction: ChangeTransaction, by: PlanChange, table: PlanTable): Promise<number> {
  const { rows } = await sql`select coalesce(max(position) + 1, 0)::int as next from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
  return z.object({ next: z.number() }).parse(rows[0]).next
}
