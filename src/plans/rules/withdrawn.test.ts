import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthlyReport } from '../../reports/monthly.ts'
import { coverageOf } from './coverage.ts'
import { marksOfPlan } from './marks.ts'
import { indexPlan } from './plan-index.ts'
import { judgeRecommendation } from './rag-group.ts'
import { anAction, anUpdate, aPlan, aRecommendation } from './test-plan.ts'

const withdrawn = { on: '2010-05-01', by: 'A manager', why: 'Merged with 1.2' }
const gone = aRecommendation('r1', { sources: ['IN 1'], criteria: ['One', 'Two'], withdrawn })
const plan = aPlan({
  recommendations: [gone, aRecommendation('r2', { criteria: ['Three'] })],
  actions: [anAction('a1', { recommendation: 'r1' }), anAction('a2', { recommendation: 'r2' })],
  updates: [anUpdate('a1', '2010-05-01', { status: 'withdrawn', note: 'Merged with 1.2' })],
  context: [{ kind: 'requirement', ref: 'IN 1', title: null, text: 'Do it', at: {} }],
})

test('a recommendation that was withdrawn says so, and counts no more', () => {
  const index = indexPlan(plan, '2010-06-01')
  const { colour, reason } = judgeRecommendation(index, gone)
  assert.deepEqual([colour, reason], ['grey', 'Withdrawn on 1 May 2010: Merged with 1.2'])
  const { done, evidenced } = marksOfPlan(index, '2010-06-01')
  assert.deepEqual([done.of, evidenced.of], [1, 1])
  const counts = monthlyReport(plan, { asAt: '2010-06-01' }).counts.map(({ key, count }) => [key, count])
  assert.deepEqual(counts.slice(0, 2), [
    ['recommendations', 1],
    ['actions', 1],
  ])
})

test('what only it answered is unanswered again', () => {
  const { sources, unanswered } = coverageOf(plan)
  assert.deepEqual([sources, unanswered.map(({ code }) => code)], [[], ['IN 1']])
})
