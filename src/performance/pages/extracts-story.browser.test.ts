/** The month’s extract in a real browser, as an analyst: a heading that drifted, the question, the report, the figures. */
import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, withNewPage } from '../../web/test-browser.ts'
import type { TestSite } from '../../web/test-site.ts'
import { planted, tinyExtract } from '../extracts/tiny-extract.fixture.ts'

let browser: Browser
let site: TestSite

before(async () => {
  const { openTestSite } = await import('../../web/test-site.ts')
  site = await openTestSite()
  site.as({
    account: 'ann',
    name: 'Ann Analyst',
    authority: site.authority,
    grants: [{ role: 'analyst', plan: null, theme: null }],
  })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe, the narrowest phone and a search for planted names have against a page. */
async function expectClean(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (tags) => {
    // axe puts itself on the window of the page, which this file's types do not know.
    const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await inPage.run(document, { runOnly: tags })
    return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.html.slice(0, 200)})`)
  }, wcag)
  await page.setViewportSize({ width: 360, height: 740 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.setViewportSize({ width: 1280, height: 900 })
  const words = planted.filter((word) => found.join().includes(word))
  const text = await page.content()
  const problems = [...found, ...words, ...planted.filter((word) => text.includes(word))]
  assert.deepEqual([...problems, ...(wide > 360 ? [`${wide} pixels wide`] : [])], [], page.url())
}

const drifted = {
  ...tinyExtract,
  'ssd_cin_episodes.csv': (tinyExtract['ssd_cin_episodes.csv'] ?? '').replace('cine_referral_date', 'Date of Referral'),
}

async function handIn(page: Page, cut: string): Promise<void> {
  await page.goto('/extracts')
  const files = Object.entries(drifted).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))
  await page.getByLabel('The files, or one zip of them').setInputFiles(files)
  await page.getByRole('textbox', { name: 'Cut date' }).fill(cut)
  await page.getByRole('button', { name: 'Read it' }).click()
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

test('an analyst hands in the month, says what a heading means, looks at the report and publishes', async () => {
  await withNewPage(browser, site.url, {}, async (page) => {
    await page.goto('/indicators/single-assessments-in-time')
    await page.getByText('No figures yet').waitFor()

    await handIn(page, '30 April 2026')
    await heading(page, 'Which heading is which column?').waitFor()
    await expectClean(page)
    const referral = page.getByLabel('cine_referral_date', { exact: true })
    assert.equal(await referral.locator('option:checked').textContent(), 'Date of Referral')
    await referral.selectOption({ label: 'Choose a heading' })
    await page.getByRole('button', { name: 'Confirm and go on' }).click()
    await page.getByRole('link', { name: /^Choose the heading for “cine_referral_date”/ }).click()
    await expectClean(page)
    await page.getByLabel('cine_referral_date', { exact: true }).selectOption({ label: 'Date of Referral' })
    await page.getByRole('button', { name: 'Confirm and go on' }).click()

    await heading(page, 'Extract up to 30 April 2026').waitFor()
    await page.getByText('Every row and every cell that figures need was understood.').waitFor()
    await page.getByRole('heading', { name: 'What the figures rest on' }).waitFor()
    await expectClean(page)
    await page.getByRole('button', { name: /^Publish \d/ }).click()
    await page.getByText('The figures are published').waitFor()

    await page.goto('/indicators/single-assessments-in-time')
    await page.getByText('April 2026, the whole authority: 50.0% (1 of 2).').waitFor()
  })
})

test('the next month needs no question, and the answer stands under their name', async () => {
  await withNewPage(browser, site.url, {}, async (page) => {
    await handIn(page, '31/5/2026')
    await heading(page, 'Extract up to 31 May 2026').waitFor()
    await page.goto('/mappings')
    await page.getByText(/, by Ann Analyst/).waitFor()
    await expectClean(page)
    await page.getByRole('link', { name: 'ssd_cin_episodes' }).click()
    await page.getByLabel('Why').fill('The case system names it as before again')
    await expectClean(page)
    await page.getByRole('button', { name: 'Withdraw the mapping' }).click()
    await page.getByText('these headings are asked again').waitFor()
  })
})
