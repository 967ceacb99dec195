/**
 * One-time links: an address that lets its bearer in once, for a time. Opening it shows a page with one button, because
 * mail scanners open every link; pressing the button uses it up. Only a hash of it is kept.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { addresses } from '../../ui/addresses.ts'
import type { Services } from '../route.ts'
import { ownPath } from './return-to.ts'
import { hashOfToken } from './signed.ts'

export type LinkPurpose = 'sign in' | 'first administrator'
export type OneTimeLink = { purpose: LinkPurpose; account: string | null; authority: string | null; to: string }

type Making = Pick<Services, 'db' | 'config' | 'clock'>

/**
 * A link that signs this account in once.
 * @param to the page of our own that it leads to
 * @returns the whole address
 */
export async function makeOneTimeLink(
  services: Making,
  { account, to, hours }: { account: string; to: string; hours: number },
): Promise<string> {
  const token = await keepLink(services, { purpose: 'sign in', account, authority: null, to: ownPath(to) }, hours)
  return `${services.config.url}${addresses.oneTimeLink(token)}`
}

/** Links of this account to come in by at home that nobody used stop working: a newer one is about to take their place. */
export async function forgetUnused(db: Database, account: string): Promise<void> {
  await sql`delete from one_time_link
    where purpose = 'sign in' and account = ${account} and leads_to = '/' and used_at is null`.execute(db)
}

/** The link for whoever sets Upturn up. An older one that nobody used stops working: only the one just printed does. */
export async function makeFirstLink(services: Making, authority: string, hours: number): Promise<string> {
  await sql`delete from one_time_link where purpose = 'first administrator' and used_at is null`.execute(services.db)
  const link = { purpose: 'first administrator', account: null, authority, to: '/' } as const
  const token = await keepLink(services, link, hours)
  return `${services.config.url}${addresses.firstStart(token)}`
}

async function keepLink({ db, clock }: Making, link: OneTimeLink, hours: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = clock.now()
  const expires = Temporal.Instant.from(now).add({ minutes: Math.round(hours * 60) })
  await sql`insert into one_time_link (hash, purpose, account, authority, leads_to, created_at, expires_at)
    values (${hashOfToken(token)}, ${link.purpose}, ${link.account}, ${link.authority}, ${link.to}, ${now},
      ${expires.toString()})`.execute(db)
  return token
}

const linkSchema = z
  .object({
    purpose: z.enum(['sign in', 'first administrator']),
    account: z.string().nullable(),
    authority: z.string().nullable(),
    leads_to: z.string(),
  })
  .transform(({ leads_to: to, ...link }): OneTimeLink => ({ ...link, to: ownPath(to) }))

type Asking = Pick<Services, 'db' | 'clock'>

/** The link, where it would still let somebody in. Uses nothing up. */
export async function lookAtLink({ db, clock }: Asking, token: string, purpose: LinkPurpose) {
  const { rows } = await sql`select purpose, account, authority, leads_to from one_time_link
    where hash = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${clock.now()}`.execute(
    db,
  )
  return rows.length === 0 ? null : linkSchema.parse(rows[0])
}

/** Uses the link up: of two who press at the same moment one gets it, the other null. */
export async function useLink({ db, clock }: Asking, token: string, purpose: LinkPurpose): Promise<OneTimeLink | null> {
  const { rows } = await sql`update one_time_link set used_at = ${clock.now()}
    where hash = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${clock.now()}
    returning purpose, account, authority, leads_to`.execute(db)
  return rows.length === 0 ? null : linkSchema.parse(rows[0])
}

/** For what was pressed and then could not be done: nobody is left without a way in by a mistyped field. */
export async function giveLinkBack(db: Database, token: string): Promise<void> {
  await sql`update one_time_link set used_at = null where hash = ${hashOfToken(token)}`.execute(db)
}

/**
 * Links of this account made since then that hold for so many hours: bounds what one person is sent who asks for one.
 * Those in a digest hold longer, and many at once would otherwise keep its reader from asking.
 */
export async function countLinksSince(db: Database, account: string, since: string, hours: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from one_time_link
    where account = ${account} and created_at > ${since}
      and expires_at <= created_at + make_interval(hours => ${hours}::int)`.execute(db)
  return rows[0]?.count ?? 0
}

/** Links that were over by then say nothing to anybody any more. */
export async function forgetLinks(db: Database, before: string): Promise<void> {
  await sql`delete from one_time_link where expires_at <= ${before}`.execute(db)
}
