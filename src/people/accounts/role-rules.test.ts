import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantProblem, type Holder, isSameGrant, keepsAnAdministrator } from './role-rules.ts'

const everywhere = { plan: null, theme: null }

test('a role is given for all plans, a plan, or a theme of it', () => {
  assert.equal(grantProblem({ role: 'lead', ...everywhere }), null)
  assert.equal(grantProblem({ role: 'lead', plan: 'p', theme: 't1' }), null)
  assert.match(grantProblem({ role: 'lead', plan: null, theme: 't1' }) ?? '', /Choose the plan/)
})

test('administrators look after everybody, and the public is nobody in particular', () => {
  assert.match(grantProblem({ role: 'administrator', plan: 'p', theme: null }) ?? '', /for all plans/)
  assert.match(grantProblem({ role: 'public', ...everywhere }) ?? '', /choose another role/)
})

test('an authority keeps an administrator who has come in', () => {
  const one = (state: Holder['state'], role: 'administrator' | 'lead'): Holder => ({
    account: 'a',
    state,
    grants: [{ role, ...everywhere }],
  })
  assert.equal(keepsAnAdministrator([one('active', 'administrator'), one('active', 'lead')]), true)
  assert.equal(keepsAnAdministrator([one('invited', 'administrator'), one('active', 'lead')]), false)
  assert.equal(keepsAnAdministrator([one('closed', 'administrator')]), false)
  assert.equal(keepsAnAdministrator([]), false)
})

test('two grants are the same when role, plan and theme are', () => {
  assert.equal(isSameGrant({ role: 'lead', ...everywhere }, { role: 'lead', ...everywhere }), true)
  assert.equal(isSameGrant({ role: 'lead', ...everywhere }, { role: 'lead', plan: 'p', theme: null }), false)
})
