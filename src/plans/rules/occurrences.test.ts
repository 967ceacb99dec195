import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Deadline } from '../deadline.ts'
import { addDays, daysBetween } from './days.ts'
import { dueDays, missedLately, occurrencesOf, oftenOf } from './occurrences.ts'
import { indexPlan } from './plan-index.ts'
import { anAction, anUpdate, aPlan } from './test-plan.ts'

const recurring = (every: string, more: Partial<Deadline> = {}): Deadline => ({
  text: every,
  kind: 'recurring',
  due: null,
  every,
  ...more,
})
const first = (count: number, deadline: Deadline, planStarts: string | null = null) =>
  dueDays(deadline, planStarts, '2099-01-01').slice(0, count)

describe('the days on which a recurring action falls due', () => {
  test('each line of the table in docs/rules.md', () => {
    const line = (every: string, start: string) => first(3, recurring(every, { start }))
    assert.deepEqual(line('month', '2010-03-01'), ['2010-03-31', '2010-04-30', '2010-05-31'])
    assert.deepEqual(line('month', '2010-01-31'), ['2010-01-31', '2010-02-28', '2010-03-31'])
    assert.deepEqual(line('quarter', '2010-04-01'), ['2010-06-30', '2010-09-30', '2010-12-31'])
    assert.deepEqual(line('term', '2010-01-01'), ['2010-03-31', '2010-07-31', '2010-12-31'])
    assert.deepEqual(line('half-term', '2010-09-01'), ['2010-10-31', '2010-12-31', '2011-02-28'])
    assert.deepEqual(line('year', '2010-07-01'), ['2010-07-31', '2011-07-31', '2012-07-31'])
    assert.deepEqual(first(2, recurring('6 months'), '2010-01-01'), ['2010-06-30', '2010-12-31'])
    assert.deepEqual(line('week', '2010-03-01'), ['2010-03-07', '2010-03-14', '2010-03-21'])
  })

  test('a leap day comes round on the last of February, and back on the 29th', () => {
    const years = first(5, recurring('year', { start: '2008-02-29' }))
    assert.deepEqual(years, ['2008-02-29', '2009-02-28', '2010-02-28', '2011-02-28', '2012-02-29'])
    assert.ok(dueDays(recurring('month', { start: '2011-03-01' }), null, '2012-03-01').includes('2012-02-29'))
  })

  test('other steps: every two weeks, two terms, four months, and a day that is not the first', () => {
    assert.deepEqual(first(2, recurring('2 weeks', { start: '2026-04-01' })), ['2026-04-14', '2026-04-28'])
    assert.deepEqual(first(2, recurring('week', { start: '2026-02-16' })), ['2026-02-16', '2026-02-23'])
    assert.deepEqual(first(2, recurring('2 terms', { start: '2026-01-01' })), ['2026-03-31', '2026-12-31'])
    assert.deepEqual(first(2, recurring('4 months', { start: '2026-05-01' })), ['2026-05-31', '2026-09-30'])
    assert.deepEqual(first(2, recurring('quarter', { start: '2026-04-15' })), ['2026-04-15', '2026-07-15'])
    assert.deepEqual(first(2, recurring('month'), '2026-01-20'), ['2026-01-31', '2026-02-28'])
  })

  test('it stops at its end, which counts', () => {
    const until = (day: string) => dueDays(recurring('month', { start: '2010-03-01', until: day }), null, '2011-01-01')
    assert.deepEqual(until('2010-05-31'), ['2010-03-31', '2010-04-30', '2010-05-31'])
    assert.deepEqual(until('2010-05-30'), ['2010-03-31', '2010-04-30'])
  })

  test('no day to count from, nothing on a calendar, or no recurrence: none', () => {
    assert.deepEqual(dueDays(recurring('month'), null, '2011-01-01'), [])
    assert.deepEqual(dueDays(recurring('meeting', { start: '2010-03-01' }), null, '2011-01-01'), [])
    assert.deepEqual(dueDays({ text: '', kind: 'ongoing', due: null, every: 'month' }, '2010-01-01', '2011-01-01'), [])
    assert.equal(oftenOf(recurring('0 months')), null)
    assert.deepEqual(dueDays(recurring('month', { start: '0201-03-01' }), null, '2011-01-01'), [])
  })

  test('for any start and step: in order, never before the start, no drift, the same however far one looks', () => {
    const day = fc
      .date({ min: new Date('1995-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const every = fc.constantFrom(
      'day',
      'week',
      '2 weeks',
      'month',
      '2 months',
      '6 months',
      'quarter',
      'term',
      'half-term',
      'year',
    )
    fc.assert(
      fc.property(day, every, fc.nat(2000), fc.boolean(), (start, often, ahead, printed) => {
        const deadline = recurring(often, printed ? { start } : {})
        const upTo = addDays(start, ahead)
        const days = dueDays(deadline, start, upTo)
        assert.deepEqual(days, [...new Set(days)].sort())
        assert.ok(days.every((one) => one >= start && one <= upTo))
        assert.deepEqual(dueDays(deadline, start, addDays(upTo, 400)).slice(0, days.length), days)
        if (often === 'month' && printed && !start.endsWith('-01')) {
          for (const one of days) {
            const [wanted, got] = [Number(start.slice(8)), Number(one.slice(8))]
            assert.ok(got === wanted || (got < wanted && addDays(one, 1).endsWith('-01')), `${start} → ${one}`)
          }
        }
        const longestGap: Record<string, number> = {
          day: 1,
          week: 7,
          month: 31,
          quarter: 92,
          term: 153,
          'half-term': 92,
          year: 366,
        }
        const most = longestGap[often]
        if (most)
          for (const [at, one] of days.entries()) assert.ok(at === 0 || daysBetween(days[at - 1] ?? '', one) <= most)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what became of each occurrence', () => {
  const action = anAction('a1', { deadline: recurring('month', { start: '2010-03-01' }) })
  const ticked = (occurrence: string, on: string) => anUpdate('a1', on, { occurrence })

  test('done where an update names it, missed once its day has passed, the next one due', () => {
    const updates = [ticked('2010-03-31', '2010-04-02'), ticked('2010-05-31', '2010-05-20')]
    const states = occurrencesOf(action, updates, null, '2010-06-01').map(({ due, state }) => [due, state])
    assert.deepEqual(states, [
      ['2010-03-31', 'done'],
      ['2010-04-30', 'missed'],
      ['2010-05-31', 'done'],
      ['2010-06-30', 'due'],
    ])
    assert.equal(occurrencesOf(action, updates, null, '2010-04-30').at(-2)?.state, 'due', 'due today is not missed')
  })

  test('as at an earlier day a later word does not count', () => {
    const updates = [ticked('2010-03-31', '2010-04-20')]
    assert.equal(occurrencesOf(action, updates, null, '2010-04-10')[0]?.state, 'missed')
  })

  test('missed lately counts from the last one done, or from a word that named none', () => {
    const count = (asAt: string, ...updates: ReturnType<typeof ticked>[]) => missedLately(action, updates, null, asAt)
    assert.deepEqual(count('2010-07-01', ticked('2010-04-30', '2010-05-03')), { count: 2, since: '2010-04-30' })
    assert.deepEqual(count('2010-07-01', ticked('2010-06-30', '2010-06-30')), { count: 0, since: '2010-06-30' })
    assert.deepEqual(count('2010-07-01', anUpdate('a1', '2010-06-10')), { count: 1, since: '2010-06-10' })
    assert.deepEqual(count('2010-05-01'), { count: 2, since: null })
    assert.equal(
      missedLately(anAction('a1', { deadline: recurring('week', { start: '2010-03-01' }) }), [], null, '2010-07-01')
        .count,
      0,
    )
  })

  test('the colour says so, and is on course again once the newest is done', () => {
    const rag = (...updates: ReturnType<typeof ticked>[]) =>
      indexPlan(aPlan({ actions: [action], updates }), '2010-07-01').rags.get('a1')
    const missed = rag(ticked('2010-04-30', '2010-05-03'))
    assert.deepEqual([missed?.rule, missed?.colour], ['missed', 'amber'])
    assert.equal(missed?.reason, '2 occurrences missed since 30 April 2010.')
    assert.equal(rag(ticked('2010-04-30', '2010-05-03'), ticked('2010-06-30', '2010-07-01'))?.colour, 'green')
    assert.equal(rag(anUpdate('a1', '2010-05-03', { status: 'withdrawn' }))?.rule, 'withdrawn')
  })
})
