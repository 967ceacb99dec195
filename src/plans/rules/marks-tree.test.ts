import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { coverageOf, normalSourceCode } from './coverage.ts'
import { marksOf, marksOfPlan, marksOfTheme } from './marks.ts'
import {
  aLargePlan,
  anAction,
  anOutcome,
  anUpdate,
  aPlan,
  aRecommendation,
  aTheme,
  dueOn,
  leads,
  someActionProof,
  someday,
  someEvidence,
} from './test-plan.ts'
import { type ActionNode, treeOf } from './tree.ts'
import { workloadOf } from './workload.ts'

describe('the three marks', () => {
  const recommendations = [
    aRecommendation('r1', { theme: 't1', criteria: ['One', 'Two'] }),
    aRecommendation('r2', { theme: 't1' }),
  ]
  const actions = [
    anAction('a1', { recommendation: 'r1' }),
    anAction('a2', { recommendation: 'r1' }),
    anAction('a3', { recommendation: 'r2', criteria: ['Of its own'] }),
    anAction('a4'),
  ]
  const updates = [
    anUpdate('a1', '2010-05-01', { status: 'delivered' }),
    anUpdate('a2', '2010-05-01', { status: 'withdrawn' }),
  ]
  const evidence = [someEvidence('r1', 0), someEvidence('r1', 7), someActionProof('a3', 0)]
  const plan = aPlan({ themes: [aTheme('t1')], recommendations, actions, updates, evidence })

  test('of a recommendation: the withdrawn are not counted, nor proof of a criterion that is not there', () => {
    assert.deepEqual(marksOf(plan, ['r1'], someday), {
      done: { count: 1, of: 1, state: 'reached' },
      evidenced: { count: 1, of: 2, state: 'part', actions: 0 },
      felt: { count: 0, of: 0, state: 'not measured yet', unit: 'recommendation', worse: 0 },
    })
    assert.deepEqual(marksOf(plan, ['r1'], '2010-04-30').done, { count: 0, of: 2, state: 'not yet' })
  })

  test('of a recommendation without criteria: those of its actions', () => {
    assert.deepEqual(marksOf(plan, ['r2'], someday).evidenced, { count: 1, of: 1, state: 'reached', actions: 0 })
  })

  test('of a theme and of the plan, where the action under no recommendation counts too', () => {
    assert.deepEqual(marksOfTheme(plan, 't1', someday).done, { count: 1, of: 2, state: 'part' })
    assert.deepEqual(marksOfPlan(plan, someday).done, { count: 1, of: 3, state: 'part' })
    assert.deepEqual(marksOfPlan(plan, someday).evidenced, { count: 2, of: 4, state: 'part', actions: 1 })
    assert.equal(marksOfPlan(aPlan(), someday).done.state, 'nothing to count')
  })
})

/** Ids in the order in which the tree holds them. */
function idsOf(nodes: readonly ActionNode[]): string[] {
  return nodes.flatMap((node) => [node.action.id, ...idsOf(node.subs)])
}

describe('the tree', () => {
  test('theme, outcome, recommendation, main, sub, and honest places for what hangs on nothing', () => {
    const tree = treeOf(
      aPlan({
        themes: [aTheme('t1', { ref: '1', title: 'Leadership' })],
        outcomes: [anOutcome('o1', { theme: 't1', ref: '1.1', title: 'A board' })],
        recommendations: [aRecommendation('r1', { outcome: 'o1' }), aRecommendation('r2')],
        actions: [
          anAction('m', { recommendation: 'r1' }),
          anAction('s', { parent: 'm' }),
          anAction('lost', { parent: 'nobody' }),
        ],
      }),
    )
    const shape = tree.map((theme) => [
      theme.title,
      theme.outcomes.map((outcome) => [
        outcome.title,
        outcome.recommendations.map((one) => [one.title, idsOf(one.actions)]),
      ]),
    ])
    assert.deepEqual(shape, [
      ['1 Leadership', [['1.1 A board', [['Recommendation r1', ['m', 's']]]]]],
      [
        'Not under a theme',
        [
          [
            'Not under an outcome',
            [
              ['Recommendation r2', []],
              ['Not under a recommendation', ['lost']],
            ],
          ],
        ],
      ],
    ])
  })

  test('a ring of parents is shown, once', () => {
    const actions = [anAction('a', { parent: 'b' }), anAction('b', { parent: 'a' }), anAction('c', { parent: 'c' })]
    const all = treeOf(aPlan({ actions })).flatMap((theme) =>
      theme.outcomes.flatMap((outcome) => outcome.recommendations.flatMap((one) => idsOf(one.actions))),
    )
    assert.deepEqual(all.sort(), ['a', 'b', 'c'])
  })

  test('every action of a large plan is in it once', () => {
    const plan = aLargePlan(450)
    const all = treeOf(plan).flatMap((theme) =>
      theme.outcomes.flatMap((outcome) => outcome.recommendations.flatMap((one) => idsOf(one.actions))),
    )
    assert.equal(all.length, 450)
    assert.equal(new Set(all).size, 450)
  })
})

