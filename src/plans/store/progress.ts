/** What was said of actions, and proof of criteria: added to, never rewritten. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { ChangeEntry } from '../../platform/change-chain.ts'
import type { Database } from '../../platform/database.ts'
import { storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Evidence, ProgressUpdate } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { insertRows } from './insert-plan.ts'
import { type Conflict, conflict, type PlanChange } from './plan-change.ts'
import { evidenceRow, type PlanTable, updateRow } from './plan-rows.ts'

const updateSchema = planSchema.shape.updates.unwrap().element
const evidenceSchema = planSchema.shape.evidence.unwrap().element

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

/**
 * Records proof offered for a criterion.
 * @returns its place in the plan's `evidence`, for `acceptEvidence`
 * @throws NotFound where the plan has no such recommendation
 */
export async function recordEvidence(db: Database, by: PlanChange, evidence: Evidence): Promise<number> {
  const offered = evidenceSchema.parse(storable(evidence))
  const { recommendation, action } = offered
  return change(
    db,
    { ...by, what: 'evidence offered', subject: action ?? recommendation ?? null },
    async (transaction) => {
      if (action === undefined) await requirePart(transaction, by, 'recommendation', recommendation ?? '')
      else await requirePart(transaction, by, 'action', action)
      const position = await nextPosition(transaction, by, 'evidence')
      await insertRows(transaction, by, 'evidence', [evidenceRow(offered, position)])
      return { result: position, after: offered }
    },
  )
}

export type Accepted = { accepted: true }

/**
 * Accepts proof. Who may (not the lead who offered it) is asked by whoever calls.
 * @param position as `recordEvidence` gave it: the place in the plan's `evidence`, from 0
 */
export async function acceptEvidence(
  db: Database,
  by: PlanChange,
  position: number,
  accepted: { on: string; by: string },
): Promise<Accepted | Conflict> {
  return change<Accepted, Conflict>(db, { ...by, what: 'evidence accepted', subject: null }, async (transaction) => {
    const { rows } = await sql`update evidence set accepted_on = ${accepted.on}, accepted_by = ${accepted.by},
        revision = revision + 1
      where authority = ${by.authority} and plan = ${by.plan} and position = ${position} and accepted_on is null
      returning coalesce(action, recommendation) as recommendation`.execute(transaction)
    if (rows[0] === undefined) return { refused: conflict('This evidence was accepted already, or is not there.') }
    const { recommendation } = z.object({ recommendation: z.string() }).parse(rows[0])
    return { result: { accepted: true }, subject: recommendation, after: { evidence: position, ...accepted } }
  })
}

async function requirePart(transaction: ChangeTransaction, by: PlanChange, table: PlanTable, id: string) {
  const { rows } = await sql`select from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${id}`.execute(transaction)
  if (rows.length === 0) throw new NotFound(`There is no ${table} ${id} in this plan.`)
}

/** The change door lets one change of an authority through at a time, so nobody else takes the same place. */
export async function nextPosition(transaction: ChangeTransaction, by: PlanChange, table: PlanTable): Promise<number> {
  const { rows } = await sql`select coalesce(max(position) + 1, 0)::int as next from ${sql.table(table)}
    where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
  return z.object({ next: z.number() }).parse(rows[0]).next
}
