/**
 * The one way in that better-auth does not have: a session for somebody whom a one-time link (or the demo) vouches for.
 * Callable from this program only, never over HTTP.
 */
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

export const sessionDoor = {
  id: 'session-door',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ account: z.string(), way: z.enum(['link', 'demo']) }), requireHeaders: true },
      async (c) => {
        const user = await c.context.internalAdapter.findUserById(c.body.account)
        const session = user === null ? null : await c.context.internalAdapter.createSession(user.id)
        if (user === null || session === null) throw new APIError('UNAUTHORIZED', { message: 'no session' })
        await setSessionCookie(c, { session, user })
        return { session: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin
