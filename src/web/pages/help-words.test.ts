import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { may, roles } from '../../people/permissions.ts'
import { withinPlan } from '../../plans/views/frame.ts'
import { pageAnswers, starts } from './help-words.ts'

it('tells every role where to begin, at a page that it may open', () => {
  assert.deepEqual(
    starts.map(({ role }) => role),
    roles,
  )
  for (const { role, begin } of starts) {
    const who = { account: role, name: role, authority: 'x', grants: [{ role, plan: null, theme: null }] }
    assert.ok(begin.needs === undefined || may(who, begin.needs), `${role} may open ${begin.text}`)
  }
})

it('explains every page of a plan by the name it has there', () => {
  const held = { stored: { id: 'p', plan: { title: 'A plan', doubts: [] } }, findings: [] }
  // Only what the navigation reads of a plan.
  const { within } = withinPlan(held as never, null)
  assert.deepEqual(
    pageAnswers.map(([page]) => page),
    within.items.map(({ text }) => text),
  )
})
