/** Reading the accounts of an authority. People of other authorities are never among them. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { NotFound } from '../../platform/not-found.ts'
import { type Account, type GivenGrant, grantRowSchema, memberRowSchema } from './account.ts'

/** Everybody who was ever asked in, by name; closed accounts too. */
export async function listAccounts(db: Database, authority: string): Promise<Account[]> {
  const { rows } = await sql`select a.id, a.name, a.email, m.state from membership m join account a on a.id = m.account
    where m.authority = ${authority} order by lower(a.name), a.id`.execute(db)
  const grants = await grantsOf(db, authority, null)
  return rows.map((row) => {
    const member = memberRowSchema.parse(row)
    return { ...member, grants: grants.filter((one) => one.account === member.id && one.ended === null).map(bare) }
  })
}

/**
 * One person of the authority, with the roles they once held.
 * @throws NotFound for somebody who was never asked in here
 */
export async function selectAccount(
  db: Database,
  authority: string,
  account: string,
): Promise<Account & { former: GivenGrant[] }> {
  const { rows } = await sql`select a.id, a.name, a.email, m.state from membership m join account a on a.id = m.account
    where m.authority = ${authority} and m.account = ${account}`.execute(db)
  if (rows.length === 0) throw new NotFound('There is no such person here.')
  const grants = (await grantsOf(db, authority, account)).map(bare)
  return {
    ...memberRowSchema.parse(rows[0]),
    grants: grants.filter(({ ended }) => ended === null),
    former: grants.filter(({ ended }) => ended !== null),
  }
}

async function grantsOf(db: Database, authority: string, account: string | null) {
  const { rows } = await sql`select id, account, role, plan, theme, source, given_by, given_at, given_why, ended_by,
      ended_at, ended_why
    from role_grant where authority = ${authority} and (${account}::text is null or account = ${account})
    order by given_at, id`.execute(db)
  return rows.map((row) => grantRowSchema.parse(row))
}

function bare({ account: _account, ...grant }: GivenGrant & { account: string }): GivenGrant {
  return grant
}
