import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Plan } from '../../../plans/plan.ts'
import { indexPlan } from '../../../plans/rules/index.ts'
import {
  anAction,
  anOutcome,
  anUpdate,
  aPlan,
  aRecommendation,
  aTheme,
  dueOn,
  leads,
} from '../../../plans/rules/test-plan.ts'
import type { Post } from '../../posts/post.ts'
import { type EscalationFacts, escalationsOf } from './escalation.ts'

/** A post held since long ago by a person whose account is their name in small letters; by nobody without one. */
function post(title: string, holder?: string): Post {
  const held = { part: 'alone', from: '2000-01-01', until: null, endedWhy: null } as const
  const holders = holder === undefined ? [] : [{ ...held, id: '1', account: holder.toLowerCase(), name: holder }]
  return { id: title, revision: 1, title, kind: 'post', note: '', vacantWhy: null, aliases: [], holders }
}

const posts = [post('Team Manager', 'Tom'), post('Head of Service', 'Hana'), post('Director', 'Dora')]

const plan: Plan = aPlan({
  themes: [aTheme('t', { leads: leads('Director') })],
  outcomes: [anOutcome('o', { theme: 't', leads: leads('Head of Service') })],
  recommendations: [aRecommendation('r', { outcome: 'o' })],
  actions: [
    anAction('a', { recommendation: 'r', leads: leads('Team Manager'), deadline: dueOn('2026-09-01') }),
    anAction('b', { recommendation: 'r', leads: leads('Head of Service'), deadline: dueOn('2026-09-01') }),
    anAction('future', { recommendation: 'r', leads: leads('Team Manager'), deadline: dueOn('2027-09-01') }),
  ],
})

const told = (of: Plan, today: string, more: Partial<EscalationFacts> = {}) => {
  const facts = {
    index: indexPlan(of, today),
    posts,
    today,
    after: 10,
    managers: [],
    done: new Set<string>(),
    known: '2026-01-01',
  }
  return escalationsOf({ ...facts, ...more }).map(
    ({ action, leads, officers }) =>
      `${action}: ${leads.map(({ name }) => name).join(' ')} → ${officers.map(({ name }) => name).join(' ')}`,
  )
}

describe('passing an overdue action on', () => {
  it('begins after so many working days, bank holidays left out', () => {
    // Due on Tuesday 1 September 2026: the tenth working day after it is the 15th.
    assert.deepEqual(told(plan, '2026-09-14'), [])
    assert.deepEqual(told(plan, '2026-09-15'), ['a: Tom → Hana', 'b: Hana → Dora'])
  })

  it('counts from the last word of it, and stops once it is delivered', () => {
    const spoken = { ...plan, updates: [anUpdate('a', '2026-09-10', { status: 'in progress' })] }
    assert.deepEqual(told(spoken, '2026-09-15'), ['b: Hana → Dora'])
    assert.deepEqual(told(spoken, '2026-09-24'), ['a: Tom → Hana', 'b: Hana → Dora'])
    const delivered = { ...plan, updates: [anUpdate('a', '2026-09-10', { status: 'delivered' })] }
    assert.deepEqual(told(delivered, '2026-10-30'), ['b: Hana → Dora'])
  })

  it('counts from the day the plan came in, however old its deadlines are', () => {
    assert.deepEqual(told(plan, '2026-09-24', { known: '2026-09-11' }), [])
    assert.deepEqual(told(plan, '2026-09-25', { known: '2026-09-11' }).length, 2)
    assert.deepEqual(told(plan, '2026-09-25', { known: '2026-12-01' }), [])
  })

  it('happens once in a month, and again in the next', () => {
    const done = new Set(['a'])
    assert.deepEqual(told(plan, '2026-09-15', { done }), ['b: Hana → Dora'])
    const [first] = escalationsOf({
      ...{ index: indexPlan(plan, '2026-10-01'), posts, today: '2026-10-01', after: 10, managers: [] },
      ...{ done: new Set<string>(), known: '2026-01-01' },
    })
    assert.equal(first?.period, '2026-10')
  })

  it('goes past whoever is the lead themselves and past vacant posts, up to those who manage the plan', () => {
    const vacant = [post('Team Manager', 'Tom'), post('Head of Service'), post('Director')]
    const managers = [{ account: 'mia', name: 'Mia' }]
    assert.deepEqual(told(plan, '2026-09-15', { posts: vacant, managers }), ['a: Tom → Mia', 'b:  → Mia'])
    assert.deepEqual(told(plan, '2026-09-15', { posts: vacant }), [], 'nobody to tell')
  })
})
