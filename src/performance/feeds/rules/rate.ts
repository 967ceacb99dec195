/** How often one reader may ask: so many at once, then so many a second. Pure. */

/** Whoever loads everything in pages asks about twenty times; whoever asks for ever gets five answers a second. */
export const rate = { atOnce: 300, aSecond: 5 }

/** Requests that are free, and the moment of which that is true. Milliseconds since 1970. */
export type Allowance = { left: number; at: number }

/** @returns the allowance after one more request, and the seconds to wait where there is none left */
export function spend(before: Allowance | undefined, now: number): { allowance: Allowance; wait: number } {
  const { left, at } = before ?? { left: rate.atOnce, at: now }
  const free = Math.min(rate.atOnce, left + (Math.max(0, now - at) / 1000) * rate.aSecond)
  if (free >= 1) return { allowance: { left: free - 1, at: now }, wait: 0 }
  return { allowance: { left: free, at: now }, wait: Math.ceil((1 - free) / rate.aSecond) }
}
