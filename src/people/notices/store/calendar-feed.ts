/** Whose calendar an address shows. The address is told once and kept as a hash, so that a copy of the database shows none. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { type AuthorityId, asAuthorityId, type PlanId } from '../../../platform/ids.ts'
import type { SettledBy } from './reminders.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A new address; the former one shows nothing any more. @returns what stands in it, to be shown once */
export async function makeFeed(db: Database, by: SettledBy, account: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await change(db, { ...by, what: 'calendar address made', subject: account }, async (transaction) => {
    await sql`insert into calendar_feed (authority, account, hash, made_at)
      values (${by.authority}, ${account}, ${hashOf(token)}, ${by.clock.now()})
      on conflict (authority, account) do update set hash = excluded.hash, made_at = excluded.made_at`.execute(
      transaction,
    )
    return { result: undefined }
  })
  return token
}

/** When somebody's address was made; null where they have none. */
export async function selectFeedMade(db: Database, authority: AuthorityId, account: string): Promise<string | null> {
  const { rows } = await sql`select made_at from calendar_feed
    where authority = ${authority} and account = ${account}`.execute(db)
  return rows[0] === undefined ? null : z.object({ made_at: z.string() }).parse(rows[0]).made_at
}

const ownerSchema = z.object({ authority: z.string().transform(asAuthorityId), account: z.string() })

/** Whose it is; null for an address that is none, or no more. */
export async function selectFeedOwner(db: Database, token: string): Promise<z.infer<typeof ownerSchema> | null> {
  const { rows } = await sql`select authority, account from calendar_feed where hash = ${hashOf(token)}`.execute(db)
  return rows[0] === undefined ? null : ownerSchema.parse(rows[0])
}

/** How often each part of a plan has been changed: an event that has moved must carry a higher number than before. */
export async function selectRevisions(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  table: 'action' | 'risk',
): Promise<Map<string, number>> {
  const { rows } = await sql`select id, revision from ${sql.table(table)}
    where authority = ${authority} and plan = ${plan}`.execute(db)
  const schema = z.object({ id: z.string(), revision: z.number().int() })
  return new Map(rows.map((row) => schema.parse(row)).map(({ id, revision }) => [id, revision]))
}
