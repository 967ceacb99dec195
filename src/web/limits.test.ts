/** A role for one theme of a plan, over the whole site: nothing is carried over its border. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Role } from '../people/permissions.ts'
import { prepareVersion, putVersionForward } from '../plans/control/store/version-steps.ts'
import { indexPlan, themeIdOf, themeIdOfAction } from '../plans/rules/index.ts'
import { editPart } from '../plans/store/change-part.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import type { PlanId } from '../platform/ids.ts'
import { addresses } from '../ui/addresses.ts'
import { openTestSite, type TestSite, testDay } from './test-site.ts'

let site: TestSite
let plan: PlanId
let mine: string
let theirs: string
let action: string

before(async () => {
  site = await openTestSite()
  plan = await site.addExample()
  const held = (await stored()).plan
  const index = indexPlan(held, testDay)
  const of = (theme: string) => held.recommendations.find((one) => themeIdOf(index, one) === theme)?.id ?? ''
  mine = of('t1')
  theirs = of('t2')
  action = held.actions.find((one) => one.parent === null && themeIdOfAction(index, one) === 't1')?.id ?? ''
  assert.ok(mine && theirs && action)
})
after(() => site.close())

const stored = () => selectPlan(site.services.db, site.authority, plan)
const asIn = (role: Role, theme: string) =>
  site.as({ account: role, name: role, authority: site.authority, grants: [{ role, plan, theme }] })

async function send(path: string, body: Record<string, string>): Promise<number> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const sent = { method: 'POST', body: new URLSearchParams(body), headers, redirect: 'manual' } as const
  return (await fetch(site.url + path, sent)).status
}

it('whoever edits one theme moves nothing into another', async () => {
  asIn('programme manager', 't1')
  const address = `/plans/${plan}/actions/${action}/edit`
  const [revision, text] = ['1', 'Other words']
  assert.equal(await send(address, { revision, text, place: `recommendation ${mine}`, step: 'look' }), 200)
  assert.equal(await send(address, { revision, text, place: `recommendation ${theirs}`, step: 'save' }), 403)
  const withdraw = addresses.withdraw(plan, 'recommendation', mine)
  assert.equal(await send(withdraw, { revision, reason: 'It says the same', 'move-to': theirs }), 403)
  assert.equal((await stored()).plan.recommendations.find(({ id }) => id === mine)?.withdrawn, undefined)
})

it('whoever decides in one theme agrees to nothing that goes into another', async () => {
  const { db, clock } = site.services
  const by = { authority: site.authority, plan, who: 'Pat', account: 'pat', why: 'For tests', clock }
  const made = await prepareVersion(db, by, { label: '9.1', summary: 'First' })
  assert.ok('version' in made)
  await putVersionForward(db, by, { id: made.version, revision: 1 })
  const edit = { do: 'change', kind: 'action', id: action, patch: { recommendation: theirs } } as const
  const asked = await editPart(db, by, edit, { rights: { edit: false, ask: true } })
  assert.ok('request' in asked)
  for (const theme of ['t1', 't2']) {
    asIn('chair', theme)
    assert.equal(await send(addresses.change(plan, asked.request), { step: 'agree' }), 403, theme)
  }
})
