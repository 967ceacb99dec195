/** Sessions: in which authority one begins, whose they are, and how they end. */
import { sql } from 'kysely'
import { z } from 'zod'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { accountStates } from '../accounts/account.ts'
import type { Way } from './ways.ts'

const membershipSchema = z.object({
  authority: z.string(),
  name: z.string(),
  state: z.enum(accountStates),
  demo: z.boolean(),
  last: z.string().nullable(),
})

/** The authorities that let this account in, by name, with the one it last worked in. */
export async function openAuthorities(db: Database, account: string) {
  const { rows } = await sql`select m.authority, t.name, m.state, a.demo, a.authority as last
    from membership m join account a on a.id = m.account join authority t on t.authority = m.authority
    where m.account = ${account} and m.state <> 'closed' order by lower(t.name)`.execute(db)
  return rows.map((row) => membershipSchema.parse(row))
}

/**
 * Where a session of this account begins: where it was last, else the installation's own authority, else any that lets
 * it in. Null where none does, or where an invented person comes in by any way but the demonstration's.
 *
 * @param own the authority that the configuration names
 * @param demo whether this is a demonstration
 */
export async function beginIn(
  db: Database,
  { own, demo }: { own: string; demo: boolean },
  account: string,
  way: Way,
): Promise<string | null> {
  const open = await openAuthorities(db, account)
  const [first] = open
  if (first === undefined || first.demo !== (way === 'demo') || (first.demo && !demo)) return null
  const names = open.map(({ authority }) => authority)
  return [first.last, own].find((one) => one !== null && names.includes(one)) ?? first.authority
}

/** Whoever comes in for the first time has taken up what they were asked to. */
export async function takeUpInvitations(db: Database, clock: Clock, account: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from account where id = ${account}`.execute(db)
  const who = rows[0]?.name ?? ''
  const why = 'Signed in for the first time'
  for (const { authority, state } of await openAuthorities(db, account)) {
    if (state !== 'invited') continue
    const intent = {
      authority: asAuthorityId(authority),
      who,
      account,
      why,
      clock,
      plan: null,
      subject: account,
    } as const
    await change(db, { ...intent, what: 'invitation taken up' }, async (transaction) => {
      await sql`update membership set state = 'active', joined_at = ${clock.now()}
        where authority = ${authority} and account = ${account} and state = 'invited'`.execute(transaction)
      return { result: null }
    })
  }
}

const sessionSchema = z.object({
  id: z.string(),
  way: z.string(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type OwnSession = z.infer<typeof sessionSchema>

/** The sessions of an account that are still open, the newest first. */
export async function listSessions(db: Database, account: string): Promise<OwnSession[]> {
  const { rows } = await sql`select id, way, address, browser, created_at, updated_at from session
    where account = ${account} and expires_at > ${new Date()} order by created_at desc`.execute(db)
  return rows.map((row) => sessionSchema.parse(row))
}

/** Ends one session of this account, and nobody else's. */
export async function endSession(db: Database, account: string, session: string): Promise<void> {
  await sql`delete from session where account = ${account} and id = ${session}`.execute(db)
}

/** @param except the session that stays, or null to end all */
export async function endSessions(db: Database, account: string, except: string | null): Promise<void> {
  await sql`delete from session where account = ${account} and (${except}::text is null or id <> ${except})`.execute(db)
}

/**
 * Goes on in another authority, now and the next time.
 * @returns false where that one does not let the account in
 */
export async function switchAuthority(db: Database, account: string, session: string, to: string): Promise<boolean> {
  const open = await openAuthorities(db, account)
  if (!open.some(({ authority }) => authority === to)) return false
  await sql`update session set authority = ${to} where id = ${session} and account = ${account}`.execute(db)
  await sql`update account set authority = ${to} where id = ${account}`.execute(db)
  return true
}

/** Sessions that ran out, challenges nobody answered and old counts: swept at each start, so that nothing grows for ever. */
export async function sweep(db: Database, now: string): Promise<void> {
  await sql`delete from session where expires_at < ${new Date()}`.execute(db)
  await sql`delete from sign_in_challenge where expires_at < ${new Date()}`.execute(db)
  await sql`delete from sign_in_attempt where last_at < ${now}::timestamptz - interval '2 days'`.execute(db)
}
