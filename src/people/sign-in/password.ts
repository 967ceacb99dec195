/** Passwords: trying one, and setting one. */
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { emailKey } from '../accounts/account.ts'
import type { Asked } from '../route.ts'
import { deviceOf, orRefused } from './enter.ts'
import { requestAddress } from './request-address.ts'
import { authHeaders, signInOf } from './sign-in.ts'
import { keyed } from './signed.ts'
import { countTry, forgive, keysOf } from './throttle-store.ts'

/** `wrong` says neither whether there is such an account nor whether it is closed. */
export type Tried =
  | { outcome: 'in'; headers: Headers; account: string }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; milliseconds: number }

/** Tries a password, counted against guessing. */
export async function tryPassword(asked: Asked, email: string, password: string): Promise<Tried> {
  const { c, services } = asked
  const { db, clock } = services
  const signIn = signInOf(services)
  const account = await accountOf(db, email)
  const attempt = {
    asked: emailKey(email),
    account,
    address: requestAddress(c, services.config),
    device: deviceOf(c, asked),
  }
  const keys = keysOf(attempt, signIn.secret)
  const milliseconds = await countTry(db, clock, keys)
  if (milliseconds !== null) return { outcome: 'wait', milliseconds }
  const auth = await signIn.auth()
  const body = { email: emailKey(email), password }
  const answer = await orRefused(() =>
    auth.api.signInEmail({ body, headers: authHeaders(c, services), returnHeaders: true }),
  )
  if (answer === null) return { outcome: 'wrong' }
  await forgive(db, keys)
  return { outcome: 'in', headers: answer.headers, account: answer.response.user.id }
}

/** The account with this address, open or not; null where there is none. */
export async function accountOf(db: Database, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from account where email = ${emailKey(email)}`.execute(db)
  return rows[0]?.id ?? null
}

export async function hasPassword(db: Database, account: string): Promise<boolean> {
  const { rows } = await sql`select 1 from credential
    where account = ${account} and provider = 'credential' and password is not null`.execute(db)
  return rows.length > 0
}

/** Sets the password of an account, whatever it was: for whoever has just been vouched for by a link. */
export async function setPassword(asked: Pick<Asked, 'services'>, account: string, password: string): Promise<void> {
  const { internalAdapter, password: hashing } = await (await signInOf(asked.services).auth()).$context
  const hash = await hashing.hash(password)
  if (await hasPassword(asked.services.db, account)) return internalAdapter.updatePassword(account, hash)
  await internalAdapter.linkAccount({ userId: account, providerId: 'credential', accountId: account, password: hash })
}

/** What somebody who is signed in gives as their present password. */
export type Present = { outcome: 'right' | 'wrong' } | { outcome: 'wait'; milliseconds: number }

/**
 * Whether this is the account's password, counted against guessing: whoever finds a session open must not learn it there.
 * Only somebody with a session is counted, so nobody else can keep its owner from changing it.
 */
export async function tryPresent({ services }: Asked, account: string, password: string): Promise<Present> {
  const { db, clock } = services
  const keys = [{ kind: 'device', key: keyed(`present ${account}`, signInOf(services).secret) }] as const
  const milliseconds = await countTry(db, clock, keys)
  if (milliseconds !== null) return { outcome: 'wait', milliseconds }
  if (!(await isPassword({ services }, account, password))) return { outcome: 'wrong' }
  await forgive(db, keys)
  return { outcome: 'right' }
}

async function isPassword(asked: Pick<Asked, 'services'>, account: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hashing } = await (await signInOf(asked.services).auth()).$context
  const kept = (await internalAdapter.findCredentialAccount(account))?.password
  return kept ? hashing.verify({ hash: kept, password }) : false
}
