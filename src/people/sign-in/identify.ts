/** Who sends a request: the session's person, in the authority they are at work in, with the roles they hold there now. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { authorityIdOf } from '../../platform/ids.ts'
import { accountStates } from '../accounts/account.ts'
import { nobody, roles, type Who } from '../permissions.ts'
import type { Services } from '../route.ts'
import { authHeaders, passCookies, type SignIn, signInOf } from './sign-in.ts'
import { readSigned } from './signed.ts'
import { ways } from './ways.ts'

const grantSchema = z.object({ role: z.enum(roles), plan: z.string().nullable(), theme: z.string().nullable() })

const sessionSchema = z.object({
  id: z.string(),
  account: z.string(),
  authority: z.string(),
  authority_name: z.string(),
  way: z.enum(ways),
  created_at: z.string(),
  updated_at: z.string(),
  name: z.string(),
  email: z.string(),
  demo: z.boolean(),
  state: z.enum(accountStates),
  grants: z.array(grantSchema),
})

/** The session that a request belongs to. */
export type Session = z.infer<typeof sessionSchema>

const day = 24 * 60 * 60 * 1000

/** @returns a function for `Services.identify`; whoever is not signed in has the rights of the public */
export function makeIdentify(services: Omit<Services, 'identify'>): (c: Context) => Promise<Who> {
  const stranger = nobody(authorityIdOf(services.config.authority))
  return async (c) => {
    const session = await readSession(c, services)
    if (session === null) return stranger
    c.set('session', session)
    const grants = session.grants.length > 0 ? session.grants : stranger.grants
    return { account: session.account, name: session.name, authority: session.authority, grants }
  }
}

/** The session of this request as `makeIdentify` found it; null where nobody is signed in. */
export function sessionOf(c: Context): Session | null {
  const session: Session | undefined = c.get('session')
  return session ?? null
}

type Needs = Omit<Services, 'identify'>

async function readSession(c: Context, services: Needs): Promise<Session | null> {
  // Without any cookie nobody is signed in, and better-auth need not even be loaded.
  if (c.req.header('cookie') === undefined) return null
  const signIn = signInOf(services)
  const token = sessionToken(c, signIn)
  const session = token === null ? null : await selectSession(services.db, token)
  if (session === null || session.state === 'closed' || session.demo !== services.config.demo) return null
  if (Date.now() - Date.parse(session.updated_at) > day) await prolong(c, services, signIn)
  return session
}

/** Read here and not by better-auth, because this way one query finds the session, the person and their roles. */
function sessionToken(c: Context, { secret, cookie }: SignIn): string | null {
  const value = getCookie(c, cookie('session_token'))
  return value === undefined ? null : readSigned(value, secret)
}

async function selectSession(db: Database, token: string): Promise<Session | null> {
  const { rows } =
    await sql`select s.id, s.account, s.authority, t.name as authority_name, s.way, s.created_at, s.updated_at,
      a.name, a.email, a.demo, m.state,
      (select coalesce(json_agg(json_build_object('role', g.role, 'plan', g.plan, 'theme', g.theme) order by g.id), '[]')
        from role_grant g where g.authority = s.authority and g.account = s.account and g.ended_at is null) as grants
    from session s join account a on a.id = s.account join authority t on t.authority = s.authority
      join membership m on m.authority = s.authority and m.account = s.account
    where s.token = ${token} and s.expires_at > ${new Date()}`.execute(db)
  return rows.length === 0 ? null : sessionSchema.parse(rows[0])
}

/** Once a day: the session runs on from now, and the browser is told. */
async function prolong(c: Context, services: Needs, signIn: SignIn): Promise<void> {
  const auth = await signIn.auth()
  const { headers } = await auth.api.getSession({ headers: authHeaders(c, services), returnHeaders: true })
  passCookies(c, headers)
}
