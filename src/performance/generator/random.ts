/** Chance that comes out the same for the same seed, on every machine. Pure. */

export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** Whole, both ends included. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the items, each as often as its weight says. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  /** Waiting time with that mean: many short, few long. */
  waiting(mean: number): number
  /** Around a mean, never below the least. */
  around(mean: number, spread: number, least?: number): number
}

/** Mulberry32: small, fast, and good enough for made-up children. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }
  return {
    next,
    pick,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    weighted(items) {
      const whole = items.reduce((sum, [, weight]) => sum + weight, 0)
      let at = next() * whole
      for (const [item, weight] of items) {
        at -= weight
        if (at < 0) return item
      }
      const last = items.at(-1)
      if (last === undefined) throw new RangeError('There is nothing to pick from.')
      return last[0]
    },
    waiting: (mean) => -mean * Math.log(1 - next()),
    around(mean, spread, least = 0) {
      // Three throws together are nearly a bell, without its endless tails.
      const throws = next() + next() + next() - 1.5
      return Math.max(least, mean + throws * 2 * spread)
    },
  }
}
