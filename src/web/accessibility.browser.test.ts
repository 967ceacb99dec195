/**
 * Walks the router: every page is axe-clean (WCAG 2.2 AA) and valid HTML, has one `h1`, a title, a skip link that leads
 * somewhere and no sideways scroll on a phone, and nothing complains in the console.
 */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { type Role, roles } from '../people/permissions.ts'
import { openBrowser } from './test-browser.ts'
import type { Sample } from './test-pages.ts'
import type { TestSite } from './test-site.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Two ways of writing the same: Hono writes `<br/>`, `open=""` and `hidden=""`.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // Boxes of one name are one question with several answers.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // A plan's title is as long as its council made it.
    'long-title': 'off',
    // Only the page of an import that is being read, only without JavaScript, and a reader loses nothing by it: there is
    // no field on it, and a link beside says the same.
    'meta-refresh': 'off',
  },
})

let browser: Browser
let site: TestSite
let pages: Sample[]

before(async () => {
  const { openSampleSite } = await import('./test-samples.ts')
  const { samplePages } = await import('./test-pages.ts')
  const opened = await openSampleSite()
  site = opened.site
  everything()
  pages = samplePages(opened.samples)
  browser = await openBrowser()
})

/** Every way open, so that every page and every form on it is looked at. */
function everything(): void {
  const grants = roles.filter((role) => role !== 'public').map((role) => ({ role, plan: null, theme: null }))
  site.as({ account: 'everything', name: 'Eve Everything', authority: site.authority, grants })
}

after(async () => {
  await browser?.close()
  await site?.close()
})

/** Everything that a page complains of while it is open, except the answer to the page itself being an error. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const ownStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if ((message.type() === 'error' || message.type() === 'warning') && !ownStatus) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (tags) => {
    // axe puts itself on the window of the page, which this file's types do not know.
    const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await inPage.run(document, { runOnly: tags })
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0]?.html.slice(0, 200)})`,
    )
  }, wcag)
  return found
}

function htmlProblems(html: string): string[] {
  const { results } = validator.validateStringSync(html)
  return results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} (line ${line}, ${selector})`),
  )
}

async function frameProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = []
    if (document.querySelectorAll('h1').length !== 1) problems.push('not exactly one h1')
    if (!/ – Upturn$/.test(document.title)) problems.push(`title: ${document.title}`)
    if (document.documentElement.lang !== 'en-GB') problems.push('no language')
    const skip = document.querySelector('a.govuk-skip-link')
    if (!skip || !document.querySelector(skip.getAttribute('href') ?? '#none'))
      problems.push('the skip link leads nowhere')
    return problems
  })
}

/** Wide things may scroll inside their own region; the page itself may not. */
async function sidewaysProblems(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 740 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  await page.setViewportSize({ width: 1280, height: 900 })
  return width > 360 ? [`the page is ${width} pixels wide on a phone of 360`] : []
}

test('every page is clean', async () => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  const problems: string[] = []
  for (const { path, status } of pages) {
    const answer = await page.goto(site.url + path)
    if (answer?.status() !== status) problems.push(`${path}: answered ${answer?.status()}, not ${status}`)
    const html = (await answer?.text()) ?? ''
    looked.add(looksOf(html))
    const found = [...(await problemsOf(page, html)), ...complaints.splice(0)]
    problems.push(...found.map((problem) => `${path}: ${problem}`))
  }
  await context.close()
  assert.deepEqual(problems, [])
})

async function problemsOf(page: Page, html: string): Promise<string[]> {
  return [
    ...htmlProblems(html),
    ...(await frameProblems(page)),
    ...(await axeProblems(page)),
    ...(await sidewaysProblems(page)),
  ]
}

/** What pages have been looked at, by their words and forms: in most roles most pages are the same. */
const looked = new Set<string>()
const looksOf = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? html

/** Reads as somebody with this role alone. */
function become(role: Role): void {
  const account = role === 'public' ? null : `only-${role.replaceAll(' ', '-')}`
  site.as({ account, name: `A ${role}`, authority: site.authority, grants: [{ role, plan: null, theme: null }] })
}

test('every page that looks different in a role is clean there too', async () => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const problems: string[] = []
  for (const role of roles) {
    become(role)
    for (const { path } of pages) {
      const looks = looksOf(await (await fetch(site.url + path)).text())
      if (looked.has(looks)) continue
      looked.add(looks)
      const html = (await (await page.goto(site.url + path))?.text()) ?? ''
      problems.push(...(await problemsOf(page, html)).map((problem) => `${role}, ${path}: ${problem}`))
    }
  }
  everything()
  await context.close()
  assert.deepEqual(problems, [])
})

test('every page says the same without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const bare: string[] = []
  for (const { path, status } of pages) {
    const answer = await page.goto(site.url + path)
    const words = ((await page.locator('main').textContent()) ?? '').trim().length
    if (answer?.status() !== status || words < 40) bare.push(`${path}: ${answer?.status()}, ${words} characters`)
  }
  await context.close()
  assert.deepEqual(bare, [])
})
