import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Plan } from '../../plans/plan.ts'
import type { Risk } from '../../plans/risks/risk.ts'
import { indexPlan } from '../../plans/rules/index.ts'
import { anAction, anUpdate, aPlan, dueOn } from '../../plans/rules/test-plan.ts'
import type { Post } from '../posts/post.ts'
import { calendarFile } from './calendar-file.ts'
import { type CalendarPlan, calendarOf } from './rules/calendar-events.ts'

const today = '2026-09-15'
const url = 'https://upturn.harrowmere.test'

const holder = {
  id: '1',
  account: 'anna',
  name: 'Anna',
  part: 'alone',
  from: '2020-01-01',
  until: null,
  endedWhy: null,
} as const
const posts: Post[] = [
  {
    id: 'p',
    revision: 1,
    title: 'Head of Service',
    kind: 'post',
    note: '',
    vacantWhy: null,
    aliases: [],
    holders: [holder],
  },
]

const asPlan = (plan: Plan, revisions: Record<string, number> = {}): CalendarPlan => ({
  id: 'plan-1',
  index: indexPlan(plan, today),
  own: new Set(plan.actions.map(({ id }) => id)),
  revisions: { actions: new Map(Object.entries(revisions)), risks: new Map([['k1', 4]]) },
})
const eventsOf = (plan: Plan, revisions?: Record<string, number>) => calendarOf(asPlan(plan, revisions), posts, 'anna')

/** A reader of calendars of its own, from RFC 5545: unfolds lines, splits values, takes escapes back. */
function read(file: string): Map<string, string>[] {
  assert.ok(file.endsWith('\r\n'), 'the last line ends')
  for (const line of file.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, `longer than 75 octets: ${line}`)
    assert.ok(!/[\n\r]/.test(line), 'a bare line break')
  }
  const lines = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  assert.deepEqual([lines[0], lines[1], lines.at(-1)], ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'])
  const events: Map<string, string>[] = []
  let event: Map<string, string> | null = null
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/s.exec(line) ?? assert.fail(`no property: ${line}`)
    if (line === 'BEGIN:VEVENT') event = new Map()
    else if (line === 'END:VEVENT') {
      events.push(event ?? assert.fail('an end without a beginning'))
      event = null
    } else
      event?.set(
        name,
        value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c)),
      )
  }
  for (const one of events) for (const name of ['UID', 'DTSTAMP']) assert.ok(one.has(name), `no ${name}`)
  return events
}

describe('a calendar', () => {
  const action = anAction('a1', {
    label: '1a',
    text: 'Publish; the “threshold”, document\\n é 😀',
    deadline: dueOn('2026-10-25'),
  })

  it('reads back as it was written, as a whole day that no zone moves, also on the day the clocks change', () => {
    const events = eventsOf(aPlan({ actions: [action] })).map((event) => ({ ...event, plan: 'plan-1' }))
    const [event, ...others] = read(calendarFile(events, { url, stamp: '2026-09-15T08:00:00.000Z' }))
    assert.equal(others.length, 0)
    assert.equal(event?.get('SUMMARY'), 'Action 1a: Publish; the “threshold”, document\\n é 😀')
    assert.equal(event?.get('DTSTART;VALUE=DATE'), '20261025')
    assert.equal(event?.get('DTSTAMP'), '20260915T080000Z')
    assert.equal(event?.get('UID'), 'plan-1.a1.due@upturn.harrowmere.test')
    assert.equal(event?.get('STATUS'), 'CONFIRMED')
    assert.equal(event?.get('TRANSP'), 'TRANSPARENT')
    assert.equal(event?.get('URL;VALUE=URI'), `${url}/plans/plan-1/actions/a1`)
  })

  it('moves an event with its deadline: the same one, with a higher number', () => {
    const [before] = eventsOf(aPlan({ actions: [action] }), { a1: 1 })
    const moved = { ...action, deadline: dueOn('2026-11-30') }
    const [after] = eventsOf(aPlan({ actions: [moved] }), { a1: 2 })
    assert.deepEqual([before?.uid, before?.day, before?.sequence], ['plan-1.a1.due', '2026-10-25', 0])
    assert.deepEqual([after?.uid, after?.day, after?.sequence], ['plan-1.a1.due', '2026-11-30', 1])
  })

  it('cancels what is withdrawn and says what is done, each with a higher number', () => {
    const said = (status: 'withdrawn' | 'delivered') =>
      eventsOf(aPlan({ actions: [action], updates: [anUpdate('a1', '2026-09-01', { status })] }))[0]
    assert.deepEqual([said('withdrawn')?.state, said('withdrawn')?.sequence], ['cancelled', 1])
    assert.deepEqual([said('delivered')?.state, said('delivered')?.sequence], ['done', 1])
    const file = (status: 'withdrawn' | 'delivered') => {
      const event = said(status) ?? assert.fail('no event')
      return read(calendarFile([{ ...event, plan: 'p' }], { url, stamp: '2026-09-15T08:00:00.000Z' }))[0]
    }
    assert.equal(file('withdrawn')?.get('STATUS'), 'CANCELLED')
    assert.match(file('delivered')?.get('SUMMARY') ?? '', /^Done: Action 1a/)
  })

  it('has the rounds of what comes again, from a month ago to a year on', () => {
    const monthly = anAction('m', {
      deadline: { text: 'monthly from March 2026', kind: 'recurring', due: null, start: '2026-03-01', every: 'month' },
    })
    const updates = [anUpdate('m', '2026-08-30', { occurrence: '2026-08-31' })]
    const events = eventsOf(aPlan({ actions: [monthly], updates }))
    assert.deepEqual(
      events.slice(0, 3).map(({ day, state, uid }) => `${day} ${state} ${uid}`),
      [
        '2026-08-31 done plan-1.m.2026-08-31',
        '2026-09-30 open plan-1.m.2026-09-30',
        '2026-10-31 open plan-1.m.2026-10-31',
      ],
    )
    assert.equal(events.at(-1)?.day, '2027-08-31')
  })

  it('has the mitigations of risks whose owner is a post that one holds', () => {
    const risk: Risk = {
      id: 'k1',
      kind: 'risk',
      status: 'open',
      title: 'Too few',
      description: '',
      category: 'staffing',
      owner: 'Director',
      likelihood: 3,
      impact: 3,
      proximity: 'now',
      mitigations: [
        { text: 'Recruit two managers', owner: 'Head of Service', due: '2026-10-01' },
        { text: 'Not mine', owner: 'Director', due: '2026-10-01' },
        { text: 'Without a day', owner: 'Head of Service' },
      ],
      threatens: [],
      reviews: [],
      openedOn: '2026-01-01',
      openedBy: 'A',
    }
    const events = eventsOf(aPlan({ risks: [risk] }))
    assert.deepEqual(
      events.map(({ title, day, sequence }) => `${day} ${title} ${sequence}`),
      ['2026-10-01 Risk: Recruit two managers 3'],
    )
  })

  it('shows a line of an action and no more, whatever stands in it', () => {
    const long = anAction('a', { text: `BEGIN:VEVENT\r\n${'word '.repeat(60)}`, deadline: dueOn('2026-10-01') })
    const events = eventsOf(aPlan({ actions: [long] })).map((event) => ({ ...event, plan: 'p' }))
    const [event, ...others] = read(calendarFile(events, { url, stamp: '2026-09-15T08:00:00.000Z' }))
    assert.equal(others.length, 0)
    assert.ok((event?.get('SUMMARY')?.length ?? 99) <= 80)
  })
})
