/**
 * The month's figures, in a real browser, by everybody whom they concern: the analyst hands the extract in, says what a
 * heading means, looks at what the figures rest on and publishes; what the chair reads changes; a team manager opens what is
 * due and writes in the clinic. The figures are held against a calculation that shares nothing with them.
 */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../people/permissions.ts'
import { ensureDemoMeasures } from '../performance/demo/demo-measures.ts'
import { computeExtract } from '../performance/extracts/compute-extract.ts'
import { publishFigures, saveExtract } from '../performance/figures/extract-store.ts'
import type { CaseFile } from '../performance/generator/case-file.ts'
import { ssdTables } from '../performance/generator/formats/ssd.ts'
import { csvOf } from '../performance/generator/formats/table.ts'
import { firstDay, generateCaseFile } from '../performance/generator/generate.ts'
import { trueFigures } from '../performance/independent/truth.ts'
import { openBrowser, withNewPage } from './test-browser.ts'
import type { TestSite } from './test-site.ts'

const code = 'Single assessments in time'
const authorityOf = { children: 1500, years: 3, seed: 4 }

type Month = { cut: string; files: { name: string; bytes: Uint8Array }[]; inTime: string }

/** One month's extract of the invented authority, and how many assessments were in time by the other calculation. */
function monthUpTo(cut: string): Month {
  const options = { ...authorityOf, cut }
  const file: CaseFile = generateCaseFile(options)
  const files = ssdTables(file).map((table) => ({ name: `${table.name}.csv`, bytes: csvOf(table) }))
  const figure = trueFigures(file, firstDay(options), cut).find(
    (one) => one.indicator === code && one.unit === '' && one.period === cut.slice(0, 7),
  )
  return { cut, files, inTime: `(${figure?.numerator} of ${figure?.denominator})` }
}

const july = monthUpTo('2026-07-31')
const august = monthUpTo('2026-08-31')

let browser: Browser
let site: TestSite
let plan: string

const be = (name: string, role: Role) =>
  site.as({ account: name, name, authority: site.authority, grants: [{ role, plan: null, theme: null }] })

before(async () => {
  const { openTestSite } = await import('./test-site.ts')
  site = await openTestSite()
  const { services, authority } = site
  plan = await site.addExample()
  await ensureDemoMeasures(services.db, services.clock, authority)
  const computed = await computeExtract({ files: july.files, cut: july.cut, children: 20_000, memoryMb: 600 })
  const by = { authority, who: 'Ann Analyst', clock: services.clock }
  const saved = await saveExtract(services.db, by, computed)
  assert.ok('saved' in saved)
  await publishFigures(services.db, by, saved.saved, 'The month is checked')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

/** A system that calls a column otherwise this month. */
const drifted = ({ name, bytes }: Month['files'][number]) => {
  const text = new TextDecoder().decode(bytes)
  const own = name === 'ssd_cin_episodes.csv' ? text.replace('cine_referral_date', 'Date of Referral') : text
  return { name, mimeType: 'text/csv', buffer: Buffer.from(own) }
}

const says = (page: Page, words: string) => page.getByText(words).first().waitFor()

for (const javaScriptEnabled of [false, true])
  test(`the month’s figures, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    // The harder way the whole; what a browser adds must not break what is read.
    const story = javaScriptEnabled ? readersStory : wholeStory
    await withNewPage(browser, site.url, { javaScriptEnabled }, story)
  })

async function wholeStory(page: Page): Promise<void> {
  be('Dame Helen Corrigan', 'chair')
  await page.goto(`/plans/${plan}/measures`)
  await says(page, july.inTime)
  await page.goto(`/plans/${plan}/report`)
  assert.match((await page.locator('main').textContent()) ?? '', /in July 2026/)

  be('Ruth Adeyemi', 'administrator')
  await page.goto('/forward')
  await page.getByLabel('Why').fill('Team managers look ahead')
  await page.getByRole('button', { name: /Keep/ }).click()

  be('Ann Analyst', 'analyst')
  await page.goto('/performance')
  await page.getByRole('link', { name: 'Extracts' }).click()
  await page.getByLabel('The files, or one zip of them').setInputFiles(august.files.map(drifted))
  await page.getByRole('textbox', { name: 'Cut date' }).fill('31 August 2026')
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Which heading is which column?' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Confirm and go on' }).click()
  await page.getByRole('heading', { level: 1, name: 'Extract up to 31 August 2026' }).waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { name: 'What the figures rest on' }).waitFor()
  await page.getByRole('link', { name: /Every check/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goBack()

  be('Dame Helen Corrigan', 'chair')
  await page.goto(`/plans/${plan}/measures`)
  await says(page, july.inTime)

  be('Ann Analyst', 'analyst')
  await page.goto('/extracts')
  await page.getByRole('link', { name: /31 August 2026/ }).click()
  await page.getByRole('button', { name: /^Publish \d/ }).click()
  await says(page, 'The figures are published')
  await readersStory(page)
}

/** What everybody else sees once the month is published. */
async function readersStory(page: Page): Promise<void> {
  be('Dame Helen Corrigan', 'chair')
  await page.goto('/')
  await page
    .getByRole('link', { name: /Harrowmere Council/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Measures' }).click()
  await says(page, august.inTime)
  await page.getByRole('link', { name: 'Monthly report' }).click()
  const report = (await page.locator('main').textContent()) ?? ''
  assert.ok(report.includes(august.inTime), 'the report has the new month')
  assert.ok(!report.includes(july.inTime), 'and the old one no more')

  be('Nadia Farrow', 'lead')
  await page.getByRole('link', { name: 'Indicators' }).click()
  await page.getByRole('link', { name: 'Breaches ahead' }).click()
  await says(page, 'As the case system was on 31 August 2026')
  await page.getByLabel('What is open').selectOption({ label: 'Assessments' })
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('columnheader', { name: 'Days used' }).waitFor()
  await page.getByRole('link', { name: 'Clinics' }).click()
  await page.getByLabel('Add a note').fill('August was short of two people.')
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await says(page, 'The note is kept')
}
