/** The register as a person meets it: without JavaScript, two at once, and by keyboard alone. */
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
const register = () => `/plans/${samples.plan}/risks`

test('without JavaScript: open a risk, be told what is missing, review it, make it an issue, close it', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(register())
    assert.match(
      await lead(page),
      /^Four risks and one issue are open, two of them high; three mitigations are overdue\.$/,
    )
    await page.getByRole('link', { name: 'Add a risk or issue' }).click()
    await page.getByLabel('In a few words').fill('Partners leave the data group')
    await page.getByLabel('What it threatens').fill('2c of 1.3.1\n9.9.9')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByRole('link', { name: 'Name the post or person who owns it' }).waitFor()
    await page.getByRole('link', { name: /Nothing in the plan is “9\.9\.9”/ }).waitFor()
    assert.equal(await page.getByLabel('In a few words').inputValue(), 'Partners leave the data group')

    await page.getByLabel('What it threatens').fill('2c of 1.3.1')
    await page.getByLabel('Owner').fill('Partnership Manager')
    await page.getByLabel('Category').selectOption('Partners')
    await page.getByLabel('How soon could it bite?').selectOption('within a month')
    await page.getByLabel('How likely is it?').selectOption('3')
    await page.getByLabel('How hard would it hit?').selectOption('3')
    await page.getByLabel('Mitigation 1').fill('Ask each chief officer for a name')
    await page.getByLabel('Due').first().fill('2026-09-30')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('It was added to the register.').waitFor()
    // The square of the matrix leads to what stands in it.
    await page
      .locator('.up-matrix')
      .getByRole('link', { name: /score 9$/ })
      .click()
    await page.getByRole('link', { name: 'Partners leave the data group' }).click()
    assert.match(await lead(page), /^It may come about and scores 9, medium\.$/)

    await page.getByText('Review it').click()
    await page.getByLabel('How likely is it now?').selectOption('4')
    await page.getByRole('button', { name: 'Record the review' }).click()
    await page.getByRole('link', { name: 'Say what was found' }).waitFor()
    await page.getByLabel('What was found').fill('Health has not sent anybody twice')
    await page.getByRole('button', { name: 'Record the review' }).click()
    await page.getByText('The review was recorded.').waitFor()
    await page.getByText('Up by 3').waitFor()

    await page.getByRole('button', { name: /^Done today/ }).click()
    await page.getByText('The mitigation is done.').waitFor()
    await page.getByText('It has come true').click()
    await page.getByLabel('What happened').fill('Health has left the group')
    await page.getByRole('button', { name: 'Make it an issue' }).click()
    assert.match(await lead(page), /^It has come about and scores 15, high/)
    await page.getByRole('link', { name: 'Action 2c of 1.3.1' }).click()
    await page.getByRole('heading', { name: 'What threatens it' }).waitFor()
    await page.getByRole('link', { name: 'Partners leave the data group' }).click()
    await page.getByText('Close it', { exact: true }).first().click()
    await page.getByLabel('Why it can be closed').fill('Health is back')
    await page.getByRole('button', { name: 'Close it' }).click()
    assert.match(await lead(page), /^It was closed: Health is back\.$/)

    await page.goto(`/plans/${samples.plan}/report?since=2026-08-15`)
    await page.getByText('Closed: “Partners leave the data group”, Health is back.').waitFor()
  })
})

test('two change the same risk: the second is shown both, keeps their words, and can save them', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    const edit = `${register()}/${samples.risk}/edit`
    await page.goto(edit)
    await page.getByLabel('Owner').fill('Director of Resources')
    await withPage({ javaScriptEnabled: false }, async (other) => {
      await other.goto(edit)
      await other.getByLabel('Owner').fill('Assistant Director')
      await other.getByRole('button', { name: 'Save' }).click()
      await other.getByText('The change was saved.').waitFor()
    })
    await page.getByRole('button', { name: 'Save' }).click()
    const both = (await page.getByRole('alert').textContent()) ?? ''
    assert.match(both, /Somebody else changed this/)
    assert.match(both, /Assistant Director/)
    assert.match(both, /Director of Resources/)
    assert.equal(await page.getByLabel('Owner').inputValue(), 'Director of Resources')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The change was saved.').waitFor()
    await page.getByText('Director of Resources').first().waitFor()
  })
})

test('by keyboard: filter the register to what one post owns', async () => {
  await withPage({}, async (page) => {
    await page.goto(register())
    await page.getByLabel('Owner').focus()
    await page.keyboard.type('Fin')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/owner=Finance/)
    assert.match((await page.locator('#list').textContent()) ?? '', /^1 risk or issue$/)
    await page.getByRole('link', { name: 'Placements cost more than the budget holds' }).first().waitFor()
  })
})
