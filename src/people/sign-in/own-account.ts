/** What a person changes about their own account. */
import { sql } from 'kysely'
import { change } from '../../platform/change.ts'
import { storableText } from '../../platform/database-values.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import { selectAccount } from '../accounts/list-accounts.ts'
import type { Asked } from '../route.ts'
import type { Session } from './identify.ts'

/** Changes the name that one's changes are recorded under from now on; what was recorded keeps the old one. */
export async function renameSelf({ services, who }: Asked, account: string, name: string): Promise<void> {
  const { db, clock } = services
  const authority = asAuthorityId(who.authority)
  const before = (await selectAccount(db, authority, account)).name
  const intent = { authority, who: before, account, plan: null, subject: account, clock } as const
  await change(db, { ...intent, what: 'person renamed', why: 'Changed by themselves' }, async (transaction) => {
    await sql`update account set name = ${storableText(name)}, updated_at = ${clock.now()} where id = ${account}`.execute(
      transaction,
    )
    return { result: null, before: { name: before }, after: { name } }
  })
}

/** How long after coming in by a link a password may be set without the one before: it may be the forgotten one. */
const forgivingMinutes = 30

/** Whether this session may set a password without knowing the present one. */
export function maySetWithoutOld(session: Pick<Session, 'way' | 'created_at'> | null, now: number): boolean {
  return session?.way === 'link' && now - Date.parse(session.created_at) < forgivingMinutes * 60_000
}

/** `Mozilla/5.0 (Windows NT 10.0 …) … Edg/126` → `Edge on Windows`: enough to know one's own machine by. */
export function browserInWords(userAgent: string | null): string {
  const agent = userAgent ?? ''
  const browsers = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ] as const
  const systems = [
    [/iPhone|iPad/, 'iPhone or iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'a Mac'],
    [/Linux/, 'Linux'],
  ] as const
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  if (browser === undefined) return system === undefined ? 'A browser we do not know' : `A browser on ${system}`
  return system === undefined ? browser : `${browser} on ${system}`
}
