import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, aPlan, dueOn } from '../rules/test-plan.ts'
import { daysNamed, nextReview } from './next-review.ts'

test('days are read day first, and a bare month is its last day', () => {
  assert.deepEqual(daysNamed('reviewed at the end of March 2010 and on 5th May 2010'), ['2010-03-31', '2010-05-05'])
  assert.deepEqual(daysNamed('on 3/4/10, not on 31/09/10'), ['2010-04-03'])
})

test('the next review is the first still to come that the document names', () => {
  const at = { line: 1 }
  const plan = aPlan({
    context: [
      { kind: 'control', ref: null, title: 'First review', text: 'End of March 2010', at },
      { kind: 'control', ref: null, title: 'Second review', text: 'End of September 2010', at },
      { kind: 'control', ref: null, title: 'Approved', text: '1 July 2010', at },
    ],
    actions: [
      anAction('b', { text: 'Close what past reviews left open', deadline: dueOn('2010-06-02') }),
      anAction('a', { text: 'Review the plan', deadline: dueOn('2010-06-15') }),
    ],
  })
  assert.deepEqual(nextReview(plan, '2010-06-01'), { on: '2010-09-30', words: 'Second review' })
  assert.deepEqual(nextReview({ ...plan, context: [] }, '2010-06-01'), { on: '2010-06-15', words: 'Review the plan' })
  assert.equal(nextReview(plan, '2011-01-01'), null)
})
