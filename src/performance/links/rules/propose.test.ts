import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ContextItem } from '../../../plans/plan.ts'
import { anAction, aPlan, aRecommendation } from '../../../plans/rules/test-plan.ts'
import { indicators, selectIndicator } from '../../indicators/library.ts'
import type { MeasureLink } from '../measure-link.ts'
import { cues } from './cues.ts'
import { titleWithin } from './likeness.ts'
import { basesSaid, codesIn, proposalsOf } from './propose.ts'
import { requirementsOf } from './requirements.ts'

const row = (...cells: string[]): ContextItem => ({
  kind: 'text',
  ref: null,
  title: 'Measures',
  text: '',
  fields: cells.map((text) => ({ heading: '', text })),
  at: {},
})
const notice = [{ code: 'IN', title: 'Notice' }]

describe('codes', () => {
  test('of one indicator and of several at once', () => {
    assert.deepEqual(codesIn('NI 59 and NI60 stay high'), ['NI 59', 'NI 60'])
    assert.deepEqual(codesIn('For NIs 59, 60 & 68'), ['NI 59', 'NI 60', 'NI 68'])
    assert.deepEqual(codesIn('NI 59/60 by March'), ['NI 59', 'NI 60'])
  })

  test('a share beside a code is no code, and neither is part of a word', () => {
    assert.deepEqual(codesIn('NI 59 and 80% of visits'), ['NI 59'])
    assert.deepEqual(codesIn('UNI 59, Annie 60'), [])
  })
})

test('the bases that the words name, of those that the indicator has', () => {
  const initial = selectIndicator('NI 59')
  assert.deepEqual(basesSaid(initial, '72% for the month of March, 80% cumulative by March 2011'), [
    'month',
    'year to date',
  ])
  assert.deepEqual(basesSaid(initial, 'better than before'), [])
  const visits = selectIndicator('Protection visits')
  assert.deepEqual(basesSaid(visits, '85% for the month of September'), [], 'it has no months')
})

test('a criterion that names no base means the one that the target below it names', () => {
  const plan = aPlan({
    recommendations: [
      aRecommendation('r1', {
        criteria: ['Initial conferences are held within 15 working days'],
        targets: ['Conferences within 15 working days: 85% in 2026/27 (cumulative)'],
      }),
      aRecommendation('r2', { criteria: ['Initial conferences are held within 15 working days'] }),
    ],
  })
  assert.deepEqual(
    proposalsOf(plan).map(({ to, base }) => [to.id, base]),
    [
      ['r1', 'year to date'],
      ['r2', 'month'],
    ],
  )
})

test('a title is said when nearly all of its telling words are; a short one never is', () => {
  const { share, found, of } = titleWithin(
    'Initial conferences held within 15 working days',
    'Conferences within 15 working days, the initial ones',
  )
  assert.deepEqual([share, found, of], [1, 5, 5])
  assert.equal(titleWithin('Referrals received', 'Referrals received').share, 0)
})

describe('requirements', () => {
  test('stated as such, in a coded row of a table, or only cited', () => {
    const plan = aPlan({
      sources: notice,
      context: [
        { kind: 'measure', ref: 'NI 59', title: null, text: 'Initial assessments to 72%', at: {} },
        row('IN 2.1', 'Assessments within 45 working days', '58%'),
        row('Budget', '12 million'),
      ],
      recommendations: [
        aRecommendation('r1', { sources: ['IN2.1', 'IN 9'] }),
        aRecommendation('r2', { sources: ['IN'] }),
      ],
    })
    assert.deepEqual(requirementsOf(plan), [
      { code: 'NI 59', words: 'Initial assessments to 72%', recommendations: [] },
      { code: 'IN 2.1', words: 'Assessments within 45 working days · 58%', recommendations: ['r1'] },
      { code: 'IN 9', words: '', recommendations: ['r1'] },
    ])
  })
})

describe('proposals', () => {
  const said = (plan: Parameters<typeof proposalsOf>[0]) =>
    proposalsOf(plan).map(({ to, indicator, base, place, why }) => [to.id, indicator, base, place, why])

  test('by code, by what documents say, and through the requirement that is answered', () => {
    const plan = aPlan({
      sources: notice,
      context: [row('IN 2.2', 'Child protection visits within ten working days', '71%')],
      recommendations: [
        aRecommendation('r1', { targets: ['NI 59: 72% for the month of March; 80% cumulative'] }),
        aRecommendation('r2', { sources: ['IN 2.2'], text: 'See children' }),
      ],
      actions: [
        anAction('a1', { recommendation: 'r2', criteria: ['No more than 5% go on: three or more placements'] }),
      ],
    })
    assert.deepEqual(said(plan), [
      ['IN 2.2', 'Protection visits', 'snapshot', 'its words', 'It says “child protection visits”.'],
      ['r1', 'NI 59', 'month', 'its targets', 'It names NI 59.'],
      ['r1', 'NI 59', 'year to date', 'its targets', 'It names NI 59.'],
      ['r2', 'NI 62', 'snapshot', 'its actions', 'It says “three or more placements”.'],
      [
        'r2',
        'Protection visits',
        'snapshot',
        'requirement IN 2.2',
        'It answers IN 2.2, which this indicator measures.',
      ],
    ])
  })

  test('what is decided is proposed no more, and a withdrawn recommendation has nothing proposed', () => {
    const recommendation = aRecommendation('r1', { targets: ['Agency staff: 20%'] })
    const [proposal] = proposalsOf(aPlan({ recommendations: [recommendation] }))
    assert.equal(proposal?.indicator, 'Agency')
    const decided: MeasureLink = {
      ...{ id: 'm1', indicator: 'Agency', to: { kind: 'recommendation', id: 'r1' }, base: proposal?.base ?? 'month' },
      ...{ state: 'declined', words: '', by: 'Ann', on: '2026-01-01' },
    }
    assert.deepEqual(proposalsOf(aPlan({ recommendations: [recommendation], measures: [decided] })), [])
    const withdrawn = { ...recommendation, withdrawn: { on: '2026-01-01', by: 'Ann', why: 'Done' } }
    assert.deepEqual(proposalsOf(aPlan({ recommendations: [withdrawn] })), [])
  })
})

test('every cue is of an indicator that there is', () => {
  const codes = new Set(indicators.map(({ code }) => code))
  assert.deepEqual(
    Object.keys(cues).filter((code) => !codes.has(code)),
    [],
  )
})
