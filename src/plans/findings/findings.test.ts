import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Deadline } from '../deadline.ts'
import type { Plan } from '../plan.ts'
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
} from '../rules/test-plan.ts'
import { findingsOf } from './findings.ts'

/** The messages of one code. */
function messages(plan: Plan, code: string, asAt?: string): string[] {
  return findingsOf(plan, asAt)
    .filter((finding) => finding.code === code)
    .map((finding) => finding.message)
}

function deadline(kind: Deadline['kind'], text: string, more: Partial<Deadline> = {}): Deadline {
  return { kind, text, due: null, ...more }
}

const underR1 = { recommendation: 'r1' } as const
const r1 = aRecommendation('r1', { ref: '2.1.1' })

describe('deadlines', () => {
  test('31/09/10 is not a date, and the nearest is offered', () => {
    const bad = deadline('invalid', '31/09/10', { suggested: '2010-09-30' })
    const plan = aPlan({ recommendations: [r1], actions: [anAction('a1', { ...underR1, label: '1d', deadline: bad })] })
    assert.deepEqual(messages(plan, 'deadline.impossible'), [
      'Action 1d of 2.1.1: 31/09/10 is not a date: September has 30 days; the nearest is 30 September 2010.',
    ])
    const [finding] = findingsOf(plan)
    assert.equal(finding?.severity, 'error')
    assert.equal(finding?.subject, 'a1')
    assert.deepEqual(finding?.at, plan.actions[0]?.at)
  })

  test('29 February is asked about in 2010 and not in 2012', () => {
    const inWords = (text: string) => aPlan({ actions: [anAction('a1', { text, deadline: dueOn('2010-03-01') })] })
    assert.match(
      messages(inWords('Send it by 29/02/2010'), 'deadline.impossible')[0] ?? '',
      /February 2010 has 28 days/,
    )
    assert.deepEqual(messages(inWords('Send it by 29/02/2012'), 'deadline.impossible'), [])
    assert.match(messages(inWords('Send it by 31st June 2012'), 'deadline.impossible')[0] ?? '', /June has 30 days/)
  })

  test('a 2009 date among 2010 dates looks like a slip, unless the action is done', () => {
    const days = ['2010-02-28', '2010-03-31', '2010-06-30', '2009-04-02']
    const actions = days.map((day, at) => anAction(`a${at}`, { ...underR1, deadline: dueOn(day) }))
    const plan = aPlan({ recommendations: [r1], actions })
    const [message] = messages(plan, 'deadline.suspicious')
    assert.match(message ?? '', /“2009-04-02” is far from its neighbours.*Perhaps 2 April 2010 was meant\.$/)
    const done = { ...plan, updates: [anUpdate('a3', '2010-01-15', { status: 'delivered' })] }
    assert.deepEqual(messages(done, 'deadline.suspicious'), [])
    assert.equal(messages(done, 'deadline.suspicious', '2010-01-14').length, 1, 'the day before it was delivered')
  })

  test('a date before the plan begins is asked about', () => {
    const actions = [anAction('a1', { label: '1', deadline: dueOn('2009-12-01') })]
    assert.match(
      messages(aPlan({ starts: '2010-02-01', actions }), 'deadline.suspicious')[0] ?? '',
      /before the plan begins \(1 February 2010\)/,
    )
    assert.deepEqual(messages(aPlan({ starts: '2009-12-15', actions }), 'deadline.suspicious'), [])
  })

  test('an action due after its recommendation', () => {
    const by = aRecommendation('r1', { ref: '2.1.1', by: dueOn('2010-02-28') })
    const actions = [
      anAction('a1', { ...underR1, label: '1i', deadline: dueOn('2010-04-03') }),
      anAction('a2', { ...underR1, label: '1j', deadline: dueOn('2010-02-28') }),
    ]
    assert.deepEqual(messages(aPlan({ recommendations: [by], actions }), 'deadline.after-recommendation'), [
      'Action 1i of 2.1.1 is due 3 April 2010, 34 days after recommendation 2.1.1 is to be achieved (28 February 2010).',
    ])
  })

  test('no deadline: the action, and the recommendation none of whose actions has one', () => {
    const actions = [anAction('a1', { ...underR1, label: '1' }), anAction('a2', { ...underR1, label: '2' })]
    assert.deepEqual(messages(aPlan({ recommendations: [r1], actions }), 'deadline.none'), [
      'None of the 2 actions of recommendation 2.1.1 has a deadline.',
      'Action 1 of 2.1.1 has no deadline.',
      'Action 2 of 2.1.1 has no deadline.',
    ])
  })

  test('a main action whose sub-actions are dated is only a note', () => {
    const actions = [
      anAction('a1', { ...underR1, label: '1' }),
      anAction('a2', { ...underR1, label: '1a', parent: 'a1', deadline: dueOn('2010-03-31') }),
    ]
    const found = findingsOf(aPlan({ recommendations: [r1], actions })).filter(({ code }) => code === 'deadline.none')
    assert.deepEqual(
      found.map(({ severity, message }) => [severity, message]),
      [['note', 'Action 1 of 2.1.1 has no deadline of its own; the last of its sub-actions is due 31 March 2010.']],
    )
  })

  test('to be confirmed, with the words as printed', () => {
    const actions = [anAction('a1', { label: '2', deadline: deadline('tbc', 'TBC - as it is dependant') })]
    assert.deepEqual(messages(aPlan({ actions }), 'deadline.tbc'), [
      'The deadline of action 2 is still to be confirmed: “TBC - as it is dependant”.',
    ])
  })

  test('a sub-action due after its main action', () => {
    const actions = [
      anAction('a1', { label: '1', deadline: dueOn('2010-03-31') }),
      anAction('a2', { label: '1e', parent: 'a1', deadline: dueOn('2010-06-30') }),
      anAction('a3', { label: '1f', parent: 'a1', deadline: dueOn('2010-03-31') }),
    ]
    assert.deepEqual(messages(aPlan({ actions }), 'order.sub-after-main'), [
      'Action 1e is due 30 June 2010, after its main action (31 March 2010).',
    ])
  })
})

