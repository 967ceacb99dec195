import assert from 'node:assert/strict'
import { it } from 'node:test'
import { aTarget } from '../targets.fixture.ts'
import { targetsFor } from './whose.ts'

const units = [
  { id: 'E1', parent: 'EAST' },
  { id: 'EAST', parent: 'CITY' },
  { id: 'CITY', parent: null },
  { id: 'W1', parent: null },
]
const whole = aTarget({ period: '2010-10', value: 80 })
const east = aTarget({ period: '2010-10', value: 70, unit: 'EAST' })
const other = aTarget({ period: '2010-10', value: 60, base: 'year to date', unit: 'W1' })
const whose = (unit: string, targets = [whole, east, other], measure: 'percentage' | 'count' = 'percentage') => {
  const found = targetsFor({ unit, base: 'month', measure }, units, targets)
  return [found.of, ...found.targets.map(({ value }) => value)]
}

it('a team is held against its own target, else its area’s, else the authority’s', () => {
  assert.deepEqual(whose('E1', [whole, east, { ...east, unit: 'E1', value: 65 }]), ['E1', 65])
  assert.deepEqual(whose('E1'), ['EAST', 70])
  assert.deepEqual(whose('W1'), ['', 80])
  assert.deepEqual(whose(''), ['', 80])
})

it('but not against a number that was asked of all', () => {
  assert.deepEqual(whose('E1', [whole], 'count'), ['E1'])
  assert.deepEqual(whose('', [whole], 'count'), ['', 80])
})

it('and not against what was withdrawn', () => {
  assert.deepEqual(whose('EAST', [{ ...east, state: 'withdrawn' }]), ['EAST'])
})
