import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitValue, readGrants, readLimit, readRole, whyProblem } from './grant-form.ts'

test('a limit goes into a choice and comes back', () => {
  for (const limit of [
    { plan: null, theme: null },
    { plan: 'p1', theme: null },
    { plan: 'p1', theme: 't2' },
  ])
    assert.deepEqual(readLimit(limitValue(limit)), limit)
})

test('roles that are ticked share the limit, but an administrator has none', () => {
  assert.deepEqual(readGrants(['lead', 'administrator', 'king'], 'p1 t2'), [
    { role: 'administrator', plan: null, theme: null },
    { role: 'lead', plan: 'p1', theme: 't2' },
  ])
})

test('nobody is made the public, or anything there is not', () => {
  assert.equal(readRole('public'), null)
  assert.equal(readRole('king'), null)
  assert.equal(readRole('chair'), 'chair')
})

test('a reason is asked for', () => {
  assert.match(whyProblem('') ?? '', /Say why/)
  assert.match(whyProblem('x'.repeat(501)) ?? '', /under 500/)
  assert.equal(whyProblem('Joined the board'), null)
})
