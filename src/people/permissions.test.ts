/** Limits of grants, three rows a reader can check by hand; who may do what is the table itself. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atTheMachine, type Grant, may, nobody, permissions, type Who } from './permissions.ts'

const whoWith = (...grants: Grant[]): Who => ({ account: 'x', name: 'Ann Example', authority: 'a', grants })

describe('permissions', () => {
  it('a grant without limits reaches every plan and theme', () => {
    const who = whoWith({ role: 'lead', plan: null, theme: null })
    assert.ok(may(who, 'update own actions'))
    assert.ok(may(who, 'update own actions', { plan: 'p1', theme: 't1' }))
    assert.ok(!may(who, 'update any action', { plan: 'p1' }))
  })
  it('a grant for one plan says nothing of another', () => {
    const who = whoWith({ role: 'programme manager', plan: 'p1', theme: null })
    assert.ok(may(who, 'edit plans', { plan: 'p1' }))
    assert.ok(!may(who, 'edit plans', { plan: 'p2' }))
    assert.ok(may(who, 'edit plans'))
  })
  it('a grant for one theme reaches that theme only, and the plan as far as it is open to all of it', () => {
    const who = whoWith({ role: 'lead', plan: 'p1', theme: 't1' })
    assert.ok(may(who, 'update own actions', { plan: 'p1', theme: 't1' }))
    assert.ok(!may(who, 'update own actions', { plan: 'p1', theme: 't2' }))
    assert.ok(!may(who, 'update own actions', { plan: 'p1', theme: null }))
    assert.ok(may(who, 'read plans', { plan: 'p1' }))
  })
  it('what is done to all of a plan, or of the authority, needs a role that is not limited to less', () => {
    const manager = (plan: string | null, theme: string | null) => whoWith({ role: 'programme manager', plan, theme })
    for (const one of ['manage versions', 'take on new versions', 'decide doubts', 'set thresholds'] as const) {
      assert.ok(may(manager('p1', null), one, { plan: 'p1' }), one)
      assert.ok(!may(manager('p1', 't1'), one, { plan: 'p1' }), one)
    }
    assert.ok(!may(whoWith({ role: 'chair', plan: 'p1', theme: 't1' }), 'approve versions', { plan: 'p1' }))
    for (const one of ['import plans', 'manage posts', 'set reminders'] as const) {
      assert.ok(may(manager(null, null), one), one)
      assert.ok(!may(manager('p1', null), one), one)
    }
  })
  it('rights of two grants do not mix: manager of one plan, reader of another', () => {
    const who = whoWith(
      { role: 'programme manager', plan: 'p1', theme: null },
      { role: 'observer', plan: 'p2', theme: null },
    )
    assert.ok(may(who, 'read plans', { plan: 'p2' }))
    assert.ok(!may(who, 'import plans', { plan: 'p2' }))
  })
  it('nobody signed in may read about Upturn, sign in, and nothing else', () => {
    const open = Object.keys(permissions).filter((one) => may(nobody('a'), one as keyof typeof permissions)) // its own keys
    assert.deepEqual(open, ['read about Upturn', 'sign in'])
  })
  it('whoever sits at the machine approves and assures nothing', () => {
    for (const one of ['approve versions', 'decide proof'] as const) assert.ok(!may(atTheMachine('a'), one))
  })
})
