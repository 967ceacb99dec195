/** Links as a person meets them: without JavaScript, and by keyboard alone. */
import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, withNewPage } from '../../web/test-browser.ts'
import type { Samples } from '../../web/test-pages.ts'
import type { TestSite } from '../../web/test-site.ts'

let browser: Browser
let site: TestSite
let samples: Samples

before(async () => {
  const helpers = await import('../../web/test-samples.ts')
  ;({ site, samples } = await helpers.openSampleSite())
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const withPage = (options: BrowserContextOptions, story: (page: Page) => Promise<void>) =>
  withNewPage(browser, site.url, options, story)

const lead = async (page: Page) => (await page.locator('.up-lead').textContent()) ?? ''

test('without JavaScript: confirm, correct, decline, add, and be refused a circle', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`/plans/${samples.plan}/dependencies`)
    assert.match(
      await lead(page),
      /^One part of the plan is due before what it depends on, and \w+ links wait for a decision\.$/,
    )

    // What is certain is ticked and confirmed at once.
    await page.getByRole('checkbox', { name: /see recommendation 5\.1\.1/ }).check()
    await page.getByRole('button', { name: 'Confirm what is ticked' }).click()
    await page.getByText('One link was confirmed.').waitFor()

    // A link that names nothing is given its target, in a label's words.
    const row = page.getByRole('row').filter({ hasText: 'Depends on case system upgrade' })
    await row.getByRole('link', { name: /^Decide/ }).click()
    await page.getByRole('radio', { name: 'It is right, as below' }).check()
    await page.getByLabel('The other part').fill('the moon')
    await page.getByRole('button', { name: 'Save the decision' }).click()
    await page.getByRole('link', { name: /Nothing in the plan is “the moon”/ }).waitFor()
    await page.getByLabel('The other part').fill('2a of 5.2.2')
    await page.getByRole('button', { name: 'Save the decision' }).click()
    await page.getByText('The link was confirmed.').waitFor()

    // The other way round would make a circle, and is told so in words.
    await page.getByRole('link', { name: 'Add a link' }).click()
    await page.getByLabel('Which part').fill('2a of 5.2.2')
    await page.getByLabel('The other part').fill('3 of 4.2.2')
    await page.getByRole('button', { name: 'Add the link' }).click()
    const refused = await page.getByRole('alert').textContent()
    assert.match(refused ?? '', /action 2a of 5\.2\.2 → action 3 of 4\.2\.2 → action 2a of 5\.2\.2/)
    assert.equal(await page.getByLabel('The other part').inputValue(), '3 of 4.2.2', 'what was typed is still there')

    // A reference that leads nowhere is declined, with a reason.
    await page.goto(`/plans/${samples.plan}/dependencies?show=nowhere`)
    await page
      .getByRole('link', { name: /^Decide/ })
      .first()
      .click()
    await page.getByRole('radio', { name: 'It is no link' }).check()
    await page.getByRole('button', { name: 'Save the decision' }).click()
    await page.getByRole('link', { name: 'Say why it is no link' }).waitFor()
    await page.getByLabel(/^Why/).fill('5.2.4 was taken out in the second draft')
    await page.getByRole('button', { name: 'Save the decision' }).click()
    await page.getByText('The link was declined.').waitFor()
  })
})

test('words that fit several parts are asked about, and the choice is taken', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`/plans/${samples.plan}/dependencies/new?from=action:${samples.action}`)
    await page.getByLabel('The other part').fill('upgrade')
    await page.getByRole('button', { name: 'Add the link' }).click()
    await page.getByText('Several parts fit').first().waitFor()
    await page.getByRole('radio', { name: /Test the upgrade with forty users/ }).check()
    await page.getByRole('button', { name: 'Add the link' }).click()
    await page.getByText('The link was confirmed.').waitFor()
  })
})

test('by keyboard: how many days, and what else slips', async () => {
  await withPage({}, async (page) => {
    await page.goto(`/plans/${samples.plan}/dependencies?show=confirmed`)
    await page.getByRole('link', { name: 'Action 2b of 5.2.2' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Days to try').focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('60')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/slip=60/)
    const words = (await page.locator('#slip').textContent()) ?? ''
    assert.match(words, /If it slips by 60 days, \w+ others slip: .*action 3a? of 4\.2\.2 by 60 days/)
    await page.goto(`${page.url().replace(/slip=60.*/, 'slip=soon')}`)
    assert.match((await page.locator('#slip-days-error').textContent()) ?? '', /Give a whole number of days/)
  })
})
