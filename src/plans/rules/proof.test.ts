import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { evidenceCounts, isSamePerson, proofStateOn } from './evidence.ts'
import { evidencedUnit, marksOf, marksOfPlan } from './marks.ts'
import { ragOfAction } from './plan-index.ts'
import {
  anAction,
  anUpdate,
  aPlan,
  aRecommendation,
  dueOn,
  someActionProof,
  someday,
  someEvidence,
} from './test-plan.ts'

describe('what became of a proof', () => {
  const offered = someEvidence('r1', 0, { offeredOn: '2010-04-01', acceptedOn: undefined, acceptedBy: undefined })
  const accepted = { ...offered, acceptedOn: '2010-05-01', acceptedBy: 'The chair' }

  test('day by day: offered, accepted, and taken back', () => {
    const takenBack = { ...accepted, withdrawnOn: '2010-05-20' }
    const days = ['2010-03-31', '2010-04-01', '2010-04-30', '2010-05-01', '2010-05-19', '2010-05-20']
    assert.deepEqual(
      days.map((day) => proofStateOn(takenBack, day)),
      [null, 'offered', 'offered', 'accepted', 'accepted', 'withdrawn'],
    )
  })

  test('returned, and offered again as a proof of its own', () => {
    const returned = { ...offered, returnedOn: '2010-04-10', returnedBy: 'The chair', returnedWhy: 'Too few cases' }
    assert.equal(proofStateOn(returned, '2010-04-09'), 'offered')
    assert.equal(proofStateOn(returned, '2010-04-10'), 'returned')
    const again = { ...accepted, answers: 0, offeredOn: '2010-04-20' }
    assert.deepEqual([evidenceCounts(returned, someday), evidenceCounts(again, someday)], [false, true])
  })

  test('nobody proves their own work: neither under the same name nor under the same account', () => {
    const by = (name: string, account?: string) => ({ ...accepted, acceptedBy: name, acceptedByAccount: account })
    const who = (account: string | null, name: string) => ({ account, name })
    assert.equal(evidenceCounts(by('a  LEAD'), someday), false)
    assert.equal(evidenceCounts({ ...by('The chair', 'c1'), offeredByAccount: 'c1' }, someday), false)
    assert.equal(evidenceCounts({ ...by('The chair', 'c2'), offeredByAccount: 'c1' }, someday), true)
    assert.equal(evidenceCounts({ ...accepted, acceptedBy: undefined }, someday), false)
    assert.equal(isSamePerson(who('c1', 'Ann Lee'), who('c2', 'Ann LEE.')), true)
    assert.equal(isSamePerson(who(null, ''), who(null, '')), false)
  })
})

describe('proof where the document prints no criterion', () => {
  // r1 prints one criterion. r2 prints none: its action m has two sub-actions, and w is withdrawn. One is under nothing.
  const recommendations = [aRecommendation('r1', { criteria: ['One'] }), aRecommendation('r2')]
  const done = (id: string) => anUpdate(id, '2010-05-01', { status: 'delivered' })
  const plan = aPlan({
    recommendations,
    actions: [
      anAction('a', { recommendation: 'r1', deadline: dueOn('2010-04-30') }),
      anAction('m', { recommendation: 'r2', deadline: dueOn('2010-04-30') }),
      anAction('s1', { recommendation: 'r2', parent: 'm' }),
      anAction('s2', { recommendation: 'r2', parent: 'm' }),
      anAction('w', { recommendation: 'r2' }),
      anAction('alone', { criteria: ['Of its own', 'Another'] }),
    ],
    updates: [done('a'), done('m'), done('s1'), done('s2'), anUpdate('w', '2010-05-01', { status: 'withdrawn' })],
  })
  const withProof = (...evidence: ReturnType<typeof someEvidence>[]) => ({ ...plan, evidence })
  const marked = (proven: typeof plan, id: string) => {
    const { count, of } = marksOf(proven, [id], someday).evidenced
    return [count, of]
  }
  const colours = (proven: typeof plan) =>
    plan.actions.slice(0, 4).map((action) => ragOfAction(proven, action, someday).colour)

  test('each action counts by itself, the withdrawn not', () => {
    assert.deepEqual(marked(plan, 'r2'), [0, 3])
    assert.deepEqual(marked(withProof(someActionProof('s1', null)), 'r2'), [1, 3])
    assert.deepEqual(colours(withProof(someActionProof('s1', null))), ['amber', 'amber', 'blue', 'amber'])
  })

  test('proof of a main action is proof of its sub-actions, and proof of all of these is proof of the main', () => {
    const whole = withProof(someActionProof('m', null))
    const parts = withProof(someActionProof('s1', null), someActionProof('s2', null))
    for (const proven of [whole, parts]) {
      assert.deepEqual(marked(proven, 'r2'), [3, 3])
      assert.deepEqual(colours(proven), ['amber', 'blue', 'blue', 'blue'])
    }
  })

  test('where a criterion is printed, proof of the action itself does not stand for it', () => {
    const proven = withProof(someActionProof('a', null))
    assert.deepEqual(marked(proven, 'r1'), [0, 1])
    assert.equal(colours(proven)[0], 'amber')
    assert.equal(colours(withProof(someEvidence('r1', 0)))[0], 'blue')
  })

  test('the plan counts criteria and such actions together, and says so', () => {
    const mark = marksOfPlan(withProof(someActionProof('alone', 1), someActionProof('m', null)), someday).evidenced
    assert.deepEqual(mark, { count: 4, of: 6, state: 'part', actions: 3 })
    assert.deepEqual(evidencedUnit(mark), ['point to prove', 'points to prove'])
    assert.deepEqual(evidencedUnit({ ...mark, actions: 0 }), ['success criterion', 'success criteria'])
    assert.deepEqual(evidencedUnit({ ...mark, actions: 6 }), ['action', 'actions'])
  })

  test('taking an acceptance back takes the mark and the colour back', () => {
    const proven = withProof(someActionProof('m', null, { withdrawnOn: '2010-05-20' }))
    assert.deepEqual(marked(proven, 'r2'), [0, 3])
    assert.deepEqual(colours(proven), ['amber', 'amber', 'amber', 'amber'])
    const m = plan.actions[1]
    assert.equal(m && ragOfAction(proven, m, '2010-05-19').colour, 'blue')
  })
})
