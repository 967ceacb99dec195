import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, isWorkingDay, workingDayFrom, workingDaysBetween } from './working-days.ts'

const anyDay = fc
  .integer({ min: 0, max: 365 * 60 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString())

describe('working days', () => {
  it('skip the weekend and the two days of Christmas 2026', () => {
    assert.equal(addWorkingDays('2026-12-24', 1), '2026-12-29')
    assert.equal(addWorkingDays('2026-12-29', -1), '2026-12-24')
    assert.equal(workingDaysBetween('2026-12-24', '2026-12-31'), 3)
  })

  it('skip the four days of the Jubilee 2022 and the Coronation 2023', () => {
    assert.equal(addWorkingDays('2022-06-01', 1), '2022-06-06')
    assert.equal(addWorkingDays('2023-05-05', 1), '2023-05-09')
  })

  it('begin with the day itself only where it is one', () => {
    assert.equal(workingDayFrom('2026-08-31'), '2026-09-01')
    assert.equal(workingDayFrom('2026-09-01'), '2026-09-01')
    assert.equal(workingDaysBetween('2026-09-04', '2026-09-07'), 1)
    assert.equal(workingDaysBetween('2026-09-07', '2026-09-04'), -1)
    assert.equal(workingDaysBetween('2026-09-07', '2026-09-07'), 0)
  })

  it('adding and counting agree, and adding lands on a working day', () => {
    const number = fc.integer({ min: -60, max: 60 })
    fc.assert(
      fc.property(anyDay, number, (day, n) => {
        const to = addWorkingDays(day, n)
        assert.equal(workingDaysBetween(day, to), n)
        if (n !== 0) assert.ok(isWorkingDay(to))
      }),
      { numRuns: 300 },
    )
  })
})
