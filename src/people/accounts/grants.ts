/** Giving roles and taking them away. Nothing is deleted: a role that ended keeps who ended it, when and why. */
import { sql } from 'kysely'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import { newToken } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Grant } from '../permissions.ts'
import { grantRowSchema } from './account.ts'
import { type PeopleChange, type Problem, refusedBecause, stateOf, withoutAdministrator } from './change-accounts.ts'
import { grantProblem, isSameGrant } from './role-rules.ts'

/** @throws NotFound for a person, a plan or a theme that is not there */
export async function giveRole(
  db: Database,
  by: PeopleChange,
  account: string,
  grant: Grant,
): Promise<{ id: string } | Problem> {
  const problem = grantProblem(grant)
  if (problem !== null) return { problem }
  return change(db, { ...by, what: 'role given', plan: null, subject: account }, async (transaction) => {
    if ((await stateOf(transaction, by.authority, account)) === 'closed')
      return refusedBecause('This account is closed. Reopen it first.')
    const held = await openGrants(transaction, by.authority, account)
    if (held.some((one) => one.source === 'hand' && isSameGrant(one, grant)))
      return refusedBecause('This person has this role already.')
    const id = await insertGrant(transaction, by, account, grant)
    return { result: { id }, after: grant }
  })
}

/**
 * Inside a change: the row of a role that is given.
 * @param source `hand`, or the sign-in service that says so
 * @throws NotFound for a plan or theme that is not there
 */
export async function insertGrant(
  transaction: ChangeTransaction,
  by: PeopleChange,
  account: string,
  { role, plan, theme }: Grant,
  source = 'hand',
): Promise<string> {
  await requirePlace(transaction, by.authority, plan, theme)
  const id = newToken()
  await sql`insert into role_grant (authority, id, account, role, plan, theme, source, given_by, given_at, given_why)
    values (${by.authority}, ${id}, ${account}, ${role}, ${plan}, ${theme}, ${source}, ${by.who}, ${by.clock.now()},
      ${storableText(by.why)})`.execute(transaction)
  return id
}

async function requirePlace(db: ChangeTransaction, authority: string, plan: string | null, theme: string | null) {
  if (plan === null) return
  const plans = await sql`select 1 from plan where authority = ${authority} and id = ${plan}`.execute(db)
  if (plans.rows.length === 0) throw new NotFound('There is no such plan here.')
  if (theme === null) return
  const themes =
    await sql`select 1 from theme where authority = ${authority} and plan = ${plan} and id = ${theme}`.execute(db)
  if (themes.rows.length === 0) throw new NotFound('There is no such theme in this plan.')
}

/** The roles that a person holds in the authority now. */
export async function openGrants(db: Database, authority: string, account: string) {
  const { rows } = await sql`select * from role_grant
    where authority = ${authority} and account = ${account} and ended_at is null order by given_at, id`.execute(db)
  return rows.map((row) => grantRowSchema.parse(row))
}

/** @throws NotFound where the person has no such role (any more) */
export async function takeRole(
  db: Database,
  by: PeopleChange,
  account: string,
  id: string,
): Promise<{ taken: Grant } | Problem> {
  return change(db, { ...by, what: 'role taken away', plan: null, subject: account }, async (transaction) => {
    const held = (await openGrants(transaction, by.authority, account)).find((one) => one.id === id)
    if (held === undefined) throw new NotFound('This person does not have this role any more.')
    if (held.source !== 'hand')
      return refusedBecause('This role comes from your council’s sign-in service. Take it away there.')
    await endGrant(transaction, by, id)
    const { role, plan, theme } = held
    const grant = { role, plan, theme }
    const refused = role === 'administrator' ? await withoutAdministrator(transaction, by.authority) : null
    return refused ?? { result: { taken: grant }, before: grant }
  })
}

/** Inside a change: the end of a role, kept with its reason. */
export async function endGrant(transaction: ChangeTransaction, by: PeopleChange, id: string): Promise<void> {
  await sql`update role_grant set ended_by = ${by.who}, ended_at = ${by.clock.now()}, ended_why = ${storableText(by.why)}
    where authority = ${by.authority} and id = ${id} and ended_at is null`.execute(transaction)
}
