import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Plan } from '../../../plans/plan.ts'
import { indexPlan } from '../../../plans/rules/index.ts'
import { anAction, anUpdate, aPlan, dueOn } from '../../../plans/rules/test-plan.ts'
import { type DigestPlan, digestOf, isWordAsked } from './digest.ts'

const today = '2010-06-15'
const when = { today, ahead: 14, updateDay: 20 }

function asPlan(plan: Plan, more: Partial<DigestPlan> = {}): DigestPlan {
  const own = new Set(plan.actions.map(({ id }) => id))
  return {
    id: 'p',
    title: 'The plan',
    index: indexPlan(plan, today),
    own,
    decisions: [],
    returned: [],
    passedOn: [],
    ...more,
  }
}

/** `group id`, in order. */
const said = (plans: DigestPlan[], asked = when) =>
  digestOf(plans, asked).map((line) => `${line.group} ${'action' in line ? line.action.id : ''}`.trim())

describe('a digest', () => {
  const plan = aPlan({
    actions: [
      anAction('late', { deadline: dueOn('2010-06-01') }),
      anAction('later', { deadline: dueOn('2010-03-01') }),
      anAction('today', { deadline: dueOn(today) }),
      anAction('soon', { deadline: dueOn('2010-06-29') }),
      anAction('far', { deadline: dueOn('2010-06-30') }),
      anAction('done', { deadline: dueOn('2010-06-01') }),
      anAction('running', { deadline: dueOn('2011-01-01') }),
      anAction('heard', { deadline: dueOn('2011-01-01') }),
    ],
    updates: [
      anUpdate('done', '2010-05-30', { status: 'delivered' }),
      anUpdate('running', '2010-05-31', { status: 'in progress' }),
      anUpdate('heard', '2010-06-01', { status: 'in progress' }),
    ],
  })

  it('says of each action one thing, the most urgent first, and nothing of what is done or heard of', () => {
    assert.deepEqual(said([asPlan(plan)]), [
      'overdue later',
      'overdue late',
      'due soon today',
      'due soon soon',
      'no word far',
      'no word running',
    ])
  })

  it('is about what one leads, over every post and plan, and empty where there is nothing', () => {
    const own = new Set(['late'])
    const two = [asPlan(plan, { own }), asPlan(plan, { id: 'q', own: new Set(['later']) })]
    assert.deepEqual(said(two), ['overdue later', 'overdue late'])
    assert.deepEqual(said([asPlan(plan, { own: new Set(['heard', 'done']) })]), [])
    assert.deepEqual(said([]), [])
  })

  it('asks for word only near the day by which it is expected', () => {
    assert.equal(isWordAsked({ today: '2010-06-05', ahead: 7, updateDay: 20 }), false)
    assert.equal(isWordAsked({ today: '2010-06-10', ahead: 7, updateDay: 20 }), true)
    assert.equal(isWordAsked({ today: '2010-06-01', ahead: 38, updateDay: 20 }), true)
    const early = { today: '2010-06-05', ahead: 7, updateDay: 20 }
    assert.deepEqual(
      said([asPlan(plan, { own: new Set(['running']), index: indexPlan(plan, early.today) })], early),
      [],
    )
  })

  it('puts what was passed on first, once, and only while it is still overdue', () => {
    const passedOn = [
      { action: 'late', on: '2010-06-14', lead: 'Lee' },
      { action: 'done', on: '2010-06-14', lead: 'Lee' },
      { action: 'gone', on: '2010-06-14', lead: 'Lee' },
    ]
    assert.deepEqual(said([asPlan(plan, { passedOn, own: new Set(['late']) })]), ['passed on late'])
  })

  it('lists decisions and returned proof, and no empty heap of decisions', () => {
    const decisions = [
      { kind: 'proof', count: 2, since: '2010-06-01', path: '/proof' },
      { kind: 'change', count: 0, since: '', path: '/' },
    ] as const
    const returned = [{ about: 'Proof of action 1', on: '2010-06-02', why: 'No date', path: '/plans/p/proof/1' }]
    assert.deepEqual(said([asPlan(plan, { own: new Set(['late']), decisions, returned })]), [
      'overdue late',
      'decide',
      'returned',
    ])
  })
})
