import assert from 'node:assert/strict'
import { it } from 'node:test'
import { rowFateNames } from './reconcile.ts'
import { agrees, type Round, shareAgreed, standingOf } from './standing.ts'

const counts = (agreeing: number, others: number): Round['counts'] => ({
  fates: {
    ...{ agrees: agreeing, 'date differs': 0, 'only in the sheet': others, 'only in the system': 0 },
    ...{ 'reference not known': 0, 'twice in the sheet': 0, 'no reference or date': 0 },
  },
  ...{ later: 5, span: null, apart: null },
})
const rounds = (...given: readonly (readonly [cut: string, agreeing: number, others: number])[]): Round[] =>
  given.map(([cut, agreeing, others], at) => ({ round: at + 1, cut, counts: counts(agreeing, others) }))
const all = { share: 100, times: 3 }

it('agrees from the share on that was set at the start, and never with nothing', () => {
  assert.equal(rowFateNames.length, Object.keys(counts(0, 0).fates).length)
  assert.equal(agrees(counts(98, 2), { share: 98 }), true)
  assert.equal(agrees(counts(97, 3), { share: 98 }), false)
  assert.equal(agrees(counts(99, 1), all), false)
  assert.equal(agrees(counts(0, 0), { share: 1 }), false)
  assert.equal(shareAgreed(counts(1, 3)), 25)
})

it('counts rounds in a row back from the newest', () => {
  const [a, b, c, d] = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'] as const
  assert.deepEqual(standingOf([], all), { inARow: 0, done: false })
  assert.deepEqual(standingOf(rounds([a, 9, 0], [b, 9, 0]), all), { inARow: 2, done: false })
  assert.deepEqual(standingOf(rounds([a, 9, 0], [b, 9, 0], [c, 9, 0]), all), { inARow: 3, done: true })
  assert.deepEqual(standingOf(rounds([a, 9, 0], [b, 9, 1], [c, 9, 0]), all), { inARow: 1, done: false })
  assert.deepEqual(standingOf(rounds([a, 9, 0], [b, 9, 0], [c, 9, 0], [d, 8, 1]), all), { inARow: 0, done: false })
})

it('counts two rounds against extracts of one day once, as the later one went', () => {
  const [a, b] = ['2026-01-31', '2026-02-28'] as const
  assert.equal(standingOf(rounds([a, 9, 0], [a, 9, 0], [a, 9, 0]), all).inARow, 1)
  assert.equal(standingOf(rounds([a, 9, 1], [a, 9, 0], [b, 9, 0]), all).inARow, 2)
  assert.equal(standingOf(rounds([a, 9, 0], [b, 9, 0], [b, 9, 1]), all).inARow, 0)
})
