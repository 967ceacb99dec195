/** Authorities: whose everything is. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Clock, realClock } from './clock.ts'
import type { Database } from './database.ts'
import { storableText } from './database-values.ts'
import { type AuthorityId, asAuthorityId, authorityIdOf } from './ids.ts'
import { NotFound } from './not-found.ts'

/** The authority of that name, made if it is new. Safe to call at every start. */
export async function ensureAuthority(db: Database, name: string, clock: Clock = realClock): Promise<AuthorityId> {
  const authority = authorityIdOf(name)
  await sql`insert into authority (authority, name, created_at)
    values (${authority}, ${storableText(name)}, ${clock.now()}) on conflict do nothing`.execute(db)
  return authority
}

const names = new WeakMap<Database, Map<AuthorityId, string>>()

/**
 * What the authority is called; asked on every page, so kept, as a name never changes.
 * @throws NotFound
 */
export async function selectAuthorityName(db: Database, authority: AuthorityId): Promise<string> {
  const known = names.get(db) ?? new Map<AuthorityId, string>()
  names.set(db, known)
  const name = known.get(authority) ?? (await readName(db, authority))
  known.set(authority, name)
  return name
}

async function readName(db: Database, authority: AuthorityId): Promise<string> {
  const { rows } = await sql`select name from authority where authority = ${authority}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such authority.')
  return z.object({ name: z.string() }).parse(rows[0]).name
}

const rowSchema = z.object({ authority: z.string().transform(asAuthorityId), name: z.string() })

/** All of this installation, by name. */
export async function listAuthorities(db: Database): Promise<{ authority: AuthorityId; name: string }[]> {
  const { rows } = await sql`select authority, name from authority order by name, authority`.execute(db)
  return rows.map((row) => rowSchema.parse(row))
}
