import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDay, monthsBetween } from './days.ts'

test('months between two, over a year’s end', () => {
  assert.deepEqual(monthsBetween('2009-11', '2010-02'), ['2009-11', '2009-12', '2010-01', '2010-02'])
  assert.deepEqual(monthsBetween('2010-02', '2010-02'), ['2010-02'])
  assert.deepEqual(monthsBetween('2010-03', '2010-02'), [])
})

test('months at the end of the calendar come to an end', () => {
  assert.equal(monthsBetween('9999-11', '9999-12').length, 2)
})

test('a day is a real one, in a century that a plan can speak of', () => {
  assert.ok(isDay('2012-02-29'))
  for (const text of ['2011-02-29', '2010-9-30', '9999-12-31', '0201-01-01', 'today'])
    assert.equal(isDay(text), false, text)
})