describe('leads', () => {
  test('nobody named here or above; a lead of the outcome is enough', () => {
    const outcomes = [anOutcome('o1', { leads: leads('Interim DCS') })]
    const recommendations = [aRecommendation('r1', { outcome: 'o1' }), aRecommendation('r2', { ref: '9.1' })]
    const actions = [anAction('a1', underR1), anAction('a2', { recommendation: 'r2', label: '1' })]
    assert.deepEqual(messages(aPlan({ outcomes, recommendations, actions }), 'lead.none'), [
      'Action 1 of 9.1 has no lead, and none is named above it.',
    ])
  })

  test('a post nobody holds yet, once where it is printed and not again where it is inherited', () => {
    const post = { name: 'Head of LAC Services (upon appointment)', vacant: true }
    const actions = [
      anAction('a1', { label: '1', leads: [post] }),
      anAction('a2', { label: '1a', parent: 'a1', leads: [{ ...post, inherited: true }] }),
    ]
    assert.deepEqual(messages(aPlan({ actions }), 'lead.vacant'), [
      'Action 1 waits for a lead who is not there yet: “Head of LAC Services (upon appointment)”.',
    ])
  })

  test('one lead for more than 15% and more than 20, and more than eight in a month', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        anAction(`a${at}`, {
          leads: leads(at % 2 ? 'Chief Officer - CYPSC' : 'Chief Officer CYPSC'),
          deadline: dueOn('2010-03-05'),
        }),
      )
    assert.deepEqual(messages(aPlan({ actions: of(21) }), 'lead.overloaded'), [
      'Chief Officer CYPSC leads 21 of the 21 actions (100%).',
    ])
    assert.deepEqual(messages(aPlan({ actions: of(20) }), 'lead.overloaded'), [])
    assert.deepEqual(messages(aPlan({ actions: of(9) }), 'lead.busy-month'), [
      'Chief Officer CYPSC has 9 actions due in March 2010.',
    ])
    assert.deepEqual(messages(aPlan({ actions: of(8) }), 'lead.busy-month'), [])
  })

  test('a theme for which nobody answers', () => {
    const themes = [aTheme('t1', { ref: '1', leads: [] }), aTheme('t2', { ref: '2', leads: [] }), aTheme('t3')]
    const outcomes = [anOutcome('o1', { theme: 't2', leads: leads('Interim DCS') })]
    assert.deepEqual(messages(aPlan({ themes, outcomes }), 'theme.no-lead'), ['Theme 1 has no accountable lead.'])
  })
})

