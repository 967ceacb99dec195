import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestStates, requestSteps, whyNotDecide } from './request-states.ts'
import { isSamePerson } from './same-person.ts'
import {
  isUnderControl,
  nextLabel,
  stateAfter,
  type VersionFacts,
  type VersionStep,
  versionStates,
  versionSteps,
  whyNotStep,
} from './version-states.ts'

const ann = { account: 'a1', name: 'Ann Author' }
const bob = { account: 'b1', name: 'Bob Board' }
const version = (state: VersionFacts['state'], approvers = [] as VersionFacts['approvers']): VersionFacts => ({
  ...{ label: '1.4', state, authors: [ann], approvers },
})

test('which step leads where, whole', () => {
  const steps = Object.keys(versionSteps) as VersionStep[] // the keys of a constant
  const ways = versionStates.flatMap((state) =>
    steps
      .filter((step) => whyNotStep(version(state), step, bob) === null)
      .map((step) => `${state}: ${step} → ${stateAfter(state, step)}`),
  )
  assert.deepEqual(ways, [
    'draft: edit → draft',
    'draft: put forward → put forward',
    'draft: issue → draft',
    'put forward: take back → draft',
    'put forward: approve → approved',
    'put forward: send back → draft',
    'put forward: issue → put forward',
    'approved: approve also → approved',
    'approved: issue → approved',
    'superseded: issue → superseded',
  ])
})

test('an author does not approve alone, and nobody approves twice', () => {
  assert.match(whyNotStep(version('put forward'), 'approve', ann) ?? '', /Somebody else has to approve it/)
  assert.equal(whyNotStep(version('put forward'), 'approve', bob), null)
  assert.equal(whyNotStep(version('approved', [bob]), 'approve also', ann), null)
  assert.match(whyNotStep(version('approved', [bob]), 'approve also', bob) ?? '', /already/)
})

test('two people are one by account, by name only where one has no account', () => {
  assert.equal(isSamePerson(ann, { account: 'a2', name: 'Ann Author' }), false)
  assert.equal(isSamePerson(ann, { account: null, name: 'ann  author' }), true)
  assert.equal(isSamePerson(ann, { account: 'a1', name: 'Ann Married' }), true)
})

test('control begins when a version is put forward', () => {
  assert.equal(isUnderControl([{ state: 'draft' }, { state: 'superseded' }]), false)
  assert.equal(isUnderControl([{ state: 'put forward' }]), true)
  assert.equal(isUnderControl([{ state: 'approved' }, { state: 'draft' }]), true)
})

test('the next label counts on from the newest', () => {
  assert.equal(nextLabel([]), '1.0')
  assert.equal(nextLabel(['1.1', '1.10', '1.9']), '1.11')
  assert.equal(nextLabel(['Draft 3']), 'Draft 4')
  assert.equal(nextLabel(['Final']), 'Final 2')
})

test('a request is decided by another and withdrawn by who asked', () => {
  const asked = { state: 'asked', askedBy: ann } as const
  assert.match(whyNotDecide(asked, 'agree', ann) ?? '', /Somebody else/)
  assert.equal(whyNotDecide(asked, 'agree', bob), null)
  assert.equal(whyNotDecide(asked, 'withdraw', ann), null)
  assert.match(whyNotDecide(asked, 'withdraw', bob) ?? '', /Only whoever asked/)
  for (const state of requestStates.filter((one) => one !== 'asked'))
    for (const step of ['agree', 'decline', 'withdraw'] as const)
      assert.match(whyNotDecide({ state, askedBy: ann }, step, bob) ?? '', new RegExp(`${state} already`))
  assert.equal(requestSteps.decline.reason, true)
})
