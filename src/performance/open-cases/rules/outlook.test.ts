import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chancesOf, lifeTableOf, type Span } from './life-table.ts'
import { outlookOf } from './outlook.ts'

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`)
const from = (exit: number, cases: number, outcome: Span['outcome'] = 'finished', entry = -1): Span => ({
  entry,
  exit,
  outcome,
  cases,
})

describe('a life table by days used', () => {
  // Ten began in the year: two finished on day 1, three on day 2, one on day 4; four are open, having used 2 days.
  const table = lifeTableOf([from(1, 2), from(2, 3), from(4, 1), from(2, 4, 'open')], 3)

  it('has the share of those still open that finished on each day', () => {
    // Day 0: none of 10. Day 1: 2 of 10. Day 2: 3 of 8. Day 3: none of 1. Beyond: 1 of 1.
    assert.deepEqual(table.finish, [0, 2 / 10, 3 / 8, 0])
    assert.deepEqual([table.later.finish, table.finished], [1, 6])
  })
  it('counts one from before the year only from where it stood', () => {
    // Five that had used 2 days when the year began, one of which finished on day 3.
    const more = lifeTableOf([from(1, 2), from(2, 3), from(3, 1, 'finished', 2), from(3, 4, 'open', 2)], 3)
    assert.deepEqual(more.finish, [0, 2 / 5, 3 / 3, 1 / 5])
  })
  it('gives the chance of being finished within so many days, in time and at all', () => {
    // From the end of day 0: day 1 with 0.2, day 2 with 0.8 × 0.375 = 0.3.
    const two = chancesOf(table, { used: 0, within: 2, limit: 1 })
    near(two.inTime, 0.2)
    near(two.any, 0.5)
    // From the end of day 2, three days: none on day 3, all on day 4.
    assert.deepEqual(chancesOf(table, { used: 2, within: 3, limit: 3 }), { inTime: 0, any: 1 })
    assert.deepEqual(chancesOf(table, { used: 2, within: 0, limit: 3 }), { inTime: 0, any: 0 })
  })
  it('knows that what goes another way is never finished', () => {
    // Of four enquiries two end on day 1 without a conference, one has its conference on day 1, one on day 2.
    const enquiries = lifeTableOf([from(1, 2, 'gone'), from(1, 1), from(2, 1)], 3)
    const { any } = chancesOf(enquiries, { used: 0, within: 5, limit: 3 })
    near(any, 1 / 4 + (1 / 4) * 1)
  })
  it('knows nothing where nothing was open', () => {
    assert.deepEqual(chancesOf(lifeTableOf([], 3), { used: 0, within: 9, limit: 3 }), { inTime: 0, any: 0 })
  })
})

describe('what the month will be', () => {
  const spans = [from(1, 2), from(2, 3), from(4, 1), from(2, 4, 'open')]
  const of = { indicator: 'X', unit: '', month: '2026-03' }
  const open = [
    { used: 0, limit: 3, cases: 2 }, // due in three days
    { used: 2, limit: 3, cases: 1 }, // due tomorrow
    { used: 5, limit: 3, cases: 1 }, // late
  ]

  it('adds what falls due, and what is expected beside, to what is done', () => {
    const outlook = outlookOf(of, { doneInTime: 6, done: 8, open, spans }, 2, [])
    assert.equal(outlook.open, 4)
    // At best the second is finished tomorrow, in time; the first are expected by half, the late one at once.
    near(outlook.bestInTime, 6 + 1 + 1)
    near(outlook.best, 8 + 1 + 1 + 1)
    // In two days: 2 × 0.5 of the first, in time; the second is finished on day 4, late; the third at once, late.
    near(outlook.paceInTime, 6 + 1)
    near(outlook.pace, 8 + 1 + 1 + 1)
  })
  it('takes the pace of the authority where a unit has too few', () => {
    const unit = { ...of, unit: 'E1' }
    const whole = [from(1, 900)]
    const few = outlookOf(unit, { doneInTime: 0, done: 0, open, spans }, 2, whole)
    assert.deepEqual([few.paceOf, few.paceCases], ['authority', 900])
    near(few.paceInTime, 2)
    const many = outlookOf(unit, { doneInTime: 0, done: 0, open, spans: [from(2, 100)] }, 2, whole)
    assert.deepEqual([many.paceOf, many.paceCases], ['unit', 100])
  })
  it('is what is done where the month is over', () => {
    const { bestInTime, best, paceInTime, pace } = outlookOf(of, { doneInTime: 3, done: 4, open: [], spans }, 0, [])
    assert.deepEqual([bestInTime, best, paceInTime, pace], [3, 4, 3, 4])
  })
})