describe('recommendations and criteria', () => {
  test('no action, no criterion, no target', () => {
    const plan = aPlan({ recommendations: [r1] })
    assert.deepEqual(
      findingsOf(plan).map(({ code, severity, message }) => [code, severity, message]),
      [
        ['recommendation.no-action', 'error', 'Recommendation 2.1.1 has no action.'],
        [
          'recommendation.no-criterion',
          'warning',
          'Recommendation 2.1.1 has no success criterion, so it can be done but never evidenced.',
        ],
        ['recommendation.no-target', 'note', 'Recommendation 2.1.1 has no performance target.'],
      ],
    )
  })

  test('a vague criterion, unless it names something to look at', () => {
    const criteria = [
      'Partners work together in a robust way',
      'Effective: 90% of visits on time',
      'Improved audit grades',
      'Staff say so',
    ]
    const recommendations = [aRecommendation('r1', { ref: '1.1.1', criteria })]
    assert.deepEqual(messages(aPlan({ recommendations }), 'criterion.unmeasurable'), [
      'Criterion 1 of recommendation 1.1.1, “Partners work together in a robust way”, says “robust” and names no figure, date, product or check.',
    ])
  })

  test('a target with a figure and no time', () => {
    const targets = ['90% of meetings in two weeks', '80% for October 2010', 'Better attendance']
    const recommendations = [aRecommendation('r1', { ref: '3.1.1', targets })]
    assert.deepEqual(messages(aPlan({ recommendations }), 'target.no-period'), [
      'The target “90% of meetings in two weeks” of recommendation 3.1.1 says neither by when nor for which time.',
    ])
  })

  test('an impact expected before the work is done', () => {
    const impacts = [
      { text: 'Fewer placements', timescale: 'January 2012' },
      { text: 'Fewer children', timescale: 'From February 2012' },
      { text: 'Lower cost', timescale: '2012/13' },
    ]
    const recommendations = [aRecommendation('r1', { ref: '6C', impacts })]
    const actions = ['2012-02-01', '2012-03-31'].map((day) => anAction(day, { ...underR1, deadline: dueOn(day) }))
    assert.deepEqual(messages(aPlan({ recommendations, actions }), 'impact.before-delivery'), [
      'Recommendation 6C expects “Fewer placements” “January 2012”, before the last of its actions is due (31 March 2012).',
    ])
  })

  test('an action that only points at its recommendation', () => {
    const actions = [
      anAction('a1', { label: '1', text: 'See recommendation column' }),
      anAction('a2', { text: 'See the children' }),
    ]
    assert.deepEqual(messages(aPlan({ actions }), 'action.empty-title'), [
      'Action 1 says only “See recommendation column”.',
    ])
  })
})

