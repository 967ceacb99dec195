/** The throttle's counts in the database, where they survive a restart. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { networkOf } from './address.ts'
import type { Device } from './device.ts'
import { keyed } from './signed.ts'
import { afterFailure, type Count, freeAt, type Key } from './throttle.ts'

/** Who tries what: `account` is null where nobody has that address; `asked` is what was typed, without capitals. */
export type Attempt = { asked: string; account: string | null; address: string; device: Device | null }

type Counted = { kind: Key; key: string }

/** What this attempt counts against: by the device alone where it has signed in to this account before. */
export function keysOf({ asked, account, address, device }: Attempt, secret: string): Counted[] {
  const key = (kind: Key, of: string): Counted => ({ kind, key: keyed(`${kind} ${of}`, secret) })
  if (device !== null && account !== null && device.accounts.includes(account))
    return [key('device', `${device.number} ${account}`)]
  return [key('address', networkOf(address)), key('pair', `${networkOf(address)} ${asked}`)]
}

/** What asking for a link by e-mail counts against. */
export function mailKeys(address: string, asked: string, secret: string): Counted[] {
  const network = networkOf(address)
  return [
    { kind: 'address', key: keyed(`mail ${network}`, secret) },
    { kind: 'mail', key: keyed(`mail ${network} ${asked}`, secret) },
  ]
}

const rowSchema = z.object({ key: z.string(), failures: z.number(), last_at: z.string(), free_at: z.string() })

/**
 * Counts the try as a failure before it is known to be one, so that a hundred at the same moment are a hundred; `forgive`
 * takes it back. Nothing is counted while the wait goes on: hammering does not make it longer.
 *
 * @returns milliseconds to wait, or null where the try may go on
 */
export async function countTry(db: Database, clock: Clock, keys: readonly Counted[]): Promise<number | null> {
  // One moment for all of it: a count that is made free a millisecond later than it is asked for would never be.
  const moment = clock.now()
  const now = Temporal.Instant.from(moment).epochMilliseconds
  return db.transaction().execute(async (transaction) => {
    const counts = new Map<string, Count>()
    for (const { key } of [...keys].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      // An empty row first: there must be something to lock, or two first tries would not see each other.
      await sql`insert into sign_in_attempt (key, failures, last_at, free_at) values (${key}, 0, ${moment}, ${moment})
        on conflict (key) do nothing`.execute(transaction)
      const { rows } = await sql`select * from sign_in_attempt where key = ${key} for update`.execute(transaction)
      const row = rowSchema.parse(rows[0])
      const free = Temporal.Instant.from(row.free_at).epochMilliseconds
      if (free > now) return free - now
      counts.set(key, { failures: row.failures, lastAt: Temporal.Instant.from(row.last_at).epochMilliseconds })
    }
    for (const { kind, key } of keys) {
      const count = afterFailure(counts.get(key) ?? null, now)
      const free = Temporal.Instant.fromEpochMilliseconds(freeAt(kind, count)).toString()
      await sql`update sign_in_attempt set failures = ${count.failures}, last_at = ${moment}, free_at = ${free}
        where key = ${key}`.execute(transaction)
    }
    return null
  })
}

/** The try was none: whoever got in has their count cleared, and the shared address gets its one back. */
export async function forgive(db: Database, keys: readonly Counted[]): Promise<void> {
  for (const { kind, key } of keys) {
    if (kind === 'address')
      await sql`update sign_in_attempt set failures = greatest(0, failures - 1), free_at = last_at where key = ${key}`.execute(
        db,
      )
    else await sql`delete from sign_in_attempt where key = ${key}`.execute(db)
  }
}
