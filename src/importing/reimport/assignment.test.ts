import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, type Edge } from './assignment.ts'

const sumOf = (edges: readonly Edge[], rightOf: ArrayLike<number>) =>
  edges.reduce((sum, { left, right, weight }) => (rightOf[left] === right ? sum + weight : sum), 0)

/** Every pairing there is, tried. */
function bestSum(lefts: number, edges: readonly Edge[], from = 0, taken = new Set<number>()): number {
  if (from === lefts) return 0
  let best = bestSum(lefts, edges, from + 1, taken)
  for (const { left, right, weight } of edges) {
    if (left !== from || taken.has(right)) continue
    taken.add(right)
    best = Math.max(best, weight + bestSum(lefts, edges, from + 1, taken))
    taken.delete(right)
  }
  return best
}

test('no greedy choice: the pair that looks best gives way where all are better off', () => {
  const edges = [
    { left: 0, right: 0, weight: 10 },
    { left: 0, right: 1, weight: 9 },
    { left: 1, right: 0, weight: 9 },
  ]
  assert.deepEqual([...assign(2, 2, edges)], [1, 0])
})

test('who has nobody stays alone, and nobody is taken twice', () => {
  const edges = [0, 1, 2].map((left) => ({ left, right: 0, weight: 1 + left }))
  assert.deepEqual([...assign(3, 2, edges)], [-1, -1, 0])
  assert.deepEqual([...assign(2, 0, [])], [-1, -1])
})

test('the sum is the largest that any pairing has', () => {
  const edge = fc.record({ left: fc.nat(4), right: fc.nat(4), weight: fc.integer({ min: 1, max: 20 }) })
  const edges = fc.uniqueArray(edge, { selector: ({ left, right }) => left * 5 + right, maxLength: 25 })
  fc.assert(
    fc.property(edges, (list) => {
      const rightOf = assign(5, 5, list)
      const rights = [...rightOf].filter((right) => right !== -1)
      assert.equal(new Set(rights).size, rights.length)
      assert.equal(sumOf(list, rightOf), bestSum(5, list))
    }),
    { numRuns: 400 },
  )
})

test('weights that cannot be added exactly do not keep it turning', () => {
  const edges = Array.from({ length: 3000 }, (_, n) => ({
    left: n % 100,
    right: (n * 7919) % 100,
    weight: 0.1 + Math.sin(n) ** 2,
  }))
  assert.equal(new Set(assign(100, 100, edges)).size, 100)
})
