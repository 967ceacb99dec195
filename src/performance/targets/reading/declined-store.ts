/** Proposals that a person said are no targets: the words are the same tomorrow, and shall not propose them again. */
import { sql } from 'kysely'
import { z } from 'zod'
import { change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import type { ProposedTarget } from './rules/propose-targets.ts'

/** Keys of what was declined, by plan. */
export async function listDeclined(
  db: Database,
  authority: AuthorityId,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<object>`select plan, key from declined_target where authority = ${authority}`.execute(db)
  const parsed = rows.map((row) => z.object({ plan: z.string(), key: z.string() }).parse(row))
  const byPlan = Map.groupBy(parsed, ({ plan }) => plan)
  return new Map([...byPlan].map(([plan, declined]) => [plan, new Set(declined.map(({ key }) => key))]))
}

/** Declined twice is declined once. */
export async function declineProposal(
  db: Database,
  by: ChangeBy & { why: string },
  plan: PlanId,
  { key, words }: Pick<ProposedTarget, 'key' | 'words'>,
): Promise<void> {
  await change(db, { ...by, what: 'target proposal declined', plan, subject: key }, async (transaction) => {
    await sql`insert into declined_target (authority, plan, key) values (${by.authority}, ${plan}, ${key})
      on conflict do nothing`.execute(transaction)
    return { result: null, after: { key, words } }
  })
}
