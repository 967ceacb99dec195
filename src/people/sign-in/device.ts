/**
 * The mark of a browser that has signed in before: a signed cookie with a number of its own and whose accounts it knows.
 * It lets nobody in. It only has its tries counted apart (`throttle.ts`), so that strangers cannot lock its owner out.
 */
import { randomBytes } from 'node:crypto'
import { readSigned, signed } from './signed.ts'

export type Device = { number: string; accounts: readonly string[] }

/** Shared machines know several people, but no list grows for ever. */
const mostAccounts = 8

export const deviceDays = 400

export function readDevice(cookie: string | undefined, secret: string): Device | null {
  const text = cookie === undefined ? null : readSigned(cookie, secret)
  const [kind, number, accounts] = text?.split(':') ?? []
  return kind === 'device' && number && accounts ? { number, accounts: accounts.split('+') } : null
}

/** The cookie of this device once `account` has signed in on it. */
export function rememberOnDevice(device: Device | null, account: string, secret: string): string {
  const number = device?.number ?? randomBytes(12).toString('hex')
  const others = (device?.accounts ?? []).filter((one) => one !== account)
  return signed(`device:${number}:${[account, ...others].slice(0, mostAccounts).join('+')}`, secret)
}
