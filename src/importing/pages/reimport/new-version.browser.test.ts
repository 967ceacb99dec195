/** A new version of the document, from handing it in to the plan after it, in a real browser without JavaScript. */
import '../../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { correctAction } from '../../../plans/store/correct.ts'
import { selectPlan } from '../../../plans/store/select-plan.ts'
import { asPlanId } from '../../../platform/ids.ts'
import { openBrowser } from '../../../web/test-browser.ts'
import type { TestSite } from '../../../web/test-site.ts'
import { importsSettled } from '../../jobs/import-jobs.ts'

let browser: Browser
let site: TestSite
let plan: string
let version: string

before(async () => {
  const [{ openTestSite }, { nextVersion }] = await Promise.all([
    import('../../../web/test-site.ts'),
    import('../../../web/test-samples.ts'),
  ])
  site = await openTestSite()
  plan = await site.addExample()
  version = await nextVersion()
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await site?.close()
})

async function withPage(story: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.url, javaScriptEnabled: false })
  context.setDefaultTimeout(10_000)
  try {
    await story(await context.newPage())
  } finally {
    await context.close()
  }
}

const textOf = async (page: Page, selector: string) =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim()
const stored = async () => (await selectPlan(site.services.db, site.authority, asPlanId(plan))).plan
const by = () => ({
  authority: site.authority,
  plan: asPlanId(plan),
  who: 'Ben',
  why: 'Agreed by the board',
  clock: site.services.clock,
})

async function handIn(page: Page, text: string, name = 'plan v1.5.txt'): Promise<void> {
  await page.goto(`/plans/${plan}/new-version`)
  await page.getByLabel('The new version').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Compare it with the plan' }).click()
  await importsSettled(site.services.db)
}

const partOf = (page: Page, heading: string) =>
  page.locator('.up-compared', { has: page.getByRole('heading', { name: heading, exact: true }) })

test('a version is compared, chosen from, taken on, and the old one stays to be read', async () => {
  const before = await stored()
  const label = (text: string) => before.actions.find((action) => action.text.startsWith(text))
  const [review, practice, recruit] = [
    label('Review the working of the board'),
    label('Host a practice week'),
    label('Recruit two project officers'),
  ]
  assert.ok(review && practice && recruit)
  // Agreed in Upturn; the document still prints the old day.
  await correctAction(
    site.services.db,
    by(),
    { id: recruit.id },
    { deadline: { text: '12/06/2026', kind: 'day', due: '2026-06-12' } },
  )
  await withPage(async (page) => {
    await handIn(page, version)
    await page.goto(page.url())
    assert.equal(
      await textOf(page, '.up-lead'),
      'Version 1.5 has 2 new actions, changes 12, moves 1 and no longer has 2; 228 stay as they are.',
    )
    assert.match(
      await textOf(page, '#clashes'),
      /Deadline was changed in Upturn, and the document still says what it said/,
    )

    // One change is left out, one that is gone gets a reason of its own.
    await partOf(page, 'Action 1 of 1.1.1')
      .getByLabel(/^Deadline/)
      .uncheck()
    await partOf(page, 'Action 1e of 1.1.1')
      .getByLabel(/^Reason/)
      .fill('The adviser does it')
    await page.getByRole('button', { name: 'Save the choices' }).click()
    assert.match(await textOf(page, '.up-notice'), /choices are kept/)
    assert.equal(
      await partOf(page, 'Action 1 of 1.1.1')
        .getByLabel(/^Deadline/)
        .isChecked(),
      false,
    )

    // What was taken for gone and new is one, reworded.
    await partOf(page, 'Action 2d of 1.3.1')
      .getByRole('link', { name: /^Find it/ })
      .click()
    await page.getByRole('radio', { name: /Ask every team what it would do/ }).check()
    await page.getByRole('button', { name: 'They are one' }).click()
    assert.match(await textOf(page, '.up-lead'), /has 1 new action, changes 13, moves 1 and no longer has 1/)

    await page.getByRole('button', { name: 'Take this version on' }).click()
    assert.match(await textOf(page, '.govuk-error-summary'), /Say why/)
    await page.getByLabel('Why', { exact: true }).fill('Agreed by the board on 14 September')
    await page.getByRole('button', { name: 'Take this version on' }).click()
    assert.equal(await textOf(page, 'h1'), 'Taken on')

    const now = await stored()
    const action = (id: string) => now.actions.find((one) => one.id === id)
    assert.equal(action(practice.id)?.text, 'Ask every team what it would do otherwise, and write it down')
    assert.equal(action(recruit.id)?.deadline.due, '2026-06-12')
    assert.equal(now.actions[0]?.deadline.text, '31/03/2026')
    assert.equal(now.version?.label, '1.5')
    assert.equal(now.updates?.findLast((update) => update.action === review.id)?.note, 'The adviser does it')
    assert.equal((now.evidence ?? []).length, (before.evidence ?? []).length)

    // What is gone is read where it stood: in the document before.
    await page.goto(`/plans/${plan}/actions/${review.id}`)
    await page.getByRole('link', { name: /^table \d+, row \d+$/ }).click()
    assert.match(await textOf(page, '.up-lead'), /was the plan’s document before/)
    assert.match(await textOf(page, ':target'), /Review the working of the board/)
    await page.getByRole('link', { name: 'plan v1.5.txt' }).click()
    assert.match(await textOf(page, '.up-lead'), /Everything in the plan points to its place here/)
  })
})

test('the very same file is known again, and another plan is told', async () => {
  await withPage(async (page) => {
    await handIn(page, version)
    assert.match(await textOf(page, '.govuk-error-summary'), /This very file was taken on 15 September 2026/)
    const { smallPlan } = await import('../../../web/test-samples.ts')
    await handIn(page, smallPlan, 'other.txt')
    await page.goto(page.url())
    assert.match(await textOf(page, '.up-notice'), /does not look like the same plan: none of 24\d actions/)
    await page.getByLabel('Why', { exact: true }).fill('By mistake')
    await page.getByRole('button', { name: 'Take this version on' }).click()
    assert.match(await textOf(page, '.govuk-error-summary'), /Tick the box/)
    await page.getByRole('button', { name: 'Make it a plan of its own' }).click()
    assert.match(await textOf(page, '.up-lead'), /./)
    assert.notEqual(page.url(), `${site.url}/plans/${plan}`)
    assert.match(page.url(), /\/plans\/[0-9a-f-]+$/)
  })
})

test('a plan changed meanwhile is compared again, with what was changed and what was typed', async () => {
  await withPage(async (page) => {
    await handIn(page, version.replace('Set the framework', 'Set and publish the framework'), 'plan v1.6.txt')
    await page.goto(page.url())
    await page.getByLabel('Why', { exact: true }).fill('Agreed again')
    await correctAction(site.services.db, by(), { id: 'a2' }, { text: 'Appoint the chair' })
    await page.getByRole('button', { name: 'Take this version on' }).click()
    assert.match(
      await textOf(page, '.up-notice'),
      /The plan was changed while you looked.*Ben: action corrected \(Agreed by the board\)/,
    )
    assert.equal(await page.getByLabel('Why', { exact: true }).inputValue(), 'Agreed again')
    await page.getByRole('button', { name: 'Take this version on' }).click()
    assert.equal(await textOf(page, 'h1'), 'Taken on')
    assert.equal((await stored()).actions.find(({ id }) => id === 'a2')?.text, 'Appoint the chair')
  })
})
