/** Read tokens as they are kept: what each is for and may read, and the hash of the token itself. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { hashOfToken } from '../../people/sign-in/signed.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asAuthorityId, asReadTokenId, newReadTokenId, type ReadTokenId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { areas } from '../indicators/indicator.ts'
import { audiences, type NewReadToken } from './rules/token-form.ts'

export type FeedChange = { authority: AuthorityId; who: string; account: string | null; why: string; clock: Clock }

const tokenSchema = z
  .object({
    authority: z.string().transform(asAuthorityId),
    id: z.string().transform(asReadTokenId),
    name: z.string(),
    purpose: z.string(),
    areas: z.array(z.enum(areas)).nullable(),
    plan: z.string().nullable(),
    audience: z.enum(audiences),
    ends_on: z.string(),
    made_by: z.string(),
    made_at: z.string(),
    last_used_at: z.string().nullable(),
    ended_by: z.string().nullable(),
    ended_at: z.string().nullable(),
    ended_why: z.string().nullable(),
  })
  .transform((row) => ({
    authority: row.authority,
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    /** Parts of the services; null is all of them. */
    areas: row.areas,
    /** Only the indicators that this plan is measured by. */
    plan: row.plan,
    audience: row.audience,
    /** The last day on which it works. */
    endsOn: row.ends_on,
    madeBy: row.made_by,
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    ended:
      row.ended_by === null || row.ended_at === null || row.ended_why === null
        ? null
        : { by: row.ended_by, at: row.ended_at, why: row.ended_why },
  }))
export type ReadToken = z.infer<typeof tokenSchema>

const columns = sql`authority, id, name, purpose, areas, plan, audience, ends_on, made_by, made_at, last_used_at, ended_by, ended_at,
  ended_why`

/** So that whoever finds one in a file, or a program that looks for secrets there, knows what it is. */
const prefix = 'upturn_'

/** @returns the token itself, to be shown once: only its hash is kept */
export async function makeReadToken(
  db: Database,
  by: FeedChange,
  asked: NewReadToken,
): Promise<{ id: ReadTokenId; token: string }> {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`
  const id = newReadTokenId()
  const { name, purpose, areas: some, plan, audience, endsOn } = asked
  await change(db, { ...by, what: 'read token made', subject: id }, async (transaction) => {
    await sql`insert into read_token (authority, id, hash, name, purpose, areas, plan, audience, ends_on, made_by, made_at)
      values (${by.authority}, ${id}, ${hashOfToken(token)}, ${name}, ${purpose},
        ${some === null ? null : jsonb(some)}, ${plan}, ${audience}, ${endsOn}, ${by.who}, ${by.clock.now()})`.execute(
      transaction,
    )
    return { result: undefined, after: { name, purpose, areas: some, plan, audience, endsOn } }
  })
  return { id, token }
}

/** Those that still work first, and the newest first among them. */
export async function listReadTokens(db: Database, authority: AuthorityId): Promise<ReadToken[]> {
  const { rows } = await sql<object>`select ${columns} from read_token where authority = ${authority}
    order by ended_at is not null, id desc`.execute(db)
  return rows.map((row) => tokenSchema.parse(row))
}

/**
 * From now on the token is refused.
 * @returns false where it was ended before
 * @throws NotFound
 */
export async function endReadToken(db: Database, by: FeedChange, id: ReadTokenId): Promise<boolean> {
  return change<boolean, boolean>(db, { ...by, what: 'read token ended', subject: id }, async (transaction) => {
    const { rows } = await sql<object>`select ${columns} from read_token
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    if (rows[0] === undefined) throw new NotFound('There is no such read token.')
    if (tokenSchema.parse(rows[0]).ended !== null) return { refused: false }
    await sql`update read_token set ended_by = ${by.who}, ended_at = ${by.clock.now()}, ended_why = ${by.why}
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    return { result: true, before: { ended: false }, after: { ended: true } }
  })
}

/** What a token stands for, ended or not; null for a text that is none. */
export async function selectOptionalReadToken(db: Database, token: string): Promise<ReadToken | null> {
  const { rows } = await sql<object>`select ${columns} from read_token where hash = ${hashOfToken(token)}`.execute(db)
  return rows[0] === undefined ? null : tokenSchema.parse(rows[0])
}

/** Codes of the indicators that a plan is measured by, as people confirmed. */
export async function listMeasuredBy(db: Database, authority: AuthorityId, plan: string): Promise<string[]> {
  const { rows } = await sql<object>`select distinct indicator from measure_link
    where authority = ${authority} and plan = ${plan} and state = 'confirmed'`.execute(db)
  return rows.map((row) => z.object({ indicator: z.string() }).parse(row).indicator)
}

/** Housekeeping, and no change: to the minute, so that a page of rows does not cost a write each. */
export async function noteUse(db: Database, { authority, id }: ReadToken, now: string): Promise<void> {
  await sql`update read_token set last_used_at = ${now} where authority = ${authority} and id = ${id}
    and (last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute')`.execute(db)
}
