/** The two-minute job in a real browser: on a phone without JavaScript, by keyboard alone, and out to Excel and back. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Who } from '../people/permissions.ts'
import { makePosts } from '../people/posts/store/make-posts.ts'
import { columns } from '../plans/updates/sheets/columns.ts'
import { openBrowser, withNewPage } from './test-browser.ts'
import { openTestSite, type TestSite } from './test-site.ts'

let browser: Browser
let site: TestSite
let priya: Who

before(async () => {
  site = await openTestSite()
  await site.addExample()
  const { db, clock } = site.services
  const by = { authority: site.authority, who: 'A test', why: 'For tests', clock }
  const holder = { account: 'priya', name: 'Priya Shah', from: '2026-01-01' }
  await makePosts(db, by, [{ title: 'Head of Front Door and Assessment', holder }])
  priya = {
    account: 'priya',
    name: 'Priya Shah',
    authority: site.authority,
    grants: [{ role: 'lead', plan: null, theme: null }],
  }
  site.as(priya)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const withPage = (options: BrowserContextOptions, story: (page: Page) => Promise<void>) =>
  withNewPage(browser, site.url, options, story)

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
/** What axe and the narrowest phone have against a page that only somebody with actions sees. */
async function expectClean(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (tags) => {
    // axe puts itself on the window of the page, which this file's types do not know.
    const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await inPage.run(document, { runOnly: tags })
    return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.html.slice(0, 200)})`)
  }, wcag)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (size !== null) await page.setViewportSize(size)
  assert.deepEqual([...found, ...(wide > 360 ? [`${wide} pixels wide`] : [])], [], page.url())
}

const leadOf = async (page: Page) => (await page.locator('.up-lead').textContent()) ?? ''

test('on a phone, without JavaScript: two presses and a sentence, then the next one in one press', async () => {
  await withPage(phone, async (page) => {
    await page.goto('/mine')
    assert.equal(
      await leadOf(page),
      'One of your four open actions is overdue; two updates would put the rest in order.',
    )
    await page.getByRole('link', { name: /^Update\s+Sub-action 1c/ }).click()
    await page.getByLabel('What has happened').fill('Two families left to see.')
    await page.getByRole('button', { name: 'Save this update' }).click()
    await page.getByRole('heading', { level: 1, name: 'Saved' }).waitFor()
    await page.getByRole('link', { name: /^Update action 2/ }).click()
    await page.getByRole('button', { name: 'Nothing new, still on course' }).click()
    await page.getByText('Your update is saved.').waitFor()
    await page.getByRole('link', { name: 'See the action and all that was said of it' }).click()
    assert.match(
      (await page.getByRole('table', { name: /updates?$/ }).textContent()) ?? '',
      /Nothing new\..*Priya Shah/,
    )
    await page.goto('/mine')
    assert.equal(
      await leadOf(page),
      'One of your four open actions is overdue; one update would put the rest in order.',
    )
  })
})

test('by keyboard alone, with a day chosen from the calendar and one that is none', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '')
    const tabTo = async (words: RegExp, most = 40) => {
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab')
        if (words.test(await focused())) return
      }
      assert.fail(`${words} was not reached in ${most} presses; at ${await focused()}`)
    }
    await page.goto('/mine')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await tabTo(/^Update\s+Sub-action 1c/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Update sub-action 1c' }).waitFor()
    await page.keyboard.press('Tab')
    await tabTo(/^note$/)
    await page.keyboard.type('Waiting for one visit.')
    await tabTo(/^forecast$/)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('31/9/26')
    await tabTo(/^Choose a day/, 1)
    await tabTo(/^Save this update$/)
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /There is no day “31\/9\/26”/ })
      .waitFor()
    assert.equal(await page.getByLabel('What has happened').inputValue(), 'Waiting for one visit.')
    // The browser's own calendar cannot be worked from a test: it is filled as the calendar fills it.
    await page.locator('.up-picker').evaluate((picker: HTMLInputElement) => {
      picker.value = '2026-11-30'
      picker.dispatchEvent(new Event('change'))
    })
    assert.equal(await page.locator('#forecast').inputValue(), '30/11/2026')
    await tabTo(/^Save this update$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Saved' }).waitFor()
  })
})

test('two people meet on one action, and neither loses a word', async () => {
  await withPage(phone, async (first) => {
    await withPage(phone, async (second) => {
      await first.goto('/mine')
      await first
        .getByRole('link', { name: /^Update\s+Sub-action 1d/ })
        .first()
        .click()
      await second.goto(first.url())
      await first.getByLabel('What has happened').fill('First words.')
      await second.getByLabel('What has happened').fill('Second words.')
      await first.getByRole('button', { name: 'Save this update' }).click()
      await first.getByText('Your update is saved.').waitFor()
      await second.getByRole('button', { name: 'Save this update' }).click()
      await second.getByRole('heading', { name: /has said something while you were typing/ }).waitFor()
      assert.match((await second.getByRole('table').textContent()) ?? '', /First words\..*Second words\./)
      assert.equal(await second.getByLabel('What has happened').inputValue(), 'Second words.')
      await second.getByRole('button', { name: 'Save mine on top' }).click()
      await second.getByRole('link', { name: 'See the action and all that was said of it' }).click()
      assert.match(
        (await second.getByRole('table', { name: /updates?$/ }).textContent()) ?? '',
        /Second words\..*First words\./s,
      )
    })
  })
})

test('several in one table, without JavaScript, each row a card on a phone', async () => {
  await withPage(phone, async (page) => {
    await page.goto('/mine')
    await page.getByRole('link', { name: 'Update several at once' }).click()
    await page.getByLabel(/^What has happened: .*1c/).fill('Said in the table.')
    await page.getByLabel(/^How far it is, in per cent: .*1c/).fill('a lot')
    await page.getByLabel(/^What has happened: .*1d/).fill('Also said there.')
    await page.getByRole('button', { name: 'Save what I changed' }).click()
    assert.equal(await leadOf(page), 'One update is saved; one row needs another look.')
    await page
      .getByRole('alert')
      .getByRole('link', { name: /whole number/ })
      .click()
    await page.getByLabel(/^How far it is, in per cent: .*1c/).fill('90')
    await page.getByRole('button', { name: 'Save what I changed' }).click()
    await page.getByText('One update is saved.').waitFor()
  })
})

test('out to Excel, filled in, shown what would change, applied', async () => {
  await withPage({ viewport: phone.viewport, acceptDownloads: true }, async (page) => {
    await page.goto('/mine/sheet')
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download my actions (Excel)' }).click()
    const download = await coming
    assert.equal(download.suggestedFilename(), 'my-actions-2026-09-15.xlsx')
    const book = XLSX.read(await readFile(await download.path()), { cellNF: true })
    const sheet = book.Sheets.Actions
    assert.ok(sheet)
    const at = columns.findIndex(({ heading }) => heading === 'What has happened')
    sheet[XLSX.utils.encode_cell({ c: at, r: 1 })] = { t: 's', v: 'Said in Excel.' }
    const buffer = Buffer.from(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.getByLabel('The file, filled in').setInputFiles({ name: 'filled in.xlsx', mimeType, buffer })
    await page.getByRole('button', { name: 'Show what would change' }).click()
    assert.match(await leadOf(page), /^One action would change; \w+ stay as they are\. Nothing is saved yet\.$/)
    await page.getByText('Said in Excel.').waitFor()
    await expectClean(page)
    await page.getByRole('button', { name: 'Apply this change' }).click()
    await page.getByText('One update is saved.').waitFor()
  })
})

test('each page, filled with actions of somebody’s own, is open to everybody', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto('/mine')
    await expectClean(page)
    for (const folded of await page.locator('details').all())
      await folded.evaluate((part: HTMLDetailsElement) => part.setAttribute('open', ''))
    await expectClean(page)
    await page.goto('/mine/update')
    await expectClean(page)
    await page.getByLabel(/^How far it is, in per cent: .*1c/).fill('a lot')
    await page.getByRole('button', { name: 'Save what I changed' }).click()
    await page.getByRole('alert').waitFor()
    await expectClean(page)
    await page.goto('/mine')
    await page.getByRole('link', { name: /^Update\s+Sub-action 1c/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Update sub-action 1c' }).waitFor()
    await expectClean(page)
    const form = page.url()
    await withPage(phone, async (other) => {
      await other.goto(form)
      await other.getByLabel('What has happened').fill('Said meanwhile.')
      await other.getByRole('button', { name: 'Save this update' }).click()
      await other.getByText('Your update is saved.').waitFor()
    })
    await page.getByLabel('What has happened').fill('Mine.')
    await page.getByRole('button', { name: 'Save this update' }).click()
    await page.getByRole('heading', { name: /while you were typing/ }).waitFor()
    await expectClean(page)
    await page.getByRole('button', { name: 'Save mine on top' }).click()
    await page.getByText('Your update is saved.').waitFor()
    await expectClean(page)
    await page.getByRole('link', { name: 'See the action and all that was said of it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sub-action 1c' }).waitFor()
    await expectClean(page)
  })
})
