import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ageOf, letGoBefore } from './age.ts'

it('is old on the 46th day, and goes on the 91st', () => {
  assert.equal(ageOf('2026-03-31', '2026-05-15'), null)
  assert.deepEqual(ageOf('2026-03-31', '2026-05-16'), { days: 46, goesOn: '2026-06-30' })
  assert.equal(letGoBefore('2026-06-29'), '2026-03-31')
  assert.equal(letGoBefore('2026-06-30'), '2026-04-01')
})
