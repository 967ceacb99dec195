import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { aMeasure, factsFrom, measuredFrom } from '../../performance/links/measures.fixture.ts'
import type { MeasuredPlan } from '../../performance/links/rules/felt.ts'
import type { ActionStatus, Plan } from '../../plans/plan.ts'
import { anAction, anUpdate, aPlan, aRecommendation, dueOn, leads } from '../../plans/rules/test-plan.ts'
import { monthlyReport } from '../monthly.ts'
import { monthlyDocument } from '../render/document.ts'
import { renderMonthlyDocx } from '../render/docx.ts'
import { renderMonthlyFragment } from '../render/html.ts'
import { renderMonthlyPdf } from '../render/pdf.ts'

const asAt = '2010-06-15'
const march80 = [{ period: '2010-03', value: 80 }]
const short = measuredFrom([factsFrom('2010-01', [70, 75, 74], march80)])
const held = measuredFrom([factsFrom('2010-01', [80, 81, 82], march80)])

function plan(status: ActionStatus): Plan {
  return aPlan({
    recommendations: [
      aRecommendation('r1', { ref: '1.1', text: 'Finish assessments in time' }),
      aRecommendation('r2', { ref: '1.2' }),
    ],
    actions: ['r1', 'r2'].map((recommendation) =>
      anAction(`a-${recommendation}`, {
        recommendation,
        leads: leads('Head'),
        deadline: dueOn(recommendation === 'r1' ? '2010-12-01' : '2010-05-31'),
      }),
    ),
    updates: [anUpdate('a-r1', '2010-06-01', { status })],
    context: [{ kind: 'measure', ref: 'NI 59', title: null, text: '80% for the month of March 2010', at: {} }],
    measures: [
      aMeasure('r1'),
      aMeasure('r2', { id: 'm2' }),
      aMeasure('', { id: 'm3', to: { kind: 'requirement', id: 'NI 59' } }),
      aMeasure('r2', { id: 'm4', indicator: 'NI 60' }),
    ],
  })
}
const reportOf = (status: ActionStatus, measured?: MeasuredPlan) =>
  monthlyReport(plan(status), { asAt, ...(measured ? { measured } : {}) })

describe('is it better for children?', () => {
  test('each measure once, those of the notice with all that they measure, those without a figure last', () => {
    const { better } = reportOf('in progress', short)
    assert.deepEqual(better.rows[0], {
      ...{ indicator: 'NI 59', title: 'Initial assessments finished in time', base: 'by month', ofNotice: true },
      ...{
        measures: 'NI 59, 1.1 and 1.2',
        numerator: 74,
        denominator: 100,
        value: 74,
        valueInWords: '74.0% (74 of 100)',
      },
      ...{ time: 'in March 2010', target: 80, targetInWords: 'at least 80% in March 2010' },
      ...{ distance: '6 percentage points short; six more of 100 would have reached it' },
      ...{ direction: 'Too early to tell from chance', state: 'not yet', stateInWords: 'Not yet better', held: '' },
    })
    assert.deepEqual(
      better.rows.map(({ indicator, state }) => [indicator, state]),
      [
        ['NI 59', 'not yet'],
        ['NI 60', 'not measured yet'],
      ],
    )
    assert.equal(better.sentence, 'Of two measures, one is not better yet and one has no figure yet.')
  })

  test('without figures every measure waits, and without links nothing can be said', () => {
    assert.equal(reportOf('in progress').better.sentence, 'Of two measures, two have no figure yet.')
    const { better } = monthlyReport({ ...plan('in progress'), measures: [] }, { asAt, measured: short })
    assert.match(better.sentence, /^Nothing can be said yet: no indicator is linked/)
  })
})

describe('all done, nothing better', () => {
  const report = reportOf('delivered', short)

  test('is the headline, before what is overdue, which is still said', () => {
    assert.equal(
      report.headline,
      'All is done for recommendation 1.1, but it is not better for children: “Initial assessments finished in time” was 74.0% (74 of 100) in March 2010; asked for is at least 80% in March 2010: 6 percentage points short; six more of 100 would have reached it.',
    )
    assert.equal(report.summary[0], 'One of the 2 actions is overdue, by 15 days.')
    assert.match(reportOf('in progress', short).headline, /^One of the 2 actions is overdue/)
    assert.match(reportOf('delivered', held).headline, /^One of the 2 actions is overdue/)
  })

  test('is the first of the findings, and a part of its own with each measure', () => {
    assert.deepEqual(
      [report.findings.rows[0]?.code, report.findings.rows[0]?.severity],
      ['felt.nothing-better', 'error'],
    )
    const [row] = report.better.nothingBetter.rows
    assert.deepEqual([row?.ref, row?.delivered, row?.actions, row?.measures.length], ['1.1', 1, 1, 1])
    assert.equal(
      report.better.nothingBetter.sentence,
      'For one recommendation, everything is done and it is not better for children.',
    )
  })

  test('stands first in the document, with a chart; without it there is no such part', () => {
    const kinds = monthlyDocument(report).sections[0]?.blocks.map(({ kind }) => kind)
    assert.deepEqual(kinds?.slice(0, 5), ['paragraph', 'callout', 'paragraph', 'paragraph', 'chart'])
    const well = monthlyDocument(reportOf('in progress', short)).sections[0]?.blocks.map(({ kind }) => kind)
    assert.deepEqual(well?.slice(0, 3), ['paragraph', 'figures', 'list'])
  })

  test('is the same on the page, in Word and in PDF', async () => {
    const word = strFromU8(unzipSync(await renderMonthlyDocx(report))['word/document.xml'] ?? new Uint8Array())
    const html = renderMonthlyFragment(report)
    for (const words of [
      'All done, nothing better',
      'Is it better for children?',
      '74.0% (74 of 100)',
      'Not yet better',
    ])
      for (const [name, text] of [
        ['Word', word],
        ['page', html],
      ] as const)
        assert.ok(text.replaceAll('\u00a0', ' ').includes(words), `${name}: ${words}`)
    const pdf = Buffer.from(await renderMonthlyPdf(report)).toString('latin1')
    assert.match(pdf, /pdfuaid:part>1</)
    assert.equal([...pdf.matchAll(/\/S\s*\/Figure/g)].length, 4, 'the three charts of every report and this one')
  })
})

test('better though not done is told in a sentence, and is no headline', () => {
  const report = reportOf('in progress', held)
  assert.match(
    report.better.betterNotDone[0] ?? '',
    /^1\.1: “Initial assessments finished in time” was 82\.0%.*2 percentage points better than asked\.$/,
  )
  assert.match(report.headline, /overdue/)
})

test('the felt mark is in the table of marks, with how many get worse', () => {
  const { marks } = reportOf('in progress', held)
  assert.deepEqual([marks.plan.marks.felt.count, marks.plan.marks.felt.of], [1, 2])
  assert.match(marks.sentence, /One of the 2 measured recommendations is felt\.$/)
  assert.match(reportOf('in progress').marks.sentence, /Neither measured recommendation is felt\.$/)
})
