import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ActionStatus, Plan } from '../plans/plan.ts'
import {
  aLargePlan,
  anAction,
  anUpdate,
  aPlan,
  aRecommendation,
  aTheme,
  dueOn,
  leads,
  someEvidence,
} from '../plans/rules/test-plan.ts'
import { monthlyReport } from './monthly.ts'

const asAt = '2010-06-01'

/** A plan of so many actions under one recommendation, each led by the Project Lead and due on its day. */
function planDue(...days: string[]): Plan {
  return aPlan({
    themes: [aTheme('t1', { ref: '1', title: 'Leadership' })],
    recommendations: [aRecommendation('r1', { ref: '1.1', theme: 't1', criteria: ['8 of 10 audits good'] })],
    actions: days.map((day, at) =>
      anAction(`a${at}`, {
        recommendation: 'r1',
        label: `${at + 1}`,
        leads: leads('Project Lead'),
        deadline: dueOn(day),
      }),
    ),
  })
}

function saying(plan: Plan, ...statuses: ActionStatus[]): Plan {
  return { ...plan, updates: statuses.map((status, at) => anUpdate(`a${at}`, '2010-05-20', { status })) }
}

describe('the headline is the most important fact', () => {
  test('what is overdue comes before all else', () => {
    const one = monthlyReport(planDue('2010-05-31', '2010-12-01'), { asAt })
    assert.equal(one.headline, 'One of the 2 actions is overdue, by 1 day.')
    const two = monthlyReport(planDue('2010-05-31', '2010-05-01', '2010-12-01'), { asAt })
    assert.equal(
      two.headline,
      'Two of the 3 actions are overdue, the longest by 31 days; all wait for the same lead, Project Lead.',
    )
    assert.equal(monthlyReport(planDue('2010-05-31'), { asAt }).headline, 'The one action is overdue, by 1 day.')
  })

  test('then what is at risk, then proof, then that all is well', () => {
    assert.equal(
      monthlyReport(planDue('2010-06-10', '2010-12-01'), { asAt }).headline,
      'Nothing is overdue, but one of the 2 actions is at risk.',
    )
    const delivered = saying(planDue('2010-06-10', '2010-12-01'), 'delivered', 'delivered')
    assert.equal(monthlyReport(delivered, { asAt }).headline, 'Both actions are delivered, but none is evidenced yet.')
    assert.equal(
      monthlyReport({ ...delivered, evidence: [someEvidence('r1', 0)] }, { asAt }).headline,
      'Both actions are delivered and evidenced.',
    )
    assert.equal(
      monthlyReport(planDue('2010-12-01'), { asAt }).headline,
      'Nothing is overdue or at risk on 1 June 2010.',
    )
    assert.equal(monthlyReport(aPlan(), { asAt }).headline, 'The plan has no actions, so there is nothing to report.')
  })

  test('a date that is probably a slip does not make the headline', () => {
    const plan = planDue('2010-03-01', '2010-04-01', '2010-05-01', '2009-03-15')
    assert.match(monthlyReport(plan, { asAt }).headline, /the longest by 92 days/)
    assert.match(monthlyReport(plan, { asAt }).overdue.rows[0]?.reason ?? '', /The date looks like a slip\.$/)
  })
})

test('silence is said first among the rest', () => {
  assert.deepEqual(monthlyReport(planDue('2010-12-01'), { asAt }).summary, [
    'No progress has been reported on any action yet.',
    'No action has been reported as delivered.',
    'The one success criterion is not met with accepted proof.',
    'Nothing falls due in the next six weeks.',
  ])
})

test('the report is as at its day: what was said after it is not in it', () => {
  const plan = saying(planDue('2010-05-01'), 'delivered')
  assert.equal(monthlyReport(plan, { asAt: '2010-05-19' }).overdue.total, 1)
  assert.equal(monthlyReport(plan, { asAt: '2010-05-20' }).overdue.total, 0)
})

