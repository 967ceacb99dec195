import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readPlan } from '../../../../importing/jobs/read-plan.ts'
import type { Recommendation } from '../../../../plans/plan.ts'
import { anAction, aPlan, aRecommendation } from '../../../../plans/rules/test-plan.ts'
import { isWhole, proposeTargets } from './propose-targets.ts'
import { clausesOf } from './read-clause.ts'
import { levelsIn } from './said-levels.ts'
import { periodsIn } from './said-periods.ts'

const said = (text: string, more: Partial<Recommendation> = {}) =>
  proposeTargets({
    ...aPlan({ recommendations: [aRecommendation('r1', { ref: '2.1', targets: [text], ...more })] }),
    starts: '2010-01-01',
  })
/** Indicator, base, period, side and level of each. */
const read = (text: string, more: Partial<Recommendation> = {}) =>
  said(text, more).map(({ indicator, base, period, way, value }) => `${indicator}, ${base}, ${period}: ${way} ${value}`)

describe('targets in the words of a plan', () => {
  it('one indicator, two bases, three levels', () => {
    assert.deepEqual(
      read(
        'NI 59 – raise initial assessments in time to 72% for the month of March 2010, to 80% for the month of October 2010 and to 80% by end of March 2011 (i.e. as the cumulative figure of the year)',
      ),
      [
        'NI 59, month, 2010-03: at least 72',
        'NI 59, month, 2010-10: at least 80',
        'NI 59, year to date, 2011-03: at least 80',
      ],
    )
  })

  it('days, months and years; the period after the level or before it', () => {
    assert.deepEqual(read('Early help: 90% of CAF meetings within two weeks by 30/09/10, then 96% by 30/09/11'), [
      'CAF meetings, month, 2010-09: at least 90',
      'CAF meetings, month, 2011-09: at least 96',
    ])
    assert.deepEqual(read('80% of core assessments in time by the end of October 2010'), [
      'NI 60, month, 2010-10: at least 80',
    ])
    assert.deepEqual(read('By March 2011, 85% of initial conferences are held within 15 working days'), [
      'Conferences in time, month, 2011-03: at least 85',
    ])
    assert.deepEqual(read('Repeat referrals down to 20% for 2009/10'), [
      'Re-referrals, year to date, 2009/10: at most 20',
    ])
  })

  it('numbers that are no percentages, one after another', () => {
    assert.deepEqual(read('Caseloads from 24 to 22 by 2010/11 and to 20 by 2011/12'), [
      'Caseload, snapshot, 2011-03: at most 22',
      'Caseload, snapshot, 2012-03: at most 20',
    ])
    assert.deepEqual(read('Caseload: 24 → 22 → 20 (March 2011, March 2012)'), [
      'Caseload, snapshot, 2011-03: at most 22',
      'Caseload, snapshot, 2012-03: at most 20',
    ])
    assert.deepEqual(
      read('NI 117, three-month average: 8.4/8.1/7.7% for January 2009, January 2010 and January 2011'),
      [
        'NI 117, three-month average, 2009-01: at most 8.4',
        'NI 117, three-month average, 2010-01: at most 8.1',
        'NI 117, three-month average, 2011-01: at most 7.7',
      ],
    )
    assert.deepEqual(read('Nov-Jan 2009 8.1% Nov-Jan 2010 7.7%', { text: 'Fewer young people NEET' }), [
      'NI 117, three-month average, 2010-01: at most 8.1',
      'NI 117, three-month average, 2011-01: at most 7.7',
    ])
  })

  it('a baseline that is still to be set, with the day by which', () => {
    const [proposal] = said('Q1 in 10/11 establishes the baseline for placement stability')
    assert.deepEqual(
      [proposal?.indicator, proposal?.value, proposal?.baselineBy, proposal?.period],
      ['NI 63', null, '2010-06-30', '2011-03'],
    )
  })

  it('a month without a year is the first one of the plan, and it says so', () => {
    const [first, second] = said('NI 59: 72% for the month of March; 80% for October')
    assert.deepEqual([first?.period, second?.period], ['2010-03', '2010-10'])
    assert.deepEqual(first?.assumed, ['The year is not said: it is the first after the plan begins.'])
  })

  it('what is left open waits for a person', () => {
    const [without] = said('Repeat plans below 10%')
    assert.deepEqual([without && isWhole(without), without?.assumed], [false, ['The words don’t say when.']])
    const [open] = said('85% of initial conferences within 15 working days by March 2011')
    assert.deepEqual([open && isWhole(open), open?.assumed], [true, ['Of which figures, the words don’t say.']])
  })

  it('changes, baselines, other things’ numbers and lengths of time are no levels', () => {
    const none = [
      'NI 59 rises by 10% by March 2011',
      'A 10% reduction in repeat referrals by March 2011',
      'NI 59 (baseline 47%) is looked at in March 2011',
      'Core assessments are begun in time',
      'Schools where fewer than 30% of pupils are NEET in March 2011',
      '95% of complaints are answered by March 2011',
    ]
    assert.deepEqual(
      none.map((text) => [text, read(text)]).filter(([, found]) => found?.length !== 0),
      [],
    )
  })

  it('a level is of the code before it, and never of one that comes later', () => {
    assert.deepEqual(read('Repeat referrals to 20% for 2009/10 NI 59 – to 72% for the month of March 2010'), [
      'Re-referrals, year to date, 2009/10: at most 20',
      'NI 59, month, 2010-03: at least 72',
    ])
  })

  it('what is printed in several places is one, with its code where the notice has it', () => {
    const target = 'NI 59: 72% for the month of March 2010'
    const plan = aPlan({
      context: [{ kind: 'measure', ref: 'IN T1.1', title: null, text: target, at: {} }],
      recommendations: [aRecommendation('r1', { ref: '2.1', targets: [target] })],
      actions: [anAction('a1', { recommendation: 'r1', criteria: [target] })],
    })
    const [only, ...others] = proposeTargets(plan)
    assert.deepEqual(others, [])
    assert.equal(only?.requirement, 'IN T1.1')
    assert.deepEqual(
      only?.places.map(({ words }) => words),
      ['requirement IN T1.1', '2.1, its targets', '2.1, its actions'],
    )
  })

  it('nothing of a recommendation that is withdrawn', () => {
    assert.deepEqual(read('NI 59: 72% for March 2010', { withdrawn: { on: '2010-02-01', by: 'Ann', why: 'Done' } }), [])
  })
})

