/** What signing in needs for as long as the server runs: better-auth, the secret, the names of the cookies. */
import type { Context } from 'hono'
import type { Database } from '../../platform/database.ts'
import { authorityIdOf } from '../../platform/ids.ts'
import type { Services } from '../route.ts'
import type { Auth } from './auth.ts'
import { requestAddress } from './request-address.ts'
import { installationSecret } from './secret.ts'
import { readSignOnServices, type SignOnService } from './services/settings.ts'
import { makeSignOn } from './services/sign-on.ts'
import { beginIn, takeUpInvitations } from './sessions.ts'
import { addressHeader } from './ways.ts'

export type SignIn = {
  /** Loaded when first asked for: it takes a third of a second, which no page without a form of ours need wait for. */
  auth: () => Promise<Auth>
  /** The same with the single sign-on services: apart, because it asks each of them at first, and one may be slow to answer. */
  signOnAuth: () => Promise<Auth>
  /** The services that people may come in by, in the order of the settings. */
  services: readonly SignOnService[]
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

function makeSignIn(needs: Needs): SignIn {
  const secret = installationSecret(needs.config)
  const isSafe = needs.config.url.startsWith('https:')
  const services = readSignOnServices(needs.config.signOnFile)
  return {
    auth: once(() => loadAuth(needs, secret, [])),
    signOnAuth: once(() => loadAuth(needs, secret, services)),
    services,
    secret,
    isSafe,
    cookie: (name) => `${isSafe ? '__Host-' : ''}upturn.${name}`,
  }
}

/** Made when first asked for, and again only where that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error) => {
      made = undefined
      throw error
    })
    return made
  }
}

async function loadAuth(needs: Needs, secret: string, services: readonly SignOnService[]): Promise<Auth> {
  const { db, config, clock, log } = needs
  const { makeAuth } = await import('./auth.ts')
  const where = { own: authorityIdOf(config.authority), demo: config.demo }
  return makeAuth({
    db,
    log,
    url: config.url,
    secret,
    beginIn: (account, way) => beginIn(db, where, account, way),
    begun: (account) => takeUpInvitations(db, clock, account),
    ...(services.length === 0 ? {} : { signOn: await makeSignOn(needs, services) }),
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