test('counts, in words that agree with them', () => {
  const plan = saying(planDue('2010-05-01', '2010-05-02', '2010-07-13', '2010-07-14'), 'delivered')
  plan.actions.push(anAction('x', { recommendation: 'r1' }))
  const counts = monthlyReport(plan, { asAt }).counts.map(({ count, label }) => `${count} ${label}`)
  assert.deepEqual(counts, [
    '1 recommendation',
    '5 actions',
    '1 delivered',
    '1 overdue',
    '1 due in the next six weeks',
    '1 has no date',
    '1 has no lead',
  ])
})

test('no date or no lead, those with neither first', () => {
  const plan = planDue('2010-12-01')
  plan.actions.push(
    anAction('no-date', { leads: leads('Head of HR') }),
    anAction('no-lead', { deadline: dueOn('2010-12-01') }),
    anAction('neither'),
  )
  const { gaps } = monthlyReport(plan, { asAt })
  assert.deepEqual(
    gaps.rows.map(({ action, missing }) => [action, missing]),
    [
      ['neither', 'No date and no lead'],
      ['no-lead', 'No lead'],
      ['no-date', 'No date'],
    ],
  )
  assert.equal(
    gaps.sentence,
    'Two open actions have no date that they can be judged by and two have nobody to lead them; one has neither.',
  )
  assert.equal(monthlyReport(planDue('2010-12-01'), { asAt }).gaps.sentence, 'Every open action has a date and a lead.')
})

test('an overdue row holds what the board asks next', () => {
  const plan = planDue('2010-05-31')
  plan.updates = [anUpdate('a0', '2010-05-20', { note: 'Venue fell through', pathToGreen: 'New venue on 14 June' })]
  const [row] = monthlyReport(plan, { asAt }).overdue.rows
  assert.deepEqual(
    [
      row?.ref,
      row?.label,
      row?.deadlinePrinted,
      row?.dueInWords,
      row?.daysLate,
      row?.lead,
      row?.note,
      row?.pathToGreen,
    ],
    ['1.1', '1', '2010-05-31', '31 May 2010', 1, 'Project Lead', 'Venue fell through', 'New venue on 14 June'],
  )
})

test('changes: after the last report, not after this one, newest first', () => {
  const change = (on: string) => ({
    on,
    who: 'Programme manager',
    what: 'action changed',
    why: 'Funding',
    subject: null,
  })
  const changes = ['2010-04-30', '2010-05-01', '2010-06-01T09:30:00Z', '2010-06-02'].map(change)
  const report = monthlyReport(planDue('2010-12-01'), { asAt, since: '2010-04-30', changes })
  assert.deepEqual(
    report.changes.rows.map((row) => row.onInWords),
    ['1 June 2010', '1 May 2010'],
  )
  assert.equal(report.changes.sentence, 'Two changes were made to the plan since 30 April 2010.')
  const none = monthlyReport(planDue('2010-12-01'), { asAt, since: '2010-04-30', changes: [] })
  assert.equal(none.changes.sentence, 'The plan has not been changed since 30 April 2010.')
  assert.match(monthlyReport(planDue('2010-12-01'), { asAt }).changes.sentence, /without the record of changes/)
})

test('long lists are cut, and say by how many', () => {
  const days = Array.from({ length: 40 }, (_, at) => `2010-04-${String(1 + (at % 28)).padStart(2, '0')}`)
  const { overdue } = monthlyReport(planDue(...days), { asAt })
  assert.deepEqual([overdue.rows.length, overdue.total, overdue.more], [25, 40, 'and 15 more in the plan'])
})

test('marks by theme end with the whole plan; what is under no theme has its own row', () => {
  const plan = saying(planDue('2010-05-01'), 'delivered')
  plan.actions.push(anAction('loose'))
  const { marks } = monthlyReport(plan, { asAt })
  assert.deepEqual(
    [...marks.themes, marks.plan].map(({ title, marks: { done } }) => [title, done.count, done.of]),
    [
      ['1 Leadership', 1, 1],
      ['Not under a theme', 0, 1],
      ['Whole plan', 1, 2],
    ],
  )
})

