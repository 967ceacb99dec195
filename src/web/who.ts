/**
 * The one place that says who is asking. The server listens on loopback only, so whoever reaches it sits at this
 * machine: one local user, of the authority that the configuration names. Accounts will answer here, and nowhere else.
 */
import type { Context } from 'hono'
import type { Who } from '../people/permissions.ts'
import type { Config } from '../platform/config.ts'
import { authorityIdOf } from '../platform/ids.ts'

export function whoIsAsking(_c: Context, config: Config): Who {
  return { name: 'Local user', role: 'local user', authority: authorityIdOf(config.authority) }
}
