/** What all changes to accounts share: who makes them, how a person's row is held meanwhile, and what is never allowed. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction, Refused } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { roles } from '../permissions.ts'
import { accountStates } from './account.ts'
import { type Holder, keepsAnAdministrator } from './role-rules.ts'

/** Who changes something about people, and why. */
export type PeopleChange = { authority: AuthorityId; who: string; account: string | null; why: string; clock: Clock }

/** It was not done; `problem` says why to the person. */
export type Problem = { problem: string }

export const refusedBecause = (problem: string): Refused<Problem> => ({ refused: { problem } })

const memberSchema = z.object({ state: z.enum(accountStates) })

/**
 * The state of a person in the authority. The authority's row is locked by every change, so it stays so until the end.
 * @throws NotFound
 */
export async function stateOf(transaction: ChangeTransaction, authority: string, account: string) {
  const { rows } =
    await sql`select state from membership where authority = ${authority} and account = ${account}`.execute(transaction)
  if (rows.length === 0) throw new NotFound('There is no such person here.')
  return memberSchema.parse(rows[0]).state
}

const holderSchema = z.object({ account: z.string(), state: z.enum(accountStates), role: z.enum(roles) })

const lastAdministrator =
  'This would leave nobody to let others in. Make somebody else an administrator first, and let them sign in once.'

/** Asked after the change and before its end: whoever would leave no administrator behind is refused. */
export async function withoutAdministrator(
  transaction: ChangeTransaction,
  authority: string,
): Promise<Refused<Problem> | null> {
  const { rows } = await sql`select m.account, m.state, g.role from membership m
      join role_grant g on g.authority = m.authority and g.account = m.account and g.ended_at is null
    where m.authority = ${authority} and g.role = 'administrator'`.execute(transaction)
  const holders = rows.map((row): Holder => {
    const { account, state, role } = holderSchema.parse(row)
    return { account, state, grants: [{ role, plan: null, theme: null }] }
  })
  return keepsAnAdministrator(holders) ? null : refusedBecause(lastAdministrator)
}
