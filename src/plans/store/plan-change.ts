/** What every change to a plan is told: whose plan, who, and why. */
import { sql } from 'kysely'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'

export type PlanChange = {
  authority: AuthorityId
  plan: PlanId
  who: string
  /** Of the person; null or left out for the command line. */
  account?: string | null
  why: string
  clock?: Clock
}

/** Somebody else was first: nothing was done, and `conflict` says so to the person, who looks again and decides. */
export type Conflict = { conflict: string }

export const conflict = (message: string): Conflict => ({ conflict: message })

export type Withdrawn = { withdrawn: true }

/** Takes a plan out of use; it stays with all it holds. */
export async function withdrawPlan(db: Database, by: PlanChange): Promise<Withdrawn | Conflict> {
  return change<Withdrawn, Conflict>(db, { ...by, what: 'plan withdrawn', subject: by.plan }, async (transaction) => {
    const { rows } = await sql`update plan set status = 'withdrawn'
      where authority = ${by.authority} and id = ${by.plan} and status = 'current' returning id`.execute(transaction)
    if (rows.length === 0) return { refused: conflict('This plan was withdrawn already, or is not there.') }
    return { result: { withdrawn: true }, before: { status: 'current' }, after: { status: 'withdrawn' } }
  })
}
