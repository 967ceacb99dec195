/** The best pairing of two lists as a whole: no pair is taken greedily that would cost others more. Pure. */

export type Edge = {
  left: number
  right: number /** More than 0; the pairing with the largest sum wins. */
  weight: number
}

type Entry = { distance: number; node: number }

/** A heap of nodes by distance; of two at the same distance the lower number first, so that the answer never wavers. */
class Heap {
  readonly #entries: Entry[] = []

  push(entry: Entry): void {
    const heap = this.#entries
    let at = heap.push(entry) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !before(entry, parent)) break
      heap[at] = parent
      at = above
    }
    heap[at] = entry
  }

  pop(): Entry | undefined {
    const heap = this.#entries
    const [first] = heap
    const last = heap.pop()
    if (last !== undefined && heap.length > 0) this.#sink(last)
    return first
  }

  #sink(entry: Entry): void {
    const heap = this.#entries
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      const [one, other] = [heap[child], heap[child + 1]]
      if (one === undefined) break
      if (other !== undefined && before(other, one)) child++
      const least = heap[child]
      if (least === undefined || !before(least, entry)) break
      heap[at] = least
      at = child
    }
    heap[at] = entry
  }
}

const before = (a: Entry, b: Entry): boolean =>
  a.distance < b.distance || (a.distance === b.distance && a.node < b.node)

/**
 * Pairs left with right so that the sum of the weights is the largest possible; who is better alone stays alone.
 * Shortest augmenting paths over the edges there are (not a full matrix), so it is fast where few pairs are possible.
 * @returns for each left its right, or -1
 */
export function assign(lefts: number, rights: number, edges: readonly Edge[]): Int32Array {
  const most = edges.reduce((largest, { weight }) => Math.max(largest, weight), 0)
  // Each left has a place of its own to be alone in, after the real rights: to be alone costs as much as weight 0.
  const reach: { to: number; cost: number }[][] = Array.from({ length: lefts }, (_, left) => [
    { to: rights + left, cost: most },
  ])
  for (const { left, right, weight } of edges) reach[left]?.push({ to: right, cost: most - weight })
  const paired = new Search(reach, rights + lefts)
  for (let left = 0; left < lefts; left++) paired.place(left)
  return paired.rightOf.map((right) => (right < rights ? right : -1))
}

class Search {
  readonly rightOf: Int32Array
  readonly #leftOf: Int32Array
  /** Potentials, which keep every reduced cost at 0 or more. */
  readonly #leftPrice: Float64Array
  readonly #rightPrice: Float64Array
  readonly #reach: { to: number; cost: number }[][]

  constructor(reach: { to: number; cost: number }[][], rights: number) {
    this.#reach = reach
    this.rightOf = new Int32Array(reach.length).fill(-1)
    this.#leftOf = new Int32Array(rights).fill(-1)
    this.#leftPrice = new Float64Array(reach.length)
    this.#rightPrice = new Float64Array(rights)
  }

  /** Finds the cheapest way to give one more left a place, moving others where that is better for all. */
  place(start: number): void {
    const distances = new Map<number, number>()
    const cameFrom = new Map<number, number>()
    const done = new Map<number, number>()
    const heap = new Heap()
    const relax = (left: number, walked: number) => {
      for (const { to, cost } of this.#reach[left] ?? []) {
        const distance = walked + cost - (this.#leftPrice[left] ?? 0) - (this.#rightPrice[to] ?? 0)
        // What is done stays: a rounding error must not turn the way back into a circle.
        if (done.has(to) || distance >= (distances.get(to) ?? Number.POSITIVE_INFINITY)) continue
        distances.set(to, distance)
        cameFrom.set(to, left)
        heap.push({ distance, node: to })
      }
    }
    relax(start, 0)
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const { node, distance } = next
      if (done.has(node)) continue
      done.set(node, distance)
      const holder = this.#leftOf[node] ?? -1
      if (holder === -1) {
        this.#reprice(start, distance, done)
        this.#turn(start, node, cameFrom)
        return
      }
      relax(holder, distance)
    }
  }

  #reprice(start: number, reached: number, done: Map<number, number>): void {
    this.#leftPrice[start] = (this.#leftPrice[start] ?? 0) + reached
    for (const [right, distance] of done) {
      const holder = this.#leftOf[right] ?? -1
      const spare = reached - distance
      this.#rightPrice[right] = (this.#rightPrice[right] ?? 0) - spare
      if (holder !== -1) this.#leftPrice[holder] = (this.#leftPrice[holder] ?? 0) + spare
    }
  }

  #turn(start: number, end: number, cameFrom: Map<number, number>): void {
    for (let right = end; ; ) {
      const left = cameFrom.get(right) ?? start
      const given = this.rightOf[left] ?? -1
      this.rightOf[left] = right
      this.#leftOf[right] = left
      if (left === start) return
      right = given
    }
  }
}
