/**
 * better-auth on our own tables: passwords, passkeys, single sign-on and sessions are its work. Its HTTP handler is not
 * mounted anywhere: our pages call it as functions, so nothing is reachable that has no page or route of ours.
 */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Database } from '../../platform/database.ts'
import { newToken } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import {
  accountTable,
  momentsAsDates,
  passkeyTable,
  sessionTable,
  userTable,
  verificationTable,
} from './auth-tables.ts'
import { passkeyHost } from './passkey-host.ts'
import { sessionDoor } from './session-door.ts'
import { addressHeader, sessionDays, type Way } from './ways.ts'

export type SignOn = {
  services: GenericOAuthConfig[]
  /** Services whose word counts for whom an e-mail address belongs to. */
  trusted: string[]
  /**
   * Asked before anybody comes in: what the service says of them, and their account, null where one would be made.
   * @returns why not, as a code for the address of the page that says so; null where they may
   */
  admit: (service: string, claims: Record<string, unknown>, account: string | null) => Promise<string | null>
  /** An account was made for somebody new, whom `admit` has let through. */
  made: (account: string) => Promise<void>
}

export type AuthSettings = {
  db: Database
  log: Log
  /** The public address; `https` makes every cookie `Secure` and bound to this very host. */
  url: string
  secret: string
  /** The authority that a session of this account begins in; null where it may not come in this way. */
  beginIn: (account: string, way: Way) => Promise<string | null>
  /** Called when a session has begun. */
  begun: (account: string, way: Way) => Promise<void>
  /** Single sign-on; left out where an instance is not for it. */
  signOn?: SignOn
}

const day = 24 * 60 * 60

/** Where better-auth would send somebody whose single sign-on failed; our own page reads the code behind it. */
export const signOnFailed = '/sign-in/failed'

/** In the order asked: the path that better-auth was called by says which way somebody came. */
function wayOf(path: string | undefined, body: unknown): Way | null {
  if (path === '/sign-in/email' || path === '/change-password') return 'password'
  if (path === '/passkey/verify-authentication') return 'passkey'
  if (path === '/callback/:id') return 'single sign-on'
  const way = typeof body === 'object' && body !== null && 'way' in body ? body.way : null
  return way === 'link' || way === 'demo' ? way : null
}

/**
 * Passkeys that are a way in by themselves: kept on the device with the account, and opened by a finger, face or PIN each
 * time. better-auth only prefers that; here it is asked for.
 */
function passkeys(url: string) {
  const requireOwner = (isVerified: boolean | undefined) => {
    if (isVerified !== true) throw new APIError('UNAUTHORIZED', { message: 'the owner was not verified' })
  }
  return passkey({
    rpID: passkeyHost(url),
    rpName: 'Upturn',
    schema: passkeyTable,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => requireOwner(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => requireOwner(verification.authenticationInfo.userVerified),
    },
  })
}

export function makeAuth(settings: AuthSettings) {
  const { db, log, url, secret, signOn } = settings
  const isSafe = url.startsWith('https:')
  return betterAuth({
    appName: 'Upturn',
    baseURL: url,
    basePath: '/sign-in',
    secret,
    database: { db: db.withPlugin(momentsAsDates), type: 'postgres' },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: {
      ...userTable,
      async validateUserInfo({ user, source }) {
        if (signOn === undefined || source.method !== 'oauth') return { error: 'not_by_oneself' }
        const { providerId = '', profile = {} } = source.oauth ?? {}
        const account = source.action === 'create-user' ? null : (user.id ?? null)
        const error = await signOn.admit(providerId, profile, account)
        return error === null ? undefined : { error }
      },
    },
    account: {
      ...accountTable,
      updateAccountOnSignIn: false,
      accountLinking: {
        enabled: true,
        trustedProviders: signOn?.trusted ?? [],
        // Accounts are made by administrators only, so nobody can lie in wait with somebody else's address.
        requireLocalEmailVerified: false,
      },
    },
    session: { ...sessionTable, expiresIn: sessionDays * day, updateAge: day, freshAge: 30 * 60 },
    verification: verificationTable,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    plugins: [sessionDoor, passkeys(url), ...(signOn === undefined ? [] : [genericOAuth({ config: signOn.services })])],
    databaseHooks: {
      user: { create: { after: async (user) => signOn?.made(user.id) } },
      account: {
        create: {
          // Whoever signs in is known by then; the service's tokens would only be something to lose.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      session: {
        create: {
          async before(session, context) {
            const way = wayOf(context?.path, context?.body)
            const authority = way === null ? null : await settings.beginIn(session.userId, way)
            return authority === null ? false : { data: { ...session, way, authority } }
          },
          async after(session, context) {
            const way = wayOf(context?.path, context?.body)
            if (way !== null) await settings.begun(session.userId, way)
          },
        },
      },
    },
    advanced: {
      // Its own prefix would be `__Secure-`; `__Host-` also binds a cookie to this host and the path `/`.
      useSecureCookies: false,
      cookiePrefix: isSafe ? '__Host-upturn' : 'upturn',
      defaultCookieAttributes: { secure: isSafe, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newToken(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    onAPIError: { errorURL: signOnFailed },
    logger: {
      level: 'warn',
      // Only what happened: what follows may hold an address or a person's name.
      log: (level, message) =>
        log[level === 'error' ? 'warn' : 'debug']({ part: 'better-auth' }, withoutValues(message)),
    },
  })
}

function withoutValues(message: string): string {
  return message.split(/[:"'`]/)[0]?.slice(0, 200) ?? ''
}

export type Auth = ReturnType<typeof makeAuth>