test('coverage runs both ways', () => {
  const at = { line: 1 }
  const plan = aPlan({
    sources: [
      { code: 'IN', title: 'Improvement notice' },
      { code: 'IN T', title: 'Its targets' },
      { code: 'AI', title: 'Announced inspection' },
    ],
    recommendations: [
      aRecommendation('r1', { sources: ['IN 3.1', 'IN T1'] }),
      aRecommendation('r2', { sources: ['in  3.1.'] }),
      aRecommendation('r3'),
    ],
    context: [
      { kind: 'requirement', ref: '3.1', title: null, text: 'Set up a board', at },
      { kind: 'requirement', ref: 'IN 3.2', title: null, text: 'Write a plan', at },
      { kind: 'text', ref: 'IN 3.9', title: null, text: 'No requirement', at },
    ],
  })
  const coverage = coverageOf(plan)
  assert.deepEqual(
    coverage.sources.map((row) => [row.code, row.source?.code, row.recommendations]),
    [
      ['IN 3.1', 'IN', ['r1', 'r2']],
      ['IN T 1', 'IN T', ['r1']],
    ],
  )
  assert.deepEqual(
    coverage.unanswered.map((one) => one.code),
    ['IN 3.2'],
  )
  assert.deepEqual(
    coverage.unusedSources.map((one) => one.code),
    ['AI'],
  )
  assert.deepEqual(coverage.withoutSource, ['r3'])
  assert.equal(normalSourceCode('A1SG5'), 'A 1SG 5')
})

test('workload: one post under two spellings, open actions by month, the delivered only in the total', () => {
  const plan = aPlan({
    actions: [
      anAction('a1', { leads: leads('Chief Officer - CYPSC'), deadline: dueOn('2010-05-03') }),
      anAction('a2', { leads: leads('Chief Officer CYPSC', 'Head of HR'), deadline: dueOn('2010-07-03') }),
      anAction('a3', { leads: leads('chief officer (CYPSC)') }),
      anAction('a4', { leads: leads('Head of HR'), deadline: dueOn('2010-05-03') }),
      anAction('a5', {}),
    ],
    updates: [anUpdate('a4', '2010-05-01', { status: 'delivered' })],
  })
  const { leads: loads, months, withoutLead } = workloadOf(plan, someday)
  assert.deepEqual(months, ['2010-05', '2010-06', '2010-07'])
  assert.equal(withoutLead, 1)
  assert.deepEqual(loads, [
    {
      name: 'Chief Officer - CYPSC',
      printed: ['Chief Officer - CYPSC'],
      vacant: false,
      total: 3,
      open: 3,
      overdue: 1,
      byMonth: { '2010-05': 1, '2010-07': 1 },
      noDate: 1,
    },
    {
      name: 'Head of HR',
      printed: ['Head of HR'],
      vacant: false,
      total: 2,
      open: 1,
      overdue: 0,
      byMonth: { '2010-07': 1 },
      noDate: 0,
    },
  ])
})

test('workload by what leads mean: two names of one post are one load, whose actions are found by either name', () => {
  const plan = aPlan({
    actions: [
      anAction('a1', { leads: leads('Head of HR', 'HR Head') }),
      anAction('a2', { leads: leads('HR Head') }),
      anAction('a3', { leads: leads('Head of IT') }),
    ],
  })
  const meaning = ({ name }: { name: string }) =>
    name === 'Head of IT' ? { key: 'it', name } : { key: 'hr', name: 'Head of People' }
  const loads = workloadOf(plan, someday, meaning).leads.map(({ name, printed, open }) => ({ name, printed, open }))
  assert.deepEqual(loads, [
    { name: 'Head of People', printed: ['Head of HR', 'HR Head'], open: 2 },
    { name: 'Head of IT', printed: ['Head of IT'], open: 1 },
  ])
})
