import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basesSaidIn, speaksOfAYear } from './said-bases.ts'

for (const [words, bases] of [
  ['72% for the month of March 2010', ['month']],
  ['80% cumulative by end of March 2011', ['year to date']],
  ['8.4% as a three-month average', ['three-month average']],
  ['in the last 12 months', ['rolling 12 months']],
  ['Re-referrals within 12 months below 21%', []],
  ['In touch, 19 to 21 (quarter)', ['quarter']],
  ['85% for September 2026', ['month']],
] as const)
  test(`${words}: ${bases.join(', ') || 'none'}`, () => assert.deepEqual(basesSaidIn(words), bases))

test('a year that is named, and one that is not', () => {
  assert.equal(speaksOfAYear('below 3% of those ended in 2026/27'), true)
  assert.equal(speaksOfAYear('21% for 2009/10'), true)
  assert.equal(speaksOfAYear('by 30/09/2026'), false)
})
