/** Proof names its criterion by its place in the list: when the list changes, the proof goes with its criterion. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import { criteriaFollow } from '../control/rules/criteria-follow.ts'
import type { PlanChange } from './plan-change.ts'

const rowSchema = z.object({ position: z.number().int(), criterion: z.number().int() })

/**
 * Inside a change: moves the proof of a recommendation's or an action's criteria to where they stand now.
 * @returns null, or why the list cannot be changed so: proof was offered for a criterion that is taken out
 */
export async function moveProof(
  transaction: ChangeTransaction,
  by: Pick<PlanChange, 'authority' | 'plan'>,
  of: { kind: 'recommendation' | 'action'; id: string },
  before: readonly string[],
  after: readonly string[],
): Promise<string | null> {
  const places = criteriaFollow(before, after)
  if (places.every((place, at) => place === at)) return null
  const { rows } = await sql`select position, criterion from evidence
    where authority = ${by.authority} and plan = ${by.plan} and ${sql.ref(of.kind)} = ${of.id}
      and criterion is not null`.execute(transaction)
  const proofs = rows.map((row) => rowSchema.parse(row))
  const lost = proofs.find(({ criterion }) => places[criterion] === null)
  if (lost !== undefined)
    return `Proof was offered for the criterion “${before[lost.criterion]}”, so it cannot be taken out. Change its words instead.`
  for (const { position, criterion } of proofs) {
    await sql`update evidence set criterion = ${places[criterion] ?? criterion}
      where authority = ${by.authority} and plan = ${by.plan} and position = ${position}`.execute(transaction)
  }
  return null
}