it('a clause ends with its sentence, and not with “i.e.”', () => {
  assert.deepEqual(clausesOf('80% by March (i.e. the year). Then 85%; 4, ensuring more<br>and so on'), [
    '80% by March (i.e. the year).',
    'Then 85%;',
    '4, ensuring more',
    'and so on',
  ])
})

it('levels and periods stand where they are said', () => {
  assert.deepEqual(
    levelsIn('to 6.8 % and 24 staff').map(({ value, percent, at }) => [value, percent, at]),
    [[6.8, true, 3]],
  )
  assert.deepEqual(
    periodsIn('31/03/11, Sept 2010, 2009 /10, Q2 10/11, by 2012, we may; in May', '2010-06-01').map(
      ({ period }) => period,
    ),
    ['2011-03', '2010-09', '2009/10', '2010/11 Q2', '2012-12', '2011-05'],
  )
})

const seeds = new URL('../../../../../../shared/seeds/', import.meta.url)
const skip = existsSync(seeds) ? false : 'the documents of ../shared/seeds are not here'

it('reads the measures of a notice and the targets of a plan, as they were printed', { skip }, async () => {
  const names = readdirSync(seeds).sort()
  const found = []
  for (const name of names.slice(0, 3)) {
    const { plan } = await readPlan(
      { name, bytes: new Uint8Array(readFileSync(new URL(name, seeds))) },
      { authority: 'A', count: false },
    )
    found.push(
      proposeTargets(plan).map(({ indicator, base, period, value }) => `${indicator}, ${base}, ${period}: ${value}`),
    )
  }
  const initial = ['NI 59, month, 2010-03: 72', 'NI 59, month, 2010-10: 80', 'NI 59, year to date, 2011-03: 80']
  const core = ['NI 60, month, 2010-03: 80', 'NI 60, month, 2010-10: 84', 'NI 60, year to date, 2011-03: 85']
  const others = [
    'Caseload, snapshot, 2011-03: 22',
    'Caseload, snapshot, 2012-03: 20',
    'CAF meetings, month, 2011-09: 96',
    'Re-referrals, year to date, 2009/10: 20',
  ]
  const [plan = [], notice = [], young = []] = found
  assert.deepEqual(
    [...initial, ...core, ...others].filter((one) => !plan.includes(one)),
    [],
  )
  assert.deepEqual(
    [...initial, ...core].filter((one) => !notice.includes(one)),
    [],
  )
  assert.deepEqual(young, [
    'NI 117, three-month average, 2009-01: 8.4',
    'NI 117, three-month average, 2010-01: 8.1',
    'NI 117, three-month average, 2011-01: 7.7',
  ])
})
