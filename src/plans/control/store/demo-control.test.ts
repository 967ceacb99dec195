import '../../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ensureDemoPeople } from '../../../people/accounts/demo.ts'
import { openTestSite } from '../../../web/test-site.ts'
import { ensureDemoControl } from './demo-control.ts'
import { listRequests } from './requests.ts'
import { listVersions } from './versions.ts'

it('puts the example under control once: a version in force, one to approve, one change agreed and one that waits', async (t) => {
  const site = await openTestSite()
  t.after(() => site.close())
  const { authority, services } = site
  const { db, clock } = services
  await ensureDemoPeople(db, clock, authority)
  await ensureDemoControl(db, clock, authority)
  const plan = await site.addExample()
  for (const _start of ['first', 'again']) await ensureDemoControl(db, clock, authority)
  const versions = await listVersions(db, authority, plan)
  assert.deepEqual(
    versions.slice(-2).map(({ label, state }) => [label, state]),
    [
      ['1.1', 'approved'],
      ['1.2', 'put forward'],
    ],
  )
  const requests = await listRequests(db, authority, plan, {})
  assert.deepEqual(requests.map(({ state }) => state).sort(), ['agreed', 'asked'])
  assert.ok(
    requests.every(({ askedBy }) => askedBy.account !== null),
    'asked by somebody who can come back and see it',
  )
})
