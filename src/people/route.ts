/**
 * What every page of every noun is made of. A noun lists its routes; the server collects them, asks who is there,
 * refuses what they may not do, and only then calls the handler.
 */
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { PlanChange } from '../plans/store/plan-change.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { asAuthorityId, asPlanId } from '../platform/ids.ts'
import type { Mailer } from '../platform/mail/mail.ts'
import { type Limit, may, type Permission, type Who } from './permissions.ts'

/** What the server holds for as long as it runs. */
export type Services = {
  db: Database
  config: Config
  clock: Clock
  log: Logger
  mail: Mailer
  /** Who sends this request; somebody with the rights of the public where nobody is signed in. */
  identify: (c: Context) => Promise<Who>
}

/** One request, with everything a handler may use. */
export type Asked = { c: Context; services: Services; who: Who }

export type Route = {
  method: 'get' | 'post'
  /** In Hono's form: `/plans/:plan/actions/:action`. */
  path: string
  /** Asked of the plan that the address names, where it names one. */
  permission: Permission
  handler: (asked: Asked) => Response | Promise<Response>
  /**
   * True where a program that is no browser may send it: the address itself proves who sends it, and no cookie is asked.
   * Otherwise only our own pages may.
   */
  fromAnywhere?: boolean
  /** Largest body taken, in bytes; forms are small unless they say so. Asked anew for each request. */
  largestBody?: number | ((config: Config, db: Database) => number)
  /** What to do about a body that is larger, in a sentence; as a function, all that is said of it. */
  ifTooLarge?: string | ((config: Config) => string)
}

/** The reader may not do this here. The server answers 403 with `message`, and nothing is done. */
export class NotAllowed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotAllowed'
  }
}

/**
 * For a handler that must be stricter than its route: a theme, somebody's own action.
 * @throws NotAllowed
 */
export function requireMay(asked: Pick<Asked, 'who'>, permission: Permission, at: Limit): void {
  if (!may(asked.who, permission, at)) throw new NotAllowed(`It needs the permission to ${permission} here.`)
}

/** Who changes what and why, as every store function of a plan is told. */
export function changeBy({ who, services }: Pick<Asked, 'who' | 'services'>, plan: string, why: string): PlanChange {
  return {
    authority: asAuthorityId(who.authority),
    plan: asPlanId(plan),
    who: who.name,
    account: who.account,
    why,
    clock: services.clock,
  }
}