describe('labels, references and copies', () => {
  test('two main actions 1 in one recommendation', () => {
    const recommendations = [aRecommendation('r1', { ref: '1.1.1' })]
    const actions = [
      anAction('a1', { ...underR1, label: '1', text: 'Establish a board' }),
      anAction('a2', { ...underR1, label: '1', text: 'Develop a plan' }),
    ]
    assert.deepEqual(messages(aPlan({ recommendations, actions }), 'label.duplicate'), [
      'Recommendation 1.1.1 has two actions labelled 1: “Establish a board” and “Develop a plan”.',
    ])
  })

  test('a label left out', () => {
    const labels = ['1a,', '1.b', '1 c', '1e']
    const actions = [anAction('m', { label: '1' }), ...labels.map((label) => anAction(label, { label, parent: 'm' }))]
    assert.deepEqual(messages(aPlan({ actions }), 'label.gap'), ['Main action 1 goes from 1 c to 1e: 1d is missing.'])
  })

  test('5.34 leads nowhere; perhaps 5.3.4', () => {
    const recommendations = ['2.1.4', '2.1.7', '5.3.4'].map((ref) => aRecommendation(ref, { ref }))
    const actions = [
      anAction('a1', { recommendation: '2.1.7', label: '1', text: 'Train staff (links to section 2.1.4 and 5.34)' }),
      anAction('a2', {
        recommendation: '2.1.7',
        label: '2',
        text: 'See recommendation 5.3 and section 2.1.4, cost 5.34',
      }),
    ]
    assert.deepEqual(messages(aPlan({ recommendations, actions }), 'reference.nowhere'), [
      'Action 1 of 2.1.7 says “links to section 2.1.4 and 5.34”, but the plan has no 5.34; perhaps 5.3.4 is meant.',
    ])
  })

  /** Two main actions with the same four steps; the fourth speaks of `action 1b`. */
  function copiedPlan(): Plan {
    const steps = [
      'Consult with and train all staff',
      'Run the analysis for the third quarter',
      'Clean the data of open referrals',
      'Deliver the improvements identified in action 1b',
    ]
    const block = (n: number) => [
      anAction(`m${n}`, { ...underR1, label: String(n), text: `Improve assessments, part ${n}` }),
      ...steps.map((text, at) =>
        anAction(`s${n}${at}`, { ...underR1, parent: `m${n}`, label: `${n}${'abcd'[at]}`, text }),
      ),
    ]
    return aPlan({ recommendations: [r1], actions: [...block(1), ...block(2)] })
  }

  test('a copied block, and the reference inside it that still points at the original', () => {
    const plan = copiedPlan()
    assert.deepEqual(messages(plan, 'copied.block'), [
      'Actions 2a to 2d of 2.1.1 repeat actions 1a to 1d of 2.1.1 word for word.',
    ])
    assert.deepEqual(messages(plan, 'reference.to-copy'), [
      'Action 2d of 2.1.1 says “action 1b”, which is in the block it was copied from; its own block’s is 2b.',
    ])
    assert.deepEqual(messages(plan, 'reference.nowhere'), [], 'the original is there')
  })

  test('two steps in common are not a copied block', () => {
    const plan = copiedPlan()
    const actions = plan.actions.filter(({ id }) => !['s22', 's23'].includes(id))
    assert.deepEqual(messages({ ...plan, actions }, 'copied.block'), [])
  })
})

describe('sources', () => {
  const sources = [
    { code: 'IN', title: 'Improvement notice' },
    { code: 'AI SG', title: 'Announced inspection, safeguarding' },
  ]

  test('a recommendation that names none, only in a plan that uses sources', () => {
    const bare = aPlan({ recommendations: [r1] })
    assert.deepEqual(messages(bare, 'source.none'), [])
    assert.deepEqual(messages({ ...bare, sources }, 'source.none'), ['Recommendation 2.1.1 names no source.'])
  })

  test('a code the key does not explain, with what it looks like', () => {
    const recommendations = [aRecommendation('r1', { ref: '2.1.1', sources: ['A1SG5', 'IN 3.1', 'ai sg 6', 'QQ 4'] })]
    assert.deepEqual(messages(aPlan({ sources, recommendations }), 'source.unknown-code'), [
      'Recommendation 2.1.1 cites “A1SG5”, which is not in the document’s key; perhaps AI SG is meant.',
      'Recommendation 2.1.1 cites “QQ 4”, which is not in the document’s key.',
    ])
  })
})

test('a plan with nothing in it has no findings, and a sound one none either', () => {
  assert.deepEqual(findingsOf(aPlan()), [])
  const sound = aPlan({
    themes: [aTheme('t1')],
    recommendations: [
      aRecommendation('r1', {
        ref: '1.1',
        theme: 't1',
        criteria: ['Audit: 8 of 10 good'],
        targets: ['80% by March 2010'],
      }),
    ],
    actions: [anAction('a1', { ...underR1, label: '1', deadline: dueOn('2010-03-01'), leads: leads('Project Lead') })],
  })
  assert.deepEqual(findingsOf(sound), [])
})

test('gravest first, and every subject is in the plan', () => {
  const plan = aLargePlan(60)
  const order = findingsOf(plan).map(({ severity }) => ['error', 'warning', 'note'].indexOf(severity))
  assert.deepEqual(order, [...order].sort())
  const ids = new Set([...plan.actions, ...plan.recommendations, ...plan.themes].map(({ id }) => id))
  for (const { subject } of findingsOf(plan)) assert.ok(subject === undefined || ids.has(subject))
})
