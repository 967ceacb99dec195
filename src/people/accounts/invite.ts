/** Asking somebody in, shutting an account and opening it again. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import { newToken } from '../../platform/ids.ts'
import type { Grant } from '../permissions.ts'
import { emailKey } from './account.ts'
import { type PeopleChange, type Problem, refusedBecause, stateOf, withoutAdministrator } from './change-accounts.ts'
import { insertGrant, openGrants } from './grants.ts'
import { grantProblem } from './role-rules.ts'

export type Invitation = { name: string; email: string; grants: readonly Grant[]; demo?: boolean }

/** `isNew`: nobody in the whole installation had this address. The name of somebody who is known stays as it is. */
export type Invited = { account: string; isNew: boolean }

const idSchema = z.object({ id: z.string(), demo: z.boolean() })

/**
 * Asks somebody in, with the roles they begin with.
 * @returns a problem for an address that is already here, or no role to begin with
 * @throws NotFound for a plan or theme that is not there
 */
export async function invitePerson(
  db: Database,
  by: PeopleChange,
  { name, email, grants, demo = false }: Invitation,
): Promise<Invited | Problem> {
  const problem = grants.map(grantProblem).find((one) => one !== null)
  if (problem) return { problem }
  if (grants.length === 0) return { problem: 'Choose at least one role' }
  return change(db, { ...by, what: 'person invited', plan: null, subject: null }, async (transaction) => {
    const found = await findAccount(transaction, email)
    if (found !== null && (found.demo !== demo || (await isMember(transaction, by.authority, found.id))))
      return refusedBecause('There is already an account with this e-mail address.')
    const account = found?.id ?? (await insertAccount(transaction, by, { name, email, demo }))
    await sql`insert into membership (authority, account, state, invited_by, invited_at)
      values (${by.authority}, ${account}, 'invited', ${by.who}, ${by.clock.now()})`.execute(transaction)
    for (const grant of grants) await insertGrant(transaction, by, account, grant)
    return { result: { account, isNew: found === null }, subject: account, after: { grants } }
  })
}

async function findAccount(transaction: ChangeTransaction, email: string) {
  const { rows } = await sql`select id, demo from account where email = ${emailKey(email)}`.execute(transaction)
  return rows.length === 0 ? null : idSchema.parse(rows[0])
}

async function isMember(transaction: ChangeTransaction, authority: string, account: string): Promise<boolean> {
  const { rows } = await sql`select 1 from membership where authority = ${authority} and account = ${account}`.execute(
    transaction,
  )
  return rows.length > 0
}

type NewAccount = { name: string; email: string; demo: boolean }

async function insertAccount(
  transaction: ChangeTransaction,
  { clock }: PeopleChange,
  { name, email, demo }: NewAccount,
) {
  const id = newToken()
  await sql`insert into account (id, name, email, demo, created_at, updated_at)
    values (${id}, ${storableText(name.trim())}, ${storableText(emailKey(email))}, ${demo}, ${clock.now()}, ${clock.now()})`.execute(
    transaction,
  )
  return id
}

/** Shuts somebody out of this authority and ends their sessions in it. Their roles stay for the day it is reopened. */
export async function closeAccount(
  db: Database,
  by: PeopleChange,
  account: string,
): Promise<{ closed: true } | Problem> {
  return change(db, { ...by, what: 'account closed', plan: null, subject: account }, async (transaction) => {
    if ((await stateOf(transaction, by.authority, account)) === 'closed')
      return refusedBecause('This account is closed already.')
    await sql`update membership set state = 'closed' where authority = ${by.authority} and account = ${account}`.execute(
      transaction,
    )
    await sql`delete from session where authority = ${by.authority} and account = ${account}`.execute(transaction)
    const isAdministrator = (await openGrants(transaction, by.authority, account)).some(
      ({ role }) => role === 'administrator',
    )
    const refused = isAdministrator ? await withoutAdministrator(transaction, by.authority) : null
    return refused ?? { result: { closed: true } }
  })
}

export async function reopenAccount(
  db: Database,
  by: PeopleChange,
  account: string,
): Promise<{ opened: true } | Problem> {
  return change(db, { ...by, what: 'account reopened', plan: null, subject: account }, async (transaction) => {
    if ((await stateOf(transaction, by.authority, account)) !== 'closed')
      return refusedBecause('This account is open already.')
    await sql`update membership set state = case when joined_at is null then 'invited' else 'active' end
      where authority = ${by.authority} and account = ${account}`.execute(transaction)
    return { result: { opened: true } }
  })
}
