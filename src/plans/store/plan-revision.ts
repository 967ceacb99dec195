/** Whether a plan has changed since it was last read, for one index look-up instead of the whole plan. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'

const rowSchema = z.object({ sequence: z.number().int() })

/** The number of the newest change to the plan. The same number means the same plan; 0 where there has been none. */
export async function selectPlanRevision(db: Database, authority: AuthorityId, plan: PlanId): Promise<number> {
  const { rows } = await sql`select coalesce(max(sequence), 0) as sequence
    from change where authority = ${authority} and plan = ${plan}`.execute(db)
  return rowSchema.parse(rows[0]).sequence
}
