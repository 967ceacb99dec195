/**
 * How long somebody who guesses must wait. Pure: what was counted and when, in; when the next try is free, out.
 *
 * Failures are counted for three keys (the store hashes them):
 * - the network address: many names tried from one place. Generous, because a whole council may share one.
 * - the account as typed, together with the network address: one name tried from one place. Strict.
 * - a device that has signed in to this account before (it holds a signed cookie): counted by itself and nothing else,
 *   so that nobody can lock a person out of the machine they work at, from wherever they try.
 * - a link by e-mail for one address, asked for from one place: so that nobody's mailbox is filled.
 * There is no count for an account alone: that one could be used to lock its owner out.
 */

export type Key = 'address' | 'pair' | 'device' | 'mail'

export type Count = { failures: number /** Milliseconds since 1970. */; lastAt: number }

/** After so many failures (`free`) a first wait, which doubles with each further one up to the longest. Seconds. */
export const limits: Record<Key, { free: number; first: number; longest: number }> = {
  address: { free: 30, first: 2, longest: 10 * 60 },
  pair: { free: 4, first: 5, longest: 30 * 60 },
  device: { free: 8, first: 5, longest: 15 * 60 },
  mail: { free: 3, first: 60, longest: 60 * 60 },
}

/** After this long without a failure, in seconds, all is forgotten. */
export const forgottenAfter = 24 * 60 * 60

/** The count after one more failure now. */
export function afterFailure(count: Count | null, now: number): Count {
  const kept = count !== null && now - count.lastAt < forgottenAfter * 1000 ? count.failures : 0
  return { failures: kept + 1, lastAt: now }
}

/** When the next try is free, in milliseconds since 1970. */
export function freeAt(key: Key, count: Count): number {
  const { free, first, longest } = limits[key]
  const over = count.failures - free
  if (over < 0) return count.lastAt
  // 2 ** 40 seconds is past any longest; without the bound a long attack would end in Infinity.
  const wait = Math.min(longest, first * 2 ** Math.min(over, 40))
  return count.lastAt + wait * 1000
}

/** `90000` → `2 minutes`: rounded up, so that whoever waits that long gets in. */
export function waitInWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.ceil(seconds / 60)
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}
