/** Authorities: whose everything is. */
import { sql } from 'kysely'
import { type Clock, realClock } from './clock.ts'
import type { Database } from './database.ts'
import { storableText } from './database-values.ts'
import { type AuthorityId, authorityIdOf } from './ids.ts'

/** The authority of that name, made if it is new. Safe to call at every start. */
export async function ensureAuthority(db: Database, name: string, clock: Clock = realClock): Promise<AuthorityId> {
  const authority = authorityIdOf(name)
  await sql`insert into authority (authority, name, created_at)
    values (${authority}, ${storableText(name)}, ${clock.now()}) on conflict do nothing`.execute(db)
  return authority
}
