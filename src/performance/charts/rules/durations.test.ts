import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durationsOf } from './durations.ts'

const at = (period: string, breakdown: string, numerator: number, denominator: number | null) => ({
  ...{ period, breakdown, numerator, denominator },
})
const asGiven = (bands: readonly string[]) => [...bands].sort()

test('what ends is added up over twelve months, and its cases are counted, not its days', () => {
  const figures = [
    at('2024-04', 'days:0-10', 8, 2),
    at('2025-03', 'days:0-10', 9, 3),
    at('2025-04', 'days:11+', 60, 4),
    at('2026-03', 'days:0-10', 5, 1),
  ]
  // The newest month is March 2026: the year before ends in March 2025.
  assert.deepEqual(durationsOf(figures, ['month'], asGiven), {
    bands: ['days:0-10', 'days:11+'],
    before: { name: 'April 2024 to March 2025', counts: [5, 0] },
    now: { name: 'April 2025 to March 2026', counts: [1, 4] },
  })
})

test('what is open is counted on one day, a year apart', () => {
  const figures = [
    at('2025-03', 'days:0-10', 7, null),
    at('2025-09', 'days:0-10', 99, null),
    at('2026-03', 'days:0-10', 6, null),
  ]
  const found = durationsOf(figures, ['snapshot'], asGiven)
  assert.deepEqual([found?.before.counts, found?.now.counts], [[7], [6]])
  assert.equal(found?.now.name, 'End of March 2026')
})

test('nothing gives nothing', () => {
  assert.equal(durationsOf([], ['month'], asGiven), null)
})
