/** Change under control in the real browser, without JavaScript: approved, asked, decided, compared, and last month as it was. */
import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Role, Who } from '../../people/permissions.ts'
import { fixedClock } from '../../platform/clock.ts'
import { openBrowser } from '../../web/test-browser.ts'
import type { TestSite } from '../../web/test-site.ts'

let browser: Browser
let site: TestSite
let plan: string

/** The clock that the whole site looks at is put to another day. */
const itIs = (day: string) => void Object.assign(site.services.clock, fixedClock(day))

before(async () => {
  const { openTestSite } = await import('../../web/test-site.ts')
  site = await openTestSite()
  itIs('2026-08-03')
  plan = `/plans/${await site.addExample()}`
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await site?.close()
})

const as = (name: string, role: Role) => {
  const who: Who = {
    account: name.toLowerCase(),
    name,
    authority: site.authority,
    grants: [{ role, plan: null, theme: null }],
  }
  site.as(who)
}

async function withPages(story: (open: () => Promise<Page>) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.url, javaScriptEnabled: false })
  context.setDefaultTimeout(10_000)
  try {
    await story(() => context.newPage())
  } finally {
    await context.close()
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const lead = async (page: Page) => (await page.locator('.up-lead').textContent()) ?? ''

test('version 1.1 is put forward by one and approved by another', async () => {
  await withPages(async (open) => {
    const page = await open()
    as('Pat', 'programme manager')
    await page.goto(`${plan}/versions`)
    await press(page, 'Keep them as the plan’s earlier versions')
    await page.getByRole('link', { name: '1.1', exact: true }).click()
    await press(page, 'Put it forward for approval')
    assert.match(await lead(page), /put forward by Pat on 3 August 2026, and waits for approval/)
    assert.equal(await page.getByRole('button', { name: 'Approve this version' }).count(), 0)
    as('Cho', 'chair')
    await page.reload()
    await press(page, 'Approve this version')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /In which capacity|in which capacity/ })
      .waitFor()
    await page.getByLabel('In which capacity').fill('Chair of the Improvement Board')
    await press(page, 'Approve this version')
    assert.match(await lead(page), /in force: it was approved on 3 August 2026/)
    await page.goto(`${plan}/versions`)
    assert.match(await lead(page), /Version 1\.1 is in force/)
  })
})

test('a later deadline is asked for with a reason, decided by another, compared and reported', async () => {
  itIs('2026-09-15')
  await withPages(async (open) => {
    const page = await open()
    as('Lee', 'lead')
    await page.goto(`${plan}/actions/a3`)
    await page.getByRole('link', { name: 'Ask for a change' }).click()
    await page.getByLabel('Deadline').fill('31/11/2026')
    await press(page, 'See what changes')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /The nearest is 30 November 2026/ })
      .waitFor()
    await page.getByLabel('Deadline').fill('end of November 2026')
    await press(page, 'See what changes')
    assert.match((await page.locator('.up-understood').textContent()) ?? '', /30 November 2026/)
    await press(page, 'Ask for this change')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Say why the change is needed/ })
      .waitFor()
    await page.getByLabel('Why the change is needed').fill('The police can only come in November.')
    await press(page, 'Ask for this change')
    assert.match(await lead(page), /Asked for by Lee on 15 September 2026; nobody has decided it yet/)
    await page.getByText('The deadline of action 1b of 1.1.1: 291 days later.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Agree, and change the plan' }).count(), 0)
    await page.goto(`${plan}/actions/a3`)
    await page.getByText('A change waits for a decision').waitFor()

    as('Cho', 'chair')
    await page.goto(`${plan}/changes`)
    assert.equal(await lead(page), 'One request waits for a decision.')
    await page.getByRole('link', { name: 'Change action 1b of 1.1.1' }).click()
    await press(page, 'Agree, and change the plan')
    await page.getByText('The change was agreed, and the plan says it now.').waitFor()

    await page.goto(`${plan}/compare`)
    assert.match(await lead(page), /^Between version 1\.1 and now one deadline moved later; /)
    await page.getByRole('cell', { name: '291 days later' }).waitFor()
    await page.goto(`${plan}/report`)
    const row = page.getByRole('row', { name: /The police can only come in November/ })
    assert.match(
      (await row.textContent()) ?? '',
      /“12\/02\/2026” → “end of November 2026”, 291 days later.*Lee asked, Cho agreed/,
    )
  })
})

test('last month still reads as it was, and so does the version', async () => {
  await withPages(async (open) => {
    const page = await open()
    as('Olu', 'observer')
    await page.goto(`${plan}/actions/a3`)
    await page.getByText('By the end of the month: 30 November 2026').waitFor()
    await page.goto(`${plan}/actions/a3?as-at=2026-08-31`)
    await page.getByText('On or before 12 February 2026').waitFor()
    await page.goto(`${plan}/versions`)
    await page.getByRole('link', { name: '1.1', exact: true }).click()
    await page.getByRole('link', { name: 'Show the plan as it is in this version' }).click()
    await page.getByText('The plan as it was right after').waitFor()
    await page.getByRole('link', { name: /^Settle terms of reference/ }).click()
    await page.getByText('On or before 12 February 2026').waitFor()
    assert.equal(await page.getByRole('link', { name: /^(Change it|Ask for a change)$/ }).count(), 0)
    await page.goto('/record')
    assert.match(await lead(page), /The record is untouched/)
  })
})

test('of two who change the same words the second is shown both, and loses nothing', async () => {
  const other = await site.addExample()
  await withPages(async (open) => {
    as('Pat', 'programme manager')
    const [first, second] = [await open(), await open()]
    for (const page of [first, second]) await page.goto(`/plans/${other}/actions/a3/edit`)
    await first.getByLabel('Words').fill('Settle the terms of reference')
    await press(first, 'See what changes')
    await press(first, 'Save')
    await first.getByText('The change was saved.').waitFor()
    await second.getByLabel('Leads').fill('Chief Executive')
    await second.getByLabel('Words').fill('Settle the terms with the police')
    await press(second, 'See what changes')
    await second.getByText('Somebody else changed it while you were typing.').waitFor()
    const theirs = second.locator('section', { has: second.getByRole('heading', { name: 'What they changed' }) })
    assert.match((await theirs.textContent()) ?? '', /membership/)
    await press(second, 'Save')
    await second.getByText('The change was saved.').waitFor()
    assert.match(await lead(second), /^Settle the terms with the police$/)
    await second.getByText('Chief Executive').first().waitFor()
  })
})
