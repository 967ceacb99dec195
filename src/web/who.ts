/** Who is asking, where nobody signs in: whoever reaches a server on loopback sits at this machine. */
import type { Context } from 'hono'
import { atTheMachine, type Who } from '../people/permissions.ts'
import type { Config } from '../platform/config.ts'
import { authorityIdOf } from '../platform/ids.ts'

export function everybodyIsAtTheMachine(config: Pick<Config, 'authority'>): (c: Context) => Promise<Who> {
  const who = atTheMachine(authorityIdOf(config.authority))
  return () => Promise.resolve(who)
}
