/** The network address of whoever sent a request. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Config } from '../../platform/config.ts'
import { clientAddress } from './address.ts'

export function requestAddress(c: Context, { proxies }: Pick<Config, 'proxies'>): string {
  // A test may hand a request to the application without any connection.
  const socket = c.env?.incoming === undefined ? undefined : getConnInfo(c).remote.address
  return clientAddress(c.req.header('x-forwarded-for'), proxies, socket)
}
