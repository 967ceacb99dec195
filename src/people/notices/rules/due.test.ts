import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { instantText } from '../../../platform/clock.ts'
import { type DigestDue, digestDue } from './due.ts'
import { type Reminders, usualReminders, usualRules } from './settings.ts'

const rules = usualRules
const weekly: Reminders = usualReminders(rules)
const daily: Reminders = { ...weekly, often: 'daily' }
/** A Monday. */
const monday = '2026-09-14'
const at = (day: string, time: string) => `${day}T${time}:00.000Z`

const ask = (now: string, more: Partial<Parameters<typeof digestDue>[1]> = {}) =>
  digestDue('anna', { reminders: weekly, rules, changedAt: null, last: '2026-09-07', now, ...more })

describe('whether a digest is due', () => {
  it('on Monday from eight in the morning on the wall, until it is marked as done', () => {
    assert.equal(ask(at(monday, '06:59')), null)
    const due: DigestDue = { what: 'digest', period: monday, to: 'anna' }
    assert.deepEqual(ask(at(monday, '07:00')), due)
    assert.deepEqual(ask(at(monday, '09:30')), due)
    assert.equal(ask(at(monday, '09:30'), { last: monday }), null)
  })

  it('is made up for two days where the server was off, and skipped after that', () => {
    assert.equal(ask(at('2026-09-16', '06:59'))?.what, 'digest')
    assert.deepEqual(ask(at('2026-09-16', '07:01')), { what: 'skip', period: monday })
  })

  it('of every day is not made up the next day', () => {
    const friday = '2026-09-11'
    const last = '2026-09-10'
    assert.equal(ask(at(friday, '16:00'), { reminders: daily, last })?.what, 'digest')
    assert.deepEqual(ask(at('2026-09-12', '09:00'), { reminders: daily, last }), { what: 'skip', period: friday })
  })

  it('begins with the next one for somebody who is seen for the first time', () => {
    assert.deepEqual(ask(at('2026-09-15', '12:00'), { last: null }), { what: 'skip', period: monday })
  })

  it('is not sent for a time that had passed when it was chosen, nor again after changing to another rhythm', () => {
    assert.equal(ask(at(monday, '12:00'), { changedAt: at(monday, '11:00') })?.what, 'skip')
    assert.equal(ask(at('2026-09-15', '12:00'), { last: '2026-09-15' }), null)
  })

  it('goes to the deputy of somebody who is away, or nowhere', () => {
    const away = { from: '2026-09-14', until: '2026-09-18' }
    const with_deputy = { ...weekly, away: { ...away, deputy: 'ben' } }
    assert.deepEqual(ask(at(monday, '08:00'), { reminders: with_deputy }), {
      what: 'digest',
      period: monday,
      to: 'ben',
    })
    const without = { ...weekly, away: { ...away, deputy: null } }
    assert.equal(ask(at(monday, '08:00'), { reminders: without })?.what, 'skip')
    const over = { ...weekly, away: { from: '2026-09-01', until: '2026-09-13', deputy: 'ben' } }
    assert.deepEqual(ask(at(monday, '08:00'), { reminders: over }), { what: 'digest', period: monday, to: 'anna' })
  })

  it('never where it is off, for the person or for everybody', () => {
    assert.equal(ask(at(monday, '08:00'), { reminders: { ...weekly, often: 'off' } }), null)
    assert.equal(ask(at(monday, '08:00'), { rules: { ...rules, on: false } }), null)
  })

  it('once for each time, however often and however irregularly it is asked over a year', () => {
    const often = fc.constantFrom('daily', 'weekly', 'monthly')
    const gaps = fc.array(fc.integer({ min: 1, max: 60 * 30 }), { minLength: 200, maxLength: 200 })
    fc.assert(
      fc.property(often, fc.integer({ min: 0, max: 23 }), gaps, (often, hour, minutes) => {
        const reminders = { ...weekly, often, hour, quiet: null } as const
        let last: string | null = '2026-01-01'
        let now = Temporal.Instant.from('2026-01-02T00:00:00Z')
        const seen = new Set<string>()
        for (const gap of minutes) {
          now = now.add({ minutes: gap })
          const due: DigestDue | null = ask(instantText(now), { reminders, last })
          if (due === null) continue
          assert.ok(!seen.has(due.period))
          assert.ok(last === null || due.period > last)
          seen.add(due.period)
          last = due.period
        }
      }),
      { numRuns: 60 },
    )
  })
})
