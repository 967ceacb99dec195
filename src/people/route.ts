/**
 * What every page of every noun is made of. A noun lists its routes; the server collects them, asks who is there,
 * refuses what they may not do, and only then calls the handler.
 */
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import type { Permission, Who } from './permissions.ts'

/** What the server holds for as long as it runs. */
export type Services = { db: Database; config: Config; clock: Clock; log: Logger }

/** One request, with everything a handler may use. */
export type Asked = { c: Context; services: Services; who: Who }

export type Route = {
  method: 'get' | 'post'
  /** In Hono's form: `/plans/:plan/actions/:action`. */
  path: string
  permission: Permission
  handler: (asked: Asked) => Response | Promise<Response>
  /** Largest body taken, in bytes; forms are small unless they say so. */
  largestBody?: number
}
