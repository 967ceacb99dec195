/** What people come for, by role and visible words: from the home page to the report, and a file in by form. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, withNewPage } from './test-browser.ts'
import type { Samples } from './test-pages.ts'
import type { TestSite } from './test-site.ts'

let browser: Browser
let site: TestSite
let samples: Samples
let smallPlan: string

before(async () => {
  const helpers = await import('./test-samples.ts')
  ;({ site, samples } = await helpers.openSampleSite())
  smallPlan = helpers.smallPlan
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await site?.close()
})

const withPage = (options: BrowserContextOptions, story: (page: Page) => Promise<void>) =>
  withNewPage(browser, site.url, options, story)

const without = { javaScriptEnabled: false }
const aFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

test('from home to a lead’s action, its words in the document, and the report', async () => {
  await withPage(without, async (page) => {
    await page.goto('/')
    assert.match((await page.locator('.up-lead').textContent()) ?? '', /overdue/)
    await page.getByRole('link', { name: 'Harrowmere Council' }).first().click()
    await page.locator('summary', { hasText: 'Lead' }).first().click()
    await page
      .getByRole('link', { name: /^Improvement Programme Manager/ })
      .first()
      .click()
    assert.match(page.url(), /lead=Improvement/)
    const shown = (await page.locator('.up-results__count').textContent()) ?? ''
    assert.match(shown, /^\d+ actions of 243$/)
    await page.getByRole('link', { name: 'Settle terms of reference' }).click()
    assert.match((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', /^Sub-action 1b$/)
    await page.getByRole('link', { name: /^table \d+, row \d+$/ }).click()
    const target = page.locator(':target')
    assert.match((await target.textContent()) ?? '', /Settle terms of reference/)
    await page.getByRole('link', { name: 'Monthly report' }).click()
    await page.getByLabel('As at').fill('2026-05-31')
    await page.getByRole('button', { name: 'Show' }).click()
    assert.match((await page.locator('.up-caption').textContent()) ?? '', /31 May 2026/)
    assert.match((await page.locator('.up-lead').textContent()) ?? '', /\d+ of the 243 actions/)
  })
})

test('the report comes away in Word and PDF', async () => {
  for (const [ending, begins] of [
    ['docx', 'PK'],
    ['pdf', '%PDF'],
  ] as const) {
    const answer = await fetch(`${site.url}/plans/${samples.plan}/report.${ending}?as-at=2026-05-31`)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`monthly-report-2026-05-31\\.${ending}`))
    assert.equal(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, begins.length)
        .toString(),
      begins,
    )
  }
})

test('a file comes in by form without JavaScript, is looked at, and becomes the plan once', async () => {
  await withPage(without, async (page) => {
    await page.goto('/import')
    await page.getByLabel('The plan').setInputFiles(aFile('by form.txt', smallPlan))
    await page.getByLabel('Title').fill('A plan by form')
    await page.getByRole('button', { name: 'Read it' }).click()
    const working = page.url()
    const { importsSettled } = await import('../importing/jobs/import-jobs.ts')
    await importsSettled(site.services.db)
    await page.goto(working)
    await page.getByRole('heading', { level: 1, name: 'A plan by form' }).waitFor()
    assert.match((await page.locator('.up-lead').textContent()) ?? '', /^2 actions were found in by form\.txt/)
    await page.getByRole('button', { name: 'Make this the plan' }).click()
    await page.getByRole('heading', { level: 1, name: 'A plan by form' }).waitFor()
    assert.match(page.url(), /\/plans\//)
    await page.goto(working)
    await page.getByRole('heading', { name: 'This is the plan' }).waitFor()
    await page.goto('/')
    assert.equal(await page.getByRole('link', { name: 'A plan by form' }).count(), 1)
  })
})

test('with JavaScript the page of an import goes on by itself', async () => {
  await withPage({}, async (page) => {
    await page.goto('/import')
    await page.getByLabel('The plan').setInputFiles(aFile('live.txt', smallPlan))
    assert.match((await page.locator('[data-drop-said]').textContent()) ?? '', /live\.txt/)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'Make this the plan' }).waitFor()
  })
})

test('an import that is being read says so, and can be stopped', async () => {
  await withPage(without, async (page) => {
    await page.goto(`/import/${samples.imports.reading}`)
    await page.getByRole('progressbar', { name: 'Progress' }).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('heading', { name: 'Put aside' }).waitFor()
  })
})

test('what cannot be read is refused with a sentence, and no file at all is asked for again', async () => {
  await withPage(without, async (page) => {
    await page.goto('/import')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Choose the file that holds the plan.' }).waitFor()
    await page.goto(`/import/${samples.imports.failed}`)
    assert.match((await page.locator('.up-lead').textContent()) ?? '', /empty/i)
  })
})

test('a doubt is corrected, and whoever comes second is told', async () => {
  await withPage(without, async (first) => {
    await withPage(without, async (second) => {
      const address = `/plans/${samples.plan}/doubts/${samples.doubt}`
      await first.goto(address)
      await second.goto(address)
      await first.getByRole('group', { name: 'Number 1' }).getByLabel('Deadline').fill('end of June 2026')
      await first.getByRole('group', { name: 'Number 2' }).getByLabel('Leads').fill('Chief Executive')
      await first.getByRole('button', { name: 'Save the correction' }).click()
      await first.getByText('The reading was corrected.').waitFor()
      await second.getByRole('button', { name: 'Accept the reading' }).click()
      assert.match((await second.locator('.up-lead').textContent()) ?? '', /was corrected by Local user/)
    })
    await first.goto(`/plans/${samples.plan}/doubts`)
    await first.locator('summary', { hasText: /decided already/ }).click()
    await first.goto(`/plans/${samples.plan}?q=get+the+board+running`)
    assert.equal(await first.getByText('30 Jun 2026').count(), 1)
  })
})

test('the main way is open to a keyboard alone', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    const tabTo = async (words: RegExp, most = 60) => {
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab')
        if (words.test(await focused())) return
      }
      assert.fail(`${words} was not reached in ${most} presses`)
    }
    await page.goto('/')
    await page.keyboard.press('Tab')
    assert.equal(await focused(), 'Skip to main content')
    await page.keyboard.press('Enter')
    // Each plan before it has a few ways of its own.
    await tabTo(/^Harrowmere Council/, 12)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/plans\//)
    await tabTo(/^Due$/)
    await page.keyboard.press('Enter')
    await tabTo(/^Overdue/, 2)
    await page.keyboard.press('Enter')
    await page.waitForURL(/due=overdue/)
    await tabTo(/^Table$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/view=table/)
    await tabTo(/^Import a plan$/, 12)
  })
})
