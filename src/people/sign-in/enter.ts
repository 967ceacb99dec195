/** What happens around each sign-in, whichever way: the old session ends, the device is remembered, the reader goes on. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { goTo } from '../../ui/render.ts'
import type { Asked } from '../route.ts'
import { type Device, deviceDays, readDevice, rememberOnDevice } from './device.ts'
import { sessionOf } from './identify.ts'
import { ownPath } from './return-to.ts'
import { endSession } from './sessions.ts'
import { authHeaders, passCookies, signInOf } from './sign-in.ts'

export function deviceOf(c: Context, asked: Pick<Asked, 'services'>): Device | null {
  const { cookie, secret } = signInOf(asked.services)
  return readDevice(getCookie(c, cookie('device')), secret)
}

/**
 * The reader has come in: goes to `to` with the new session. Whatever session the browser had before is over, so that
 * nobody who knew that one knows this.
 *
 * @param headers better-auth's answer, with the new session's cookie
 */
export async function enter(
  asked: Asked,
  headers: Headers,
  account: string,
  to: string | undefined,
): Promise<Response> {
  await beginSession(asked, headers, account)
  return goTo(asked.c, ownPath(to))
}

/** The same without the way on, for a script that asks. */
export async function beginSession(asked: Asked, headers: Headers, account: string): Promise<void> {
  const { c, services } = asked
  const former = sessionOf(c)
  if (former !== null) await endSession(services.db, former.account, former.id)
  passCookies(c, headers)
  rememberDevice(asked, account)
  services.log.info({ account }, 'signed in')
}

function rememberDevice({ c, services }: Asked, account: string): void {
  const { cookie, secret, isSafe } = signInOf(services)
  const value = rememberOnDevice(deviceOf(c, { services }), account, secret)
  const maxAge = deviceDays * 24 * 60 * 60
  setCookie(c, cookie('device'), value, { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSafe, maxAge })
}

/**
 * A session for somebody whom we vouch for ourselves.
 * @returns better-auth's answer, or null where the account lets nobody in (closed, or of another kind)
 */
export async function openSession(asked: Asked, account: string, way: 'link' | 'demo'): Promise<Headers | null> {
  const auth = await signInOf(asked.services).auth()
  const headers = authHeaders(asked.c, asked.services)
  return orRefused(async () => {
    const answer = await auth.api.openSession({ body: { account, way }, headers, returnHeaders: true })
    return answer.headers
  })
}

/** What better-auth gave, or null where it refused; anything else that went wrong is passed on. */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const refusal = apiErrorSchema.safeParse(error)
    if (!(error instanceof Error) || !refusal.success) throw error
    const { statusCode, body } = refusal.data
    // An account that may not come in is a fault to better-auth's passkeys: it knows no reason why not.
    if (statusCode < 500 || body?.code === 'UNABLE_TO_CREATE_SESSION') return null
    throw error
  }
}

const apiErrorSchema = z.looseObject({
  name: z.literal('APIError'),
  statusCode: z.number(),
  body: z.looseObject({ code: z.string().optional() }).optional(),
})
