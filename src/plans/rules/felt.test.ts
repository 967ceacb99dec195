import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aMeasure, factsFrom, measuredFrom } from '../../performance/links/measures.fixture.ts'
import type { MeasuredPlan } from '../../performance/links/rules/felt.ts'
import { withFeltFindings } from '../findings/findings.ts'
import type { ActionStatus, Plan } from '../plan.ts'
import { mismatchesOf } from './felt.ts'
import { marksOf, marksOfPlan, marksOfTheme } from './marks.ts'
import { indexPlan } from './plan-index.ts'
import { judgePlan, judgeRecommendation, judgeTheme } from './rag-group.ts'
import { anAction, anUpdate, aPlan, aRecommendation, aTheme, dueOn, someActionProof } from './test-plan.ts'

const asAt = '2010-06-15'
const usual = [70, 72, 69, 71, 70, 68, 71, 70, 72, 69, 70, 71, 70]
const falls = measuredFrom([factsFrom('2009-05', [...usual, 50])])
const rises = measuredFrom([factsFrom('2009-05', [...usual, 90])])
const varies = measuredFrom([factsFrom('2009-05', usual)])
const missed = measuredFrom([factsFrom('2010-01', [70, 75, 79, 78], [{ period: '2010-03', value: 80 }])])
const held = measuredFrom([factsFrom('2010-01', [80, 81, 82], [{ period: '2010-03', value: 80 }])])

/** Two recommendations under a theme, the first measured, each with one action. */
function plan(status: ActionStatus, more: Partial<Plan> = {}): Plan {
  return aPlan({
    themes: [aTheme('t1')],
    recommendations: [aRecommendation('r1', { ref: '1.1', theme: 't1' }), aRecommendation('r2', { theme: 't1' })],
    actions: ['r1', 'r2'].map((recommendation) =>
      anAction(`a-${recommendation}`, { recommendation, deadline: dueOn('2010-12-01') }),
    ),
    updates: ['a-r1', 'a-r2'].map((id) => anUpdate(id, '2010-06-01', { status })),
    measures: [aMeasure('r1')],
    ...more,
  })
}
const index = (given: Plan, measured?: MeasuredPlan, day = asAt) => indexPlan(given, day, undefined, measured)
const first = (given: ReturnType<typeof index>) => {
  const [recommendation] = given.plan.recommendations
  assert.ok(recommendation)
  return recommendation
}

describe('the mark', () => {
  test('of one recommendation counts its measures, of a theme and the plan the recommendations that have any', () => {
    const one = index(plan('in progress'), held)
    assert.deepEqual(marksOf(one, first(one), asAt).felt, {
      count: 1,
      of: 1,
      state: 'sustained',
      unit: 'measure',
      worse: 0,
    })
    const of = { count: 1, of: 1, state: 'sustained', unit: 'recommendation', worse: 0 } as const
    assert.deepEqual(marksOfTheme(one, 't1', asAt).felt, of)
    assert.deepEqual(marksOfPlan(one, asAt).felt, of)
    assert.deepEqual(marksOfPlan(index(plan('delivered'), falls), asAt).felt, {
      ...of,
      count: 0,
      state: 'worse',
      worse: 1,
    })
  })

  test('without figures, and without links, it is not measured yet', () => {
    assert.equal(marksOfPlan(index(plan('delivered')), asAt).felt.state, 'not measured yet')
    const none = marksOfPlan(index(plan('delivered', { measures: [] }), held), asAt).felt
    assert.deepEqual([none.of, none.state], [0, 'not measured yet'])
  })

  test('one of two measures held is not felt', () => {
    const two = plan('delivered', { measures: [aMeasure('r1'), aMeasure('r1', { id: 'm2', indicator: 'NI 60' })] })
    const felt = marksOf(index(two, held), first(index(two)), asAt).felt
    assert.deepEqual([felt.count, felt.of, felt.state], [1, 2, 'not measured yet'])
  })
})

describe('colours', () => {
  test('what would be green is at risk where a measure gets worse or missed its target', () => {
    for (const measured of [falls, missed]) {
      const one = index(plan('in progress'), measured)
      const { colour, reason } = judgeRecommendation(one, first(one))
      assert.equal(colour, 'amber')
      assert.match(
        reason,
        /Measured, it is not well: “Initial assessments finished in time” gets worse or missed its target\.$/,
      )
      assert.deepEqual([judgeTheme(one, 't1').colour, judgePlan(one).colour], ['amber', 'amber'])
    }
    const fine = index(plan('in progress'), rises)
    assert.deepEqual([judgeRecommendation(fine, first(fine)).colour, judgePlan(fine).colour], ['green', 'green'])
  })

  test('blue stays what it says, and its word says that it is not felt', () => {
    const evidence = ['a-r1', 'a-r2'].map((id) => someActionProof(id, null))
    const one = index(plan('delivered', { evidence }), falls)
    const rag = judgeRecommendation(one, first(one))
    assert.deepEqual([rag.colour, rag.word], ['blue', 'Done and evidenced, not felt'])
    const well = index(plan('delivered', { evidence }), held)
    assert.equal(judgeRecommendation(well, first(well)).word, 'Done and evidenced')
  })
})

describe('where done and felt do not fit together', () => {
  const kinds = (given: Plan, measured: MeasuredPlan, day = asAt) =>
    mismatchesOf(index(given, measured, day)).map(({ kind, recommendation }) => `${recommendation.id}: ${kind}`)

  //  actions       measure                        finding
  //  all delivered gets worse, or missed          nothing better
  //  all delivered varies, its own date passed    nothing better
  //  some open     at target                      better, not done
  test('all done and nothing better', () => {
    assert.deepEqual(kinds(plan('delivered'), falls), ['r1: nothing better'])
    assert.deepEqual(kinds(plan('delivered'), missed), ['r1: nothing better'])
    assert.deepEqual(kinds(plan('delivered'), varies), [], 'nobody said by when')
    const dated = plan('delivered', {
      recommendations: [aRecommendation('r1', { by: dueOn('2010-05-31') }), aRecommendation('r2')],
    })
    assert.deepEqual(kinds(dated, varies), ['r1: nothing better'])
    assert.deepEqual(kinds(dated, varies, '2010-05-30'), [])
    assert.deepEqual(kinds(plan('in progress'), falls), [], 'the work is not over')
    assert.deepEqual(kinds(plan('delivered'), held), [])
  })

  test('better though not done', () => {
    assert.deepEqual(kinds(plan('in progress'), held), ['r1: better, not done'])
    assert.deepEqual(kinds(plan('in progress'), rises), ['r1: better, not done'])
    assert.deepEqual(kinds(plan('in progress'), varies), [])
  })

  test('are findings: the first before all others, in a sentence with its figures', () => {
    const one = index(plan('delivered'), missed)
    const [finding] = withFeltFindings([{ code: 'deadline.impossible', severity: 'error', message: 'x' }], one)
    assert.deepEqual([finding?.code, finding?.severity, finding?.subject], ['felt.nothing-better', 'error', 'r1'])
    assert.equal(
      finding?.message,
      'The one action of recommendation 1.1 is delivered, but it is not better: “Initial assessments finished in time” was 78.0% (78 of 100) in April 2010; asked for is at least 80% in March 2010: 2 percentage points short; two more of 100 would have reached it.',
    )
  })
})
