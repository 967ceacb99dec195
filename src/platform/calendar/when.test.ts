import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { instantText } from '../clock.ts'
import { afterQuiet, isQuiet, latestOccurrence, momentAt, nextOccurrence, type Recurring, wallTime } from './when.ts'
import { isWorkingDay, workingDayFrom } from './working-days.ts'

const hour = fc.integer({ min: 0, max: 23 })
const recurring: fc.Arbitrary<Recurring> = fc.oneof(
  hour.map((hour): Recurring => ({ every: 'day', hour })),
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), hour)
    .map(([weekday, hour]): Recurring => ({ every: 'week', weekday, hour })),
  fc.tuple(fc.integer({ min: 1, max: 31 }), hour).map(([day, hour]): Recurring => ({ every: 'month', day, hour })),
)
const firstMoment = Date.parse('2021-12-20T00:00:00Z')
const moment = fc
  .integer({ min: 0, max: 366 * 24 * 60 * 3 })
  .map((minutes) => instantText(Temporal.Instant.fromEpochMilliseconds(firstMoment + minutes * 60_000)))

/** Every time that a rule has in a span of days, by walking over the days one by one: slow, but easy to see right. */
function byWalking(rule: Recurring, from: string, days: number): string[] {
  const found: string[] = []
  for (let n = 0; n < days; n += 1) {
    const day = Temporal.PlainDate.from(from).add({ days: n })
    const fits =
      rule.every === 'day'
        ? isWorkingDay(day.toString())
        : rule.every === 'week'
          ? day.dayOfWeek === rule.weekday
          : day.day === Math.min(rule.day, day.daysInMonth)
    if (fits) found.push(momentAt(workingDayFrom(day.toString()), rule.hour))
  }
  return found
}

describe('when something comes again', () => {
  it('stays at eight on the wall when the clocks change', () => {
    const rule: Recurring = { every: 'day', hour: 8 }
    assert.equal(nextOccurrence(rule, '2026-03-27T09:00:00.000Z').at, '2026-03-30T07:00:00.000Z')
    assert.equal(nextOccurrence(rule, '2026-10-23T09:00:00.000Z').at, '2026-10-26T08:00:00.000Z')
  })

  it('has no one o’clock on the night the clocks go forward, and takes the first of two when they go back', () => {
    assert.equal(momentAt('2026-03-29', 1), '2026-03-29T01:00:00.000Z')
    assert.equal(wallTime('2026-03-29T01:00:00.000Z').hour, 2)
    assert.equal(momentAt('2026-10-25', 1), '2026-10-25T00:00:00.000Z')
  })

  it('moves a weekly time past a bank holiday and keeps its own day as its name', () => {
    const next = nextOccurrence({ every: 'week', weekday: 1, hour: 8 }, '2026-08-27T12:00:00.000Z')
    assert.deepEqual(next, { at: '2026-09-01T07:00:00.000Z', period: '2026-08-31' })
  })

  it('takes the last day of a short month, and the next working day where that is a Sunday', () => {
    const rule: Recurring = { every: 'month', day: 31, hour: 8 }
    assert.deepEqual(nextOccurrence(rule, '2027-02-03T00:00:00.000Z'), {
      at: '2027-03-01T08:00:00.000Z',
      period: '2027-02-28',
    })
  })

  it('is after the moment asked, on a working day, at its hour, and none is left out', () => {
    fc.assert(
      fc.property(recurring, moment, (rule, asked) => {
        const next = nextOccurrence(rule, asked)
        assert.ok(next.at > asked)
        const wall = wallTime(next.at)
        assert.ok(isWorkingDay(wall.day))
        assert.equal(wall.hour, rule.hour)
        const start = Temporal.PlainDate.from(wallTime(asked).day).subtract({ days: 40 }).toString()
        const walked = byWalking(rule, start, 120)
        assert.equal(
          walked.find((at) => at > asked),
          next.at,
        )
        assert.equal(
          walked.findLast((at) => at <= asked),
          latestOccurrence(rule, asked).at,
        )
      }),
      { numRuns: 400 },
    )
  })

  it('names each time once, however often it is asked', () => {
    fc.assert(
      fc.property(recurring, moment, (rule, asked) => {
        const first = nextOccurrence(rule, asked)
        const second = nextOccurrence(rule, first.at)
        assert.ok(second.at > first.at && second.period > first.period)
        assert.deepEqual(latestOccurrence(rule, first.at), first)
      }),
      { numRuns: 200 },
    )
  })
})

describe('quiet hours', () => {
  const night = { from: 18, until: 8 }

  it('hold what comes in the night until the morning, over midnight and over the change of clocks', () => {
    assert.equal(afterQuiet('2026-09-15T20:30:00.000Z', night), '2026-09-16T07:00:00.000Z')
    assert.equal(afterQuiet('2026-09-16T03:00:00.000Z', night), '2026-09-16T07:00:00.000Z')
    assert.equal(afterQuiet('2026-10-24T20:00:00.000Z', night), '2026-10-25T08:00:00.000Z')
    assert.equal(afterQuiet('2026-09-16T07:00:00.000Z', night), '2026-09-16T07:00:00.000Z')
  })

  it('may lie within a day, and equal hours are none', () => {
    assert.equal(afterQuiet('2026-01-15T12:10:00.000Z', { from: 12, until: 14 }), '2026-01-15T14:00:00.000Z')
    assert.equal(isQuiet('2026-01-15T12:10:00.000Z', { from: 12, until: 12 }), false)
    assert.equal(afterQuiet('2026-01-15T12:10:00.000Z', null), '2026-01-15T12:10:00.000Z')
  })

  it('end at the first moment that is not quiet', () => {
    fc.assert(
      fc.property(hour, hour, moment, (from, until, asked) => {
        const quiet = { from, until }
        const after = afterQuiet(asked, quiet)
        assert.ok(after >= asked)
        assert.equal(isQuiet(after, quiet), false)
        // Not a minute too long: the minute before was quiet, or it was never held.
        const before = Temporal.Instant.from(after).subtract({ minutes: 1 })
        if (after !== asked) assert.ok(isQuiet(instantText(before), quiet))
        assert.ok(Date.parse(after) - Date.parse(asked) <= 25 * 3_600_000)
      }),
      { numRuns: 500 },
    )
  })
})
