/** What has been said already: each person's last digest, and each action that was passed on. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb } from '../../../platform/database-values.ts'
import { type AuthorityId, asPlanId, type PlanId } from '../../../platform/ids.ts'
import type { Escalation } from '../rules/escalation.ts'

/** The last period of each account. */
export async function listDone(db: Database, authority: AuthorityId): Promise<Map<string, string>> {
  const { rows } = await sql`select account, period from reminder_done where authority = ${authority}`.execute(db)
  const schema = z.object({ account: z.string(), period: z.string() })
  return new Map(rows.map((row) => schema.parse(row)).map(({ account, period }) => [account, period]))
}

/** @returns false where another worker has marked this period, or a later one */
export async function markDone(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  account: string,
  period: string,
): Promise<boolean> {
  const { rows } = await sql`insert into reminder_done (authority, account, period)
    values (${authority}, ${account}, ${period})
    on conflict (authority, account) do update set period = excluded.period
      where reminder_done.period < excluded.period
    returning account`.execute(transaction)
  return rows.length > 0
}

const toldSchema = z.array(z.object({ account: z.string(), name: z.string() }))
const escalationSchema = z.object({
  plan: z.string().transform(asPlanId),
  action: z.string(),
  period: z.string(),
  on: z.string(),
  leads: toldSchema,
  officers: toldSchema,
})
/** An action that was passed on, as it was told. */
export type KeptEscalation = z.infer<typeof escalationSchema>

/** Those of the authority from a day on, oldest first. */
export async function listEscalations(db: Database, authority: AuthorityId, since: string): Promise<KeptEscalation[]> {
  const { rows } = await sql<object>`select plan, action, period, "on", leads, officers from escalation
    where authority = ${authority} and "on" >= ${since} order by "on", plan, action`.execute(db)
  return rows.map((row) => escalationSchema.parse(row))
}

/** @returns false where this action was passed on in this period before */
export async function insertEscalation(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  plan: PlanId,
  { action, period, leads, officers }: Escalation,
  on: string,
): Promise<boolean> {
  const { rows } = await sql`insert into escalation (authority, plan, action, period, "on", leads, officers)
    values (${authority}, ${plan}, ${action}, ${period}, ${on}, ${jsonb(leads)}, ${jsonb(officers)})
    on conflict do nothing returning action`.execute(transaction)
  return rows.length > 0
}
