/** The steps of a passkey that a script takes: a challenge, and the device's answer to it. Answers are JSON. */
import type { z } from 'zod'
import { addresses } from '../../../ui/addresses.ts'
import { goTo } from '../../../ui/render.ts'
import { type Asked, NotAllowed, type Route } from '../../route.ts'
import { beginSession, orRefused } from '../enter.ts'
import { sessionOf } from '../identify.ts'
import { browserInWords } from '../own-account.ts'
import { newPasskeyAnswer, signInAnswer } from '../passkey-answers.ts'
import { removePasskey } from '../passkeys.ts'
import { ownPath } from '../return-to.ts'
import { authHeaders, passCookies, signInOf } from '../sign-in.ts'
import { formOf } from './form-of.ts'

const problem = ({ c }: Asked, text: string, status: 400 | 403 = 403) => c.json({ problem: text }, status)

/** What the script sent, or null where it is not that. */
async function readAnswer<T extends z.ZodType>({ c }: Asked, schema: T): Promise<z.output<T> | null> {
  const body: unknown = await c.req.json().catch(() => null)
  return schema.safeParse(body).data ?? null
}

async function challenge(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const auth = await signInOf(services).auth()
  const headers = authHeaders(c, services)
  const { headers: answered, response } = await auth.api.generatePasskeyAuthenticationOptions({
    headers,
    returnHeaders: true,
  })
  passCookies(c, answered)
  return c.json(response)
}

async function signInWithPasskey(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const answer = await readAnswer(asked, signInAnswer)
  if (answer === null) return problem(asked, 'The passkey did not arrive whole. Try again.', 400)
  const auth = await signInOf(services).auth()
  const headers = authHeaders(c, services)
  const body = { response: answer.response }
  const verified = await orRefused(() => auth.api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true }))
  if (verified === null) return problem(asked, 'This passkey lets nobody in here. Sign in another way.')
  await beginSession(asked, verified.headers, verified.response.user.id)
  return c.json({ to: ownPath(answer.to) })
}

const stale = 'You signed in some time ago. Sign out and in again, then add the passkey: it is a way in for good.'

/** @throws NotAllowed in a demonstration, and for whoever has no session */
function requireOwn({ c, services }: Asked): string {
  const session = sessionOf(c)
  if (session === null || services.config.demo) throw new NotAllowed('Only somebody with an account has passkeys.')
  return session.account
}

async function registrationChallenge(asked: Asked): Promise<Response> {
  requireOwn(asked)
  const { c, services } = asked
  const auth = await signInOf(services).auth()
  const headers = authHeaders(c, services)
  const answer = await orRefused(() =>
    auth.api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true }),
  )
  if (answer === null) return problem(asked, stale)
  passCookies(c, answer.headers)
  return c.json(answer.response)
}

async function addPasskey(asked: Asked): Promise<Response> {
  requireOwn(asked)
  const { c, services } = asked
  const answer = await readAnswer(asked, newPasskeyAnswer)
  if (answer === null) return problem(asked, 'The passkey did not arrive whole. Try again.', 400)
  const auth = await signInOf(services).auth()
  const name = answer.name || browserInWords(c.req.header('user-agent') ?? null)
  const body = { response: answer.response, name }
  const added = await orRefused(() => auth.api.verifyPasskeyRegistration({ body, headers: authHeaders(c, services) }))
  return added === null
    ? problem(asked, 'This passkey could not be added. Try again.')
    : c.json({ to: addresses.me({ done: 'passkey' }) })
}

async function takeRemoval(asked: Asked): Promise<Response> {
  const account = requireOwn(asked)
  await removePasskey(asked.services.db, account, (await formOf(asked))('passkey'))
  return goTo(asked.c, addresses.me({ done: 'passkey-removed' }))
}

const own = 'see own work'

export const passkeyRoutes: readonly Route[] = [
  { method: 'post', path: '/sign-in/passkey/options', permission: 'sign in', handler: challenge },
  { method: 'post', path: '/sign-in/passkey', permission: 'sign in', handler: signInWithPasskey },
  { method: 'post', path: '/me/passkeys/options', permission: own, handler: registrationChallenge },
  { method: 'post', path: '/me/passkeys', permission: own, handler: addPasskey },
  { method: 'post', path: '/me/passkeys/remove', permission: own, handler: takeRemoval },
]
