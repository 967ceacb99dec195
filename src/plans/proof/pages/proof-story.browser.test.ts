/** Proof from offer to mark, by role and visible words: without JavaScript, by keyboard alone, and two deciding at once. */
import '../../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../../people/permissions.ts'
import { openBrowser, withNewPage } from '../../../web/test-browser.ts'
import type { TestSite } from '../../../web/test-site.ts'

let browser: Browser
let site: TestSite
let plan: string

before(async () => {
  const { openTestSite } = await import('../../../web/test-site.ts')
  site = await openTestSite()
  plan = await site.addExample()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
})

const withPage = (options: BrowserContextOptions, story: (page: Page) => Promise<void>) =>
  withNewPage(browser, site.url, options, story)

const without = { javaScriptEnabled: false }

/** From here on everybody is this person. */
function become(name: string, role: Role): void {
  const account = name.toLowerCase().replace(' ', '-')
  site.as({ account, name, authority: site.authority, grants: [{ role, plan: null, theme: null }] })
}

const words = async (page: Page, selector: string) => (await page.locator(selector).first().textContent()) ?? ''
const evidenced = async (page: Page) => {
  await page.goto(`/plans/${plan}/recommendations/r1`)
  return words(page, '.up-mark:has-text("Evidenced") dd')
}

test('offered as a file, returned with a reason, offered again, accepted: and the mark moves', async () => {
  await withPage(without, async (page) => {
    become('Lee Lead', 'lead')
    assert.match(await evidenced(page), /2 of 3/)
    await page.getByRole('link', { name: /^Offer proof of: 2\. Minutes show/ }).click()
    await page.getByRole('link', { name: 'A file' }).click()
    await page.getByRole('button', { name: 'Offer this proof' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Choose the file' }).waitFor()
    const file = { name: 'Minutes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 minutes') }
    await page.getByLabel('The file', { exact: true }).setInputFiles(file)
    await page.getByLabel('What the file shows').fill('Minutes of four meetings')
    await page.getByRole('button', { name: 'Offer this proof' }).click()
    await page.getByText('Your proof was offered.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Accept' }).count(), 0)
    assert.match(await evidenced(page), /2 of 3/)

    become('Ann Assurer', 'assurer')
    await page.goto('/proof')
    assert.match(await words(page, '.up-lead'), /wait for your decision, the longest for \d+ days/)
    await page.getByRole('link', { name: 'Minutes of four meetings' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Minutes.pdf' }).click()
    assert.equal((await download).suggestedFilename(), 'Minutes.pdf')
    await page.getByRole('button', { name: 'Return it' }).click()
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Say what is missing/ })
      .waitFor()
    await page.getByLabel('What you say to it').fill('No paper was sent back in them')
    await page.getByRole('button', { name: 'Return it' }).click()
    await page.getByText('The proof was returned with your reason.').waitFor()
    const returned = page.url().replace(/\?.*/, '')

    become('Lee Lead', 'lead')
    await page.goto(returned)
    assert.match(await words(page, '.up-lead'), /^Returned by Ann Assurer.*: No paper was sent back in them\.$/)
    await page.getByRole('link', { name: 'Offer again' }).click()
    await page.getByRole('heading', { name: 'What came back' }).waitFor()
    await page.getByRole('link', { name: 'In words' }).click()
    await page.getByLabel('What shows that it is done').fill('Two papers were sent back in May and June')
    await page.getByRole('button', { name: 'Offer this proof' }).click()
    await page.getByText('Your proof was offered.').waitFor()
    await page.goto(returned)
    assert.equal(await page.getByRole('link', { name: 'Offer again' }).count(), 0)

    become('Ann Assurer', 'assurer')
    await page.goto('/proof')
    await page.getByRole('link', { name: 'Two papers were sent back' }).click()
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.getByText('The proof was accepted.').waitFor()
    assert.match(await evidenced(page), /3 of 3/)

    await page.getByRole('link', { name: 'Two papers were sent back' }).click()
    await page.locator('summary', { hasText: 'Take back the acceptance' }).click()
    await page.getByLabel('Why').fill('The June paper was sent back by nobody')
    await page.getByRole('button', { name: 'Take back the acceptance' }).click()
    await page.getByText('It was taken back.').waitFor()
    assert.match(await evidenced(page), /2 of 3/)
  })
})

test('two decide at once: the second is shown what was decided, and keeps their words', async () => {
  await withPage(without, async (first) => {
    become('Lee Lead', 'lead')
    await first.goto(`/plans/${plan}/proof/offer?action=a5`)
    await first.getByLabel('What shows that it is done').fill('Decided twice')
    await first.getByRole('button', { name: 'Offer this proof' }).click()
    const address = first.url().replace(/\?.*/, '')
    await withPage(without, async (second) => {
      become('Ann Assurer', 'assurer')
      await first.goto(address)
      become('Cho Chair', 'chair')
      await second.goto(address)
      become('Ann Assurer', 'assurer')
      await first.getByRole('button', { name: 'Accept' }).click()
      await first.getByText('The proof was accepted.').waitFor()
      become('Cho Chair', 'chair')
      await second.getByLabel('What you say to it').fill('Not without the register')
      await second.getByRole('button', { name: 'Return it' }).click()
      const told = second.getByRole('alert')
      await told.getByText('Somebody else was first, so nothing of yours was saved.').waitFor()
      assert.match(
        (await told.textContent()) ?? '',
        /Accepted by Ann Assurer.*You had written: Not without the register/,
      )
    })
  })
})

