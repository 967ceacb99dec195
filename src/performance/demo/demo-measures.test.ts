import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { asPlanId } from '../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { listTargets } from '../targets/target-store.ts'
import { ensureDemoMeasures } from './demo-measures.ts'

let site: TestSite
before(async () => {
  site = await openTestSite()
})
after(() => site.close())

it('the example is measured by what its words say, once', async () => {
  const { services, authority } = site
  const id = asPlanId(await site.addExample())
  await ensureDemoMeasures(services.db, services.clock, authority)
  const targets = await listTargets(services.db, authority, { indicator: 'Single assessments in time', base: 'month' })
  assert.deepEqual(
    targets.map(({ period, value }) => [period, value]),
    [
      ['2026-09', 75],
      ['2027-03', 85],
    ],
  )
  const { plan, sequence } = await selectPlan(services.db, authority, id)
  const linked = plan.measures?.filter(({ indicator }) => indicator === 'Single assessments in time') ?? []
  assert.ok(linked.some(({ to }) => to.kind === 'requirement' && to.id === 'IN 2.1'))
  await ensureDemoMeasures(services.db, services.clock, authority)
  assert.equal((await selectPlan(services.db, authority, id)).sequence, sequence)
})
