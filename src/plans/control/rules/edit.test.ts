import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAction, anUpdate, aPlan, aRecommendation, dueOn, leads } from '../../rules/test-plan.ts'
import { applyEdit, freeId } from './apply-edit.ts'
import { criteriaFollow } from './criteria-follow.ts'
import { editSchema, isControlled } from './edit.ts'

const by = { on: '2010-06-01', by: 'A manager', why: 'Not needed any more' }
const plan = aPlan({
  recommendations: [aRecommendation('r1'), aRecommendation('r2')],
  actions: [
    anAction('a1', { recommendation: 'r1' }),
    anAction('a2', { recommendation: 'r1', parent: 'a1' }),
    anAction('a7', { recommendation: 'r2' }),
  ],
  updates: [anUpdate('a2', '2010-05-01', { status: 'withdrawn' })],
})
const empty = { label: null, deadline: dueOn('2010-09-30'), leads: [], criteria: [], milestones: [], partners: [] }

test('a patch changes what it names, and nothing else', () => {
  const edit = { do: 'change', kind: 'action', id: 'a1', patch: { leads: leads('Head of HR') } } as const
  const { plan: after } = applyEdit(plan, { ...edit, patch: { leads: leads('Head of HR') } }, by)
  assert.deepEqual(after.actions[0], { ...plan.actions[0], leads: leads('Head of HR') })
  assert.deepEqual(after.actions.slice(1), plan.actions.slice(1))
})

test('sub-actions go where their main action goes', () => {
  const { plan: after } = applyEdit(
    plan,
    { do: 'change', kind: 'action', id: 'a1', patch: { recommendation: 'r2' } },
    by,
  )
  assert.deepEqual(
    after.actions.map(({ recommendation }) => recommendation),
    ['r2', 'r2', 'r2'],
  )
})

test('a new action has the next number and comes last', () => {
  const part = { ...empty, text: 'New', resources: null, recommendation: 'r1', parent: 'a1' }
  const { plan: after, id } = applyEdit(plan, { do: 'add', kind: 'action', part }, by)
  assert.deepEqual([id, after.actions.at(-1)?.id, after.actions.at(-1)?.level], ['a8', 'a8', 'sub'])
  assert.equal(freeId('a', [{ id: 'a12.3' }, { id: 'x99' }]), 'a13')
  assert.equal(freeId('r', []), 'r1')
})

test('an action is withdrawn with its sub-actions, each once', () => {
  const { plan: after } = applyEdit(plan, { do: 'withdraw', kind: 'action', id: 'a1' }, by)
  const added = after.updates?.slice(1).map(({ action, status, note, on }) => [action, status, note, on])
  assert.deepEqual(added, [['a1', 'withdrawn', 'Not needed any more', '2010-06-01']])
})

test('a recommendation goes with its actions, or they are moved', () => {
  const gone = applyEdit(plan, { do: 'withdraw', kind: 'recommendation', id: 'r2', moveTo: null }, by).plan
  assert.deepEqual([gone.recommendations[1]?.withdrawn, gone.updates?.at(-1)?.action], [by, 'a7'])
  const moved = applyEdit(plan, { do: 'withdraw', kind: 'recommendation', id: 'r2', moveTo: 'r1' }, by).plan
  assert.deepEqual([moved.actions[2]?.recommendation, moved.updates?.length], ['r1', 1])
})

test('proof follows its criterion through every edit of the list', () => {
  const [a, b, c] = ['Seen in ten days', 'Audit good in 8 of 10', 'No case waits']
  assert.deepEqual(criteriaFollow([a, b, c], [c, a, b]), [1, 2, 0])
  assert.deepEqual(criteriaFollow([a, b], ['Seen in five days', b, 'New']), [0, 1])
  assert.deepEqual(criteriaFollow([a, b, c], [a, c]), [0, null, 1])
  assert.deepEqual(criteriaFollow([a], ['Something else altogether']), [0])
  assert.deepEqual(criteriaFollow([a, a], [a]), [0, null])
})

test('what is approved is changed by request; what a board is not answerable for is not', () => {
  const change = (patch: object) => editSchema.parse({ do: 'change', kind: 'action', id: 'a1', patch })
  assert.equal(isControlled(change({ partners: ['Health'] })), false)
  assert.equal(isControlled(change({ partners: ['Health'], text: 'New words' })), true)
  assert.equal(isControlled({ do: 'withdraw', kind: 'action', id: 'a1' }), true)
  assert.throws(() => change({ confidence: 1 }))
  assert.deepEqual(change({ text: 'x' }), { do: 'change', kind: 'action', id: 'a1', patch: { text: 'x' } })
})
