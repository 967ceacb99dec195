import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { VarianceMonth } from '../variance.ts'
import { byCause, mainCause, mostTelling } from './told.ts'

const month = (
  indicator: string,
  period: string,
  was: readonly [number, number] | null,
  now: readonly [number, number],
  ...causes: VarianceMonth['causes']
): VarianceMonth => ({
  ...{ indicator, month: period, causes },
  was: was && { numerator: was[0], denominator: was[1] },
  now: { numerator: now[0], denominator: now[1] },
})
const late = (cases: number) => ({ cause: 'late keyed' as const, cases, numerator: cases, denominator: cases })
const moved = (cases: number) => ({ cause: 'date changed' as const, cases, numerator: -1, denominator: 0 })
const unitOf = (code: string) => (code === 'Plans' ? 'count' : 'percentage') as 'count' | 'percentage'

it('begins with the percentage that moved most in the newest month', () => {
  const old = month('A', '2026-01', [1, 10], [9, 10], late(8))
  const small = month('A', '2026-03', [71, 100], [72, 101], late(1))
  const large = month('B', '2026-03', [71, 100], [80, 105], late(5))
  const plans = month('Plans', '2026-03', [5, 1], [90, 1], late(85))
  assert.equal(mostTelling([old, small, large, plans], unitOf), large)
  assert.equal(mostTelling([plans], unitOf), plans)
  assert.equal(mostTelling([month('A', '2026-03', [7, 10], [7, 10], moved(1))], unitOf), null)
  const first = month('A', '2026-03', null, [7, 10], late(10))
  assert.equal(mostTelling([first], unitOf), first)
})

it('says which cause most cases have', () => {
  assert.equal(
    mainCause({ causes: [moved(5), late(9)] }),
    '9 of the 14 cases that changed were keyed in after the earlier extract',
  )
  assert.equal(mainCause({ causes: [late(1)] }), 'the one case that changed was keyed in after the earlier extract')
  assert.equal(mainCause({ causes: [late(3)] }), 'all 3 cases that changed were keyed in after the earlier extract')
})

it('adds causes up over months', () => {
  const months = [
    month('A', '2026-01', [1, 2], [3, 4], late(2), moved(1)),
    month('A', '2026-02', [1, 2], [2, 3], late(1)),
  ]
  assert.deepEqual(byCause(months), [late(3), { cause: 'date changed', cases: 1, numerator: -1, denominator: 0 }])
})
