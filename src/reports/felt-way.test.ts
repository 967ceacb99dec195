/** The whole way of the third mark: the example's plan, links, figures, targets, and then the mark, the pages and the report. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { askFor, publishShares } from '../performance/links/published.fixture.ts'
import { saveMeasure } from '../performance/links/store.ts'
import { recordUpdate } from '../plans/store/progress.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import { fixedClock } from '../platform/clock.ts'
import type { PlanId } from '../platform/ids.ts'
import { openTestSite, type TestSite } from '../web/test-site.ts'

const code = 'Single assessments in time'
/** From July 2025 on: as it always varies, then a fall that chance does not explain. */
const falling = [61, 63, 60, 62, 61, 59, 62, 61, 63, 60, 62, 61, 60, 45]

describe('from figures to the third mark', () => {
  let site: TestSite
  let plan: PlanId
  let recommendation: string
  before(async () => {
    site = await openTestSite()
    plan = await site.addExample()
    const { authority, services } = site
    const { plan: held } = await selectPlan(services.db, authority, plan)
    recommendation = held.recommendations.find(({ ref }) => ref === '2.2.1')?.id ?? ''
  })
  after(() => site.close())

  const by = (clock = site.services.clock) => ({ authority: site.authority, plan, who: 'Ann', why: 'For tests', clock })
  const get = async (path: string) => (await fetch(`${site.url}/plans/${plan}${path}`)).text()
  const page = () => get(`/recommendations/${recommendation}`)

  it('a link alone says nothing yet', async () => {
    const { db } = site.services
    assert.match(await page(), /Nothing is linked that would show it/)
    assert.match(await get('/report'), /no indicator is linked to a recommendation or to a requirement/)
    for (const to of [
      { kind: 'requirement', id: 'IN 2.1' },
      { kind: 'recommendation', id: recommendation },
    ] as const)
      await saveMeasure(db, by(), { indicator: code, to, base: 'month', state: 'confirmed', words: '' }, 0)
    assert.match(await page(), /Not measured yet/)
  })

  it('figures and a target change the mark, and hold the colour back', async () => {
    const { db } = site.services
    const clock = fixedClock('2026-09-10')
    await publishShares(db, by(clock), '2025-07', { [code]: falling })
    await askFor(db, by(clock), code, '2026-08', 75)
    const text = await page()
    assert.match(text, /45\.0% \(45 of 100\)<\/strong> in August 2026/)
    assert.match(text, /Asked for is at least 75% in August 2026: 30 percentage points short/)
    assert.match(text, /Getting worse/)
    assert.match(await get(''), /0 of 1<[\s\S]*1 gets worse/)
    assert.doesNotMatch(await get(''), /All done, nothing better/)
  })

  it('once all is done, it leads the plan, its findings, home and the report', async () => {
    const { db } = site.services
    const { plan: held } = await selectPlan(db, site.authority, plan)
    for (const { id } of held.actions.filter((one) => one.recommendation === recommendation)) {
      const said = { action: id, on: '2026-09-12', status: 'delivered', percent: 100, note: 'Done', by: 'Ann' } as const
      await recordUpdate(db, by(), said)
    }
    assert.match(
      await get(''),
      /All is done for one recommendation, and it is not better for children\. [\s\S]*All done, nothing better[\s\S]*2\.2\.1/,
    )
    assert.match(
      await (await fetch(site.url)).text(),
      /All is done for one recommendation, and it is not better for children\./,
    )
    const findings = await get('/findings')
    assert.ok(findings.indexOf('All done, nothing better') < findings.indexOf('Dates that do not exist'))
    const report = await get('/report')
    assert.match(
      report,
      /All is done for recommendation 2\.2\.1, but it is not better for children: “Assessments finished in time” was 45\.0% \(45 of 100\) in August 2026, worse than chance explains/,
    )
    assert.match(report, /Is it better for children\?[\s\S]*Of one measure, one gets worse\.[\s\S]*IN 2\.1 and 2\.2\.1/)
    assert.ok(report.indexOf('All done, nothing better') < report.indexOf('Done, evidenced, felt'))
  })

  it('a day before the figures were published knows nothing of them', async () => {
    assert.match(await get('/report?as-at=2026-09-09'), /Is it better for children\?[\s\S]*no indicator is linked/)
    assert.doesNotMatch(await get('?as-at=2026-09-09'), /nothing better/)
  })

  it('is in Word and PDF, and another publishing changes the pages that were held', async () => {
    for (const ending of ['docx', 'pdf'] as const) {
      const response = await fetch(`${site.url}/plans/${plan}/report.${ending}`)
      assert.equal(response.status, 200)
      assert.ok((await response.arrayBuffer()).byteLength > 10_000)
    }
    await publishShares(site.services.db, by(), '2025-07', { [code]: [...falling.slice(0, 11), 76, 77, 78] })
    assert.match(await page(), /78\.0% \(78 of 100\)[\s\S]*3 of 3[\s\S]*<\/svg>Felt</)
    assert.doesNotMatch(await get(''), /nothing better/)
    assert.match(await get(''), /1 of 1 measured recommendations felt/)
  })
})