describe('charts', () => {
  test('due by month: every month between, with what was delivered and what is overdue', () => {
    const plan = saying(planDue('2010-04-01', '2010-04-20', '2010-06-30'), 'delivered')
    assert.deepEqual(monthlyReport(plan, { asAt }).charts.dueByMonth.months, [
      { month: '2010-04', due: 2, delivered: 1, overdue: 1 },
      { month: '2010-05', due: 0, delivered: 0, overdue: 0 },
      { month: '2010-06', due: 1, delivered: 0, overdue: 0 },
    ])
  })

  test('a date in the year 201 or 9999 does not stretch the chart, and is not lost', () => {
    const { months, earlier, later } = monthlyReport(planDue('0201-03-01', '2010-06-30', '9999-01-01'), { asAt }).charts
      .dueByMonth
    assert.deepEqual([months.length, earlier, later], [1, 1, 1])
    const { months: none, earlier: all } = monthlyReport(planDue('2001-03-01'), { asAt }).charts.dueByMonth
    assert.deepEqual([none.length, all], [1, 1])
  })

  test('colours by theme add up to the actions not withdrawn', () => {
    const { themes } = monthlyReport(aLargePlan(100), { asAt }).charts.ragByTheme
    for (const { counts, total } of themes) {
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        total,
      )
    }
  })
})

test('findings worth the board’s time: errors first, no notes, at most twelve kinds', () => {
  const plan = planDue('2010-12-01')
  plan.recommendations.push(aRecommendation('r2', { ref: '1.2', criteria: ['In place'] }))
  const { findings } = monthlyReport(plan, { asAt })
  assert.deepEqual(
    findings.rows.map(({ code, severity, count }) => [code, severity, count]),
    [['recommendation.no-action', 'error', 1]],
  )
  assert.equal(findings.sentence, '1 point of 1 kind in the plan itself needs putting right.')
  assert.ok(monthlyReport(aLargePlan(450), { asAt }).findings.rows.length <= 12)
})

test('a day that is none is refused', () => {
  assert.throws(() => monthlyReport(aPlan(), { asAt: '2010-02-30' }), /“2010-02-30” is not a day/)
  assert.throws(() => monthlyReport(aPlan(), { asAt, since: 'last month' }), RangeError)
})

test('whatever is said of a plan, every sentence ends, agrees and holds no hole', () => {
  const status = fc.constantFrom<ActionStatus>('not started', 'in progress', 'delivered', 'withdrawn')
  const day = fc.integer({ min: 1, max: 12 }).map((month) => `2010-${String(month).padStart(2, '0')}-15`)
  const rows = fc.array(fc.tuple(day, status), { maxLength: 6 })
  fc.assert(
    fc.property(rows, (said) => {
      const plan = saying(planDue(...said.map(([due]) => due)), ...said.map(([, one]) => one))
      const report = monthlyReport(plan, { asAt })
      const sections = [report.overdue, report.atRisk, report.dueSoon, report.gaps, report.changes, report.findings]
      const sentences = [
        report.headline,
        ...report.summary,
        report.marks.sentence,
        ...sections.map((one) => one.sentence),
      ]
      for (const sentence of sentences) {
        assert.match(sentence, /^[A-Z0-9].*\.$/)
        assert.doesNotMatch(sentence, /undefined|null|NaN|\.\.| {2}|\b(?:one|1) actions\b|\bOne .* are\b|\bNo of\b/)
      }
      const { overdue, live } = { overdue: report.overdue.total, live: report.counts[1]?.count ?? 0 }
      assert.ok(overdue <= live)
    }),
    { numRuns: 60 },
  )
})
