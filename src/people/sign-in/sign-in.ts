/** What signing in needs for as long as the server runs: better-auth, the secret, the names of the cookies. */
import type { Context } from 'hono'
import type { Database } from '../../platform/database.ts'
import { authorityIdOf } from '../../platform/ids.ts'
import type { Services } from '../route.ts'
import type { Auth } from './auth.ts'
import { requestAddress } from './request-address.ts'
import { installationSecret } from './secret.ts'
import { beginIn, takeUpInvitations } from './sessions.ts'
import { addressHeader } from './ways.ts'

export type SignIn = {
  /** Loaded when first asked for: it takes a third of a second, which no page without a form of ours need wait for. */
  auth: () => Promise<Auth>
  secret: string
  /** The full name of one of our cookies: `session_token`, `device`. */
  cookie: (name: string) => string
  isSafe: boolean
}

type Needs = Pick<Services, 'db' | 'config' | 'clock' | 'log'>

const made = new WeakMap<Database, SignIn>()

/** One for each database, made when first asked for. */
export function signInOf(services: Needs): SignIn {
  const found = made.get(services.db)
  if (found !== undefined) return found
  const fresh = makeSignIn(services)
  made.set(services.db, fresh)
  return fresh
}

function makeSignIn(services: Needs): SignIn {
  const secret = installationSecret(services.config)
  const isSafe = services.config.url.startsWith('https:')
  let auth: Promise<Auth> | undefined
  return {
    auth() {
      auth ??= loadAuth(services, secret)
      return auth
    },
    secret,
    isSafe,
    cookie: (name) => `${isSafe ? '__Host-' : ''}upturn.${name}`,
  }
}

async function loadAuth({ db, config, clock, log }: Needs, secret: string): Promise<Auth> {
  const { makeAuth } = await import('./auth.ts')
  const where = { own: authorityIdOf(config.authority), demo: config.demo }
  return makeAuth({
    db,
    log,
    url: config.url,
    secret,
    beginIn: (account, way) => beginIn(db, where, account, way),
    begun: (account) => takeUpInvitations(db, clock, account),
    services: [],
    admit: () => 'no_single_sign_on',
  })
}

/** What better-auth is told of a request: its cookies, the browser's name, and an address that nobody could make up. */
export function authHeaders(c: Context, { config }: Pick<Services, 'config'>): Headers {
  const headers = new Headers({ [addressHeader]: requestAddress(c, config) })
  for (const name of ['cookie', 'user-agent', 'origin']) {
    const value = c.req.header(name)
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

/** Hands better-auth's cookies on with our own answer. */
export function passCookies(c: Context, headers: Headers | null | undefined): void {
  for (const cookie of headers?.getSetCookie() ?? []) c.header('Set-Cookie', cookie, { append: true })
}