test('nobody decides what they offered, though their other grant would let them', async () => {
  await withPage(without, async (page) => {
    const grants = (['lead', 'assurer'] as const).map((role) => ({ role, plan: null, theme: null }))
    site.as({ account: 'two', name: 'Both Roles', authority: site.authority, grants })
    await page.goto(`/plans/${plan}/proof/offer?action=a6`)
    await page.getByLabel('What shows that it is done').fill('My own work')
    await page.getByRole('button', { name: 'Offer this proof' }).click()
    await page.getByText('You offered this proof yourself, so somebody else decides it.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Accept' }).count(), 0)
    const place = /proof\/(\d+)/.exec(page.url())?.[1]
    const answer = await fetch(`${site.url}/plans/${plan}/proof/${place}/decision`, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'accepted' }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(answer.status, 403)
    await page.goto('/proof')
    const own = page.getByRole('row').filter({ hasText: 'My own work' })
    assert.match((await own.textContent()) ?? '', /You offered this proof yourself/)
  })
})

test('by keyboard alone: from the plan’s proof to a figure that is offered, and accepted', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    const focused = () =>
      page.evaluate(() => {
        const here = document.activeElement
        const label = here?.id ? document.querySelector(`label[for="${here.id}"]`)?.textContent : undefined
        return (label ?? here?.textContent ?? '').trim()
      })
    const tabTo = async (what: RegExp, most = 120) => {
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab')
        if (what.test(await focused())) return
      }
      assert.fail(`${what} was not reached in ${most} presses`)
    }
    const type = async (label: RegExp, text: string) => {
      await tabTo(label)
      await page.keyboard.type(text)
    }
    become('Lee Lead', 'lead')
    await page.goto(`/plans/${plan}/proof`)
    await tabTo(/^Nothing offered/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/state=none/)
    await tabTo(/^Offer proof of:/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Offer proof' }).waitFor()
    await tabTo(/^A figure$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/kind=figure/)
    await type(/^The figure/, '80')
    await type(/^Unit/, '%')
    await type(/^How many/, '7')
    await type(/^Of how many/, '9')
    await type(/^What time/, 'April to June 2026')
    await type(/^Where it comes from/, 'the monthly return')
    await type(/^What the figure shows/, 'Papers sent back')
    await tabTo(/^Offer this proof$/)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('7 of 9 is 77.8%, not 80%').waitFor()
    await tabTo(/^7 of 9 is/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('78')
    await tabTo(/^Offer this proof$/)
    await page.keyboard.press('Enter')
    await page.getByText('78% (7 of 9), April to June 2026, from the monthly return').waitFor()
    become('Ann Assurer', 'assurer')
    await page.goto('/proof')
    await tabTo(/^Papers sent back$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Is it enough?' }).waitFor()
    await tabTo(/^Accept$/)
    await page.keyboard.press('Enter')
    await page.getByText('The proof was accepted.').waitFor()
  })
})

test('thresholds are tried, then set with a reason that the report prints with its key', async () => {
  await withPage(without, async (page) => {
    become('Pat Manager', 'programme manager')
    await page.goto(`/plans/${plan}/thresholds`)
    await page.getByLabel('Not started is at risk').fill('7')
    await page.getByLabel('Silence is at risk').fill('300')
    await page.getByRole('button', { name: 'Show what would change' }).click()
    assert.match(await words(page, '.up-notice__title'), /^\d+ actions would change colour/)
    await page.getByRole('button', { name: 'Set these from today' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Say why they are changed' }).waitFor()
    await page.getByLabel('Why').fill('The board meets fortnightly')
    await page.getByRole('button', { name: 'Set these from today' }).click()
    await page.getByText('The thresholds were set.').waitFor()
    await page.goto(`/plans/${plan}/report`)
    const report = await words(page, 'main')
    assert.match(report, /Due within one week and not started/)
    assert.match(report, /Set for this plan by Pat Manager on 15 September 2026: The board meets fortnightly/)
    await page.goto(`/plans/${plan}/report?as-at=2026-09-14`)
    assert.match(await words(page, 'main'), /Due within six weeks and not started/)
  })
})

test('a lead’s own colour stands beside the computed one, and can be filtered by', async () => {
  await withPage(without, async (page) => {
    become('Pat Manager', 'programme manager')
    await page.goto(`/plans/${plan}?view=table&due=overdue`)
    await page.locator('tbody th a').first().click()
    const address = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'Update this action' }).click()
    await page.getByLabel('In progress').check()
    await page.getByLabel('What has happened').fill('Nearly there')
    await page.getByText('You see it otherwise').click()
    await page.getByLabel('Your own colour for it').selectOption('green')
    await page.getByLabel('Why that colour').fill('The draft is with the printer')
    await page.getByRole('button', { name: 'Save this update' }).click()
    await page.getByText('Your update is saved.').waitFor()
    await page.goto(address)
    const facts = await words(page, '.up-facts')
    assert.match(facts, /The lead and the facts disagree: the lead sees it better/)
    assert.match(facts, /The draft is with the printer/)
    await page.goto(`/plans/${plan}?view=table&declared=disagree`)
    assert.equal(await words(page, '.up-results__count'), '1 action of 243')
    assert.match(await words(page, '.up-says'), /Lead says on course/)
    await page.goto(`/plans/${plan}/report`)
    assert.match(
      await words(page, 'main'),
      /One action is given another colour by the lead.*The draft is with the printer/s,
    )
  })
})
