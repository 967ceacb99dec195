import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, aPlan, aRecommendation, dueOn, leads } from '../../rules/test-plan.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { effectInWords } from './effect.ts'

const by = { on: '2010-06-01', by: '', why: '' }
const plan = aPlan({
  recommendations: [aRecommendation('r1', { ref: '1.1' })],
  actions: [
    anAction('a1', { recommendation: 'r1', label: '1', deadline: dueOn('2010-05-20'), leads: leads('Head of HR') }),
    anAction('a2', { recommendation: 'r1', parent: 'a1', label: 'a', deadline: dueOn('2011-05-20') }),
  ],
})
const effect = (edit: PlanEdit) =>
  effectInWords(plan, applyEdit(plan, edit, by).plan, { kind: 'action', id: 'a1' }, '2010-06-01')

test('a deadline moved says by how much, and where the report lists it now and then', () => {
  assert.deepEqual(effect({ do: 'change', kind: 'action', id: 'a1', patch: { deadline: dueOn('2010-06-30') } }), [
    'The deadline of action 1 of 1.1: 41 days later.',
    'The monthly report lists it under Overdue now; with the change, under At risk and Due in the next six weeks.',
  ])
})

test('a lead taken away shows in the report', () => {
  assert.match(
    effect({ do: 'change', kind: 'action', id: 'a1', patch: { leads: [] } }).join(),
    /under Overdue and No lead/,
  )
})

test('what goes with it is named, and words alone move nothing', () => {
  assert.deepEqual(effect({ do: 'withdraw', kind: 'action', id: 'a1' }), [
    'Withdrawn with it: action 1 a of 1.1.',
    'The monthly report lists it under Overdue now; with the change, under no exception.',
  ])
  assert.deepEqual(effect({ do: 'change', kind: 'action', id: 'a2', patch: { text: 'Other words' } }), [
    'The monthly report lists it under Overdue, with the change as without.',
  ])
})
