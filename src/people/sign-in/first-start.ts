/** What a start does about people: the first administrator's link, or the invented people of a demonstration. */
import { sql } from 'kysely'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { ensureDemoPeople, hasRealAccounts } from '../accounts/demo.ts'
import { ensureDemoPosts } from '../posts/demo-posts.ts'
import type { Services } from '../route.ts'
import { makeFirstLink } from './one-time-link.ts'
import { sweep } from './sessions.ts'

/** A demonstration would open to anybody what is not theirs; `message` says what to do. */
export class NoDemonstration extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NoDemonstration'
  }
}

const firstLinkHours = 72

/**
 * Sweeps what is over, and says what whoever started the server needs to know to come in.
 * @returns the first administrator's link, while nobody has ever come in as one; null after that
 */
export async function prepareSignIn(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  authority: AuthorityId,
): Promise<string | null> {
  const { db, clock, config } = services
  await sweep(db, clock.now())
  if (config.demo) {
    await ensureDemoPeople(db, clock, authority)
    await ensureDemoPosts(db, clock, authority)
    return null
  }
  return (await hasAdministrator(db, authority)) ? null : makeFirstLink(services, authority, firstLinkHours)
}

/** Whether somebody real looks after the authority. */
export async function hasAdministrator(db: Database, authority: AuthorityId): Promise<boolean> {
  const { rows } = await sql`select 1 from role_grant g
      join membership m on m.authority = g.authority and m.account = g.account and m.state = 'active'
      join account a on a.id = g.account and not a.demo
    where g.authority = ${authority} and g.role = 'administrator' and g.ended_at is null limit 1`.execute(db)
  return rows.length > 0
}

const isLoopback = (name: string) => /^(localhost|127\.[\d.]+|::1|\[::1\])$/.test(name)

/**
 * Whether this may be a demonstration, where anybody who reaches it may be anybody.
 * @throws NoDemonstration where it could be reached from elsewhere, or somebody real has an account
 */
export async function requireDemonstrable(db: Database, config: Pick<Config, 'listen' | 'url'>): Promise<void> {
  if (!isLoopback(config.listen) || !isLoopback(new URL(config.url).hostname))
    throw new NoDemonstration(
      'A demonstration lets anybody in as anybody, so it only runs on this machine: leave out UPTURN_LISTEN and UPTURN_URL.',
    )
  if (await hasRealAccounts(db))
    throw new NoDemonstration(
      'People have accounts on this data, so it is not opened to a demonstration. Set UPTURN_DATA to a new folder for one.',
    )
}
