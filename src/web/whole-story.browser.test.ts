/**
 * The plan is worked, not filed: from the document that a manager brings in to the report that lists what was agreed, with
 * real accounts, a real mail server and a real browser; once without JavaScript, once by keyboard alone. A month goes by.
 */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { noticeJobs } from '../people/notices/jobs.ts'
import { makePosts } from '../people/posts/store/make-posts.ts'
import type { SignInSite } from '../people/sign-in/test-sign-in-site.ts'
import { runDueJobs } from '../platform/jobs/run-jobs.ts'
import { makeMailer } from '../platform/mail/make-mailer.ts'
import { type MailServer, startMailServer } from '../platform/mail/test-mail-server.ts'
import { openBrowser } from './test-browser.ts'

let browser: Browser
let site: SignInSite
let mail: MailServer
let hands: Hands
const password = 'kettle marble thursday'
const perDay = 24 * 60 * 60
const people = {
  manager: { name: 'Tom Manager', email: 'tom@harrowmere.test', roles: ['programme manager'] },
  lead: { name: 'Nadia Lead', email: 'nadia@harrowmere.test', roles: ['lead'] },
  assurer: { name: 'Glyn Assurer', email: 'glyn@harrowmere.test', roles: ['assurer'] },
  chair: { name: 'Dame Helen Chair', email: 'helen@harrowmere.test', roles: ['chair'] },
} as const
type Person = keyof typeof people
const accounts = new Map<Person, string>()
const pages = new Map<Person, Page>()

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

beforeEach(async () => {
  const { openSignInSite } = await import('../people/sign-in/test-sign-in-site.ts')
  mail = await startMailServer()
  site = await openSignInSite()
  const smtp = { url: mail.url, from: 'Upturn <upturn@harrowmere.test>' }
  site.services.mail = makeMailer({ smtp, notify: undefined })
  for (const [key, { roles, ...person }] of Object.entries(people))
    accounts.set(key as Person, await site.addPerson({ ...person, roles: [...roles], password })) // its own keys
})
afterEach(async () => {
  for (const page of pages.values()) await page.context().close()
  pages.clear()
  await site?.close()
  await mail?.close()
})

/** How the people of the story work their browser. */
type Hands = {
  javaScript: boolean
  reach(what: Locator): Promise<void>
  press(what: Locator): Promise<void>
  type(into: Locator, text: string): Promise<void>
  choose(radio: Locator): Promise<void>
}

const pointer: Hands = {
  javaScript: false,
  reach: async () => {},
  press: (what) => what.click(),
  type: (into, text) => into.fill(text),
  choose: (radio) => radio.check(),
}

const hasFocus = (what: Locator) => what.evaluate((element) => element === document.activeElement)
const sharesGroup = (radio: Locator) =>
  radio.evaluate((one) => document.activeElement?.getAttribute('name') === one.getAttribute('name'))

/** Tab after Tab from wherever the person is, as far as a page has places to stop at. */
async function tabUntil(page: Page, there: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await there()) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`not reached by Tab on ${page.url()}`)
}

const keyboard: Hands = {
  javaScript: true,
  async reach(what) {
    await what.waitFor()
    await tabUntil(what.page(), () => hasFocus(what))
  },
  async press(what) {
    await keyboard.reach(what)
    await what.page().keyboard.press('Enter')
  },
  async type(into, text) {
    await keyboard.reach(into)
    await into.page().keyboard.press('Control+A')
    await into.page().keyboard.type(text)
  },
  async choose(radio) {
    await radio.waitFor()
    await tabUntil(radio.page(), () => sharesGroup(radio))
    for (let presses = 0; presses < 8 && !(await radio.isChecked()); presses++)
      await radio.page().keyboard.press('ArrowDown')
    assert.ok(await radio.isChecked())
  },
}

/** Presses a link or a button and waits for the page that it leads to: the old one carries a mark. */
async function press(what: Locator): Promise<void> {
  const page = what.page()
  await what.waitFor()
  const mark = () => page.evaluate(() => document.documentElement.hasAttribute('data-old')).catch(() => true)
  await page.evaluate(() => document.documentElement.setAttribute('data-old', ''))
  await hands.press(what)
  for (let tries = 0; tries < 300 && (await mark()); tries++) await wait(50)
  assert.equal(await mark(), false, `the press led nowhere on ${page.url()}`)
}

/** The person's own browser window, signed in with their password unless they come by a link. */
async function as(who: Person, how: 'password' | 'link' = 'password'): Promise<Page> {
  const open = pages.get(who)
  if (open) return open
  const javaScriptEnabled = hands.javaScript
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.url, javaScriptEnabled })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  pages.set(who, page)
  if (how === 'password') {
    await page.goto('/sign-in')
    await hands.type(page.getByRole('textbox', { name: 'E-mail address', exact: true }), people[who].email)
    await hands.type(page.getByRole('textbox', { name: 'Password' }), password)
    await press(page.getByRole('button', { name: 'Sign in', exact: true }))
    await page.getByRole('link', { name: people[who].name }).waitFor()
  }
  return page
}

const day = (days: number) =>
  Temporal.PlainDate.from(site.services.clock.today()).add({ days }).toString().split('-').reverse().join('/')

/** A plan as a council would write it, with days that lie ahead of whatever day the test runs on. */
function planText(): string {
  return [
    ['Ref', 'Recommendation', 'Action', 'By when', 'Lead', 'Success criteria'],
    [
      '1.1',
      'See every child in time',
      '1. Visit each child within ten days',
      day(25),
      'Head of Visiting',
      'Nine in ten were seen in time',
    ],
    ['', '', '2. Train the visiting staff', day(200), 'Head of Training', ''],
    [
      '1.2',
      'Write down what children say',
      '1. Agree how views are recorded',
      day(150),
      'Head of Participation',
      'Every record holds the child’s view',
    ],
  ]
    .map((row) => `${row.join('\t')}\n`)
    .join('')
}

/** Seconds until nine the next morning: at the hour at which this test happens to run, nobody may be written to. */
function untilMorning(): number {
  const now = Temporal.Instant.from(site.services.clock.now()).toZonedDateTimeISO('Europe/London')
  const morning = now.add({ days: 1 }).with({ hour: 9, minute: 0, second: 0 })
  return Math.round(now.until(morning).total('seconds'))
}

/** Lets days go by and runs what is due each morning, until a message is there for that person. */
async function waitForMail(to: string, most = 45) {
  for (let passed = 0; passed < most; passed++) {
    site.wait(untilMorning())
    await runDueJobs(site.services, noticeJobs(site.services))
    await runDueJobs(site.services, noticeJobs(site.services))
    const found = mail.received.find(({ receivers }) => receivers.includes(to))
    if (found) return found
  }
  return assert.fail(`no mail came for ${to} in ${most} days`)
}

const words = async (page: Page, selector = 'main') => (await page.locator(selector).first().textContent()) ?? ''
const evidenced = async (page: Page) => words(page, '.up-mark:has-text("Evidenced") dd')

for (const [words, ways] of [
  ['without JavaScript', pointer],
  ['by keyboard alone', keyboard],
] as const)
  test(`brought in, approved, worked from an e-mail, proved, changed by agreement, and last month as it was: ${words}`, async () => {
    hands = ways
    await story()
  })

async function story(): Promise<void> {
  // The manager brings the document in.
  const manager = await as('manager')
  await manager.goto('/import')
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from(planText()) }
  await manager.getByLabel('The plan').setInputFiles(file)
  await hands.type(manager.getByLabel('Title'), 'Getting better together')
  await press(manager.getByRole('button', { name: 'Read it' }))
  const { importsSettled } = await import('../importing/jobs/import-jobs.ts')
  await importsSettled(site.services.db)
  await manager.reload()
  await press(manager.getByRole('button', { name: 'Make this the plan' }))
  await manager.getByRole('heading', { level: 1, name: 'Getting better together' }).waitFor()
  const plan = new URL(manager.url()).pathname
  const by = { authority: site.authority, who: 'Tom Manager', why: 'Set up', clock: site.services.clock }
  const holder = { account: accounts.get('lead') ?? '', name: people.lead.name, from: '2020-01-01' }
  await makePosts(site.services.db, by, [{ title: 'Head of Visiting', holder }])

  // Version 1.4 is put forward by the manager and approved by the chair.
  await manager.goto(`${plan}/versions`)
  await hands.type(manager.getByLabel('Number'), '1.4')
  await press(manager.getByRole('button', { name: 'Prepare it' }))
  await press(manager.getByRole('button', { name: 'Put it forward for approval' }))
  const version = new URL(manager.url()).pathname
  const chair = await as('chair')
  await chair.goto(version)
  await hands.type(chair.getByLabel('In which capacity'), 'Chair of the Improvement Board')
  await press(chair.getByRole('button', { name: 'Approve this version' }))
  await chair.getByText('The version was approved, and is in force.').waitFor()
  const approvedOn = site.services.clock.today()

  // The lead is reminded, and updates from the e-mail: no password, no looking for the action.
  const reminder = await waitForMail(people.lead.email)
  const link = /http:\/\/\S+/g
  const first = (reminder.text ?? '').match(link)?.[0] ?? ''
  assert.ok(first.startsWith(site.url), reminder.text ?? 'the mail has no words')
  const lead = await as('lead', 'link')
  await lead.goto(first)
  await press(lead.getByRole('button', { name: /^Sign in as Nadia Lead/ }))
  await lead.getByRole('heading', { level: 1, name: /^Update/ }).waitFor()
  await hands.type(lead.getByLabel('What has happened'), 'All teams visit within ten days since Monday.')
  await hands.choose(lead.getByLabel('Delivered'))
  await press(lead.getByRole('button', { name: 'Save this update' }))
  await lead.getByRole('heading', { level: 1, name: 'Saved' }).waitFor()

  // Proof is offered, returned, offered again and accepted: the chair sees the mark move.
  await chair.goto(`${plan}/recommendations/r1`)
  assert.match(await evidenced(chair), /0 of 1/)
  await lead.goto(`${plan}/recommendations/r1`)
  await press(lead.getByRole('link', { name: /^Offer proof/ }).first())
  await hands.type(lead.getByLabel('What shows that it is done'), 'A note of the last visits')
  await press(lead.getByRole('button', { name: 'Offer this proof' }))
  await lead.getByText('Your proof was offered.').waitFor()
  const assurer = await as('assurer')
  await assurer.goto('/proof')
  await press(assurer.getByRole('link', { name: 'A note of the last visits' }))
  await hands.type(assurer.getByLabel('What you say to it'), 'A note is no audit')
  await press(assurer.getByRole('button', { name: 'Return it' }))
  await lead.goto('/mine')
  await lead.getByText('A note is no audit').first().waitFor()
  await lead.goto(`${plan}/recommendations/r1`)
  await press(lead.getByRole('link', { name: /^Offer (proof|again)/ }).first())
  await hands.type(lead.getByLabel('What shows that it is done'), 'An audit of 60 visits: 56 in time')
  await press(lead.getByRole('button', { name: 'Offer this proof' }))
  await assurer.goto('/proof')
  await press(assurer.getByRole('link', { name: 'An audit of 60 visits: 56 in time' }))
  await press(assurer.getByRole('button', { name: 'Accept' }))
  await chair.goto(`${plan}/recommendations/r1`)
  assert.match(await evidenced(chair), /1 of 1/)

  // A month later another deadline is asked for, with a reason, and decided by somebody else.
  site.wait(35 * perDay)
  const later = day(400)
  await manager.goto(`${plan}/actions/a3/edit`)
  const before = await manager.getByLabel('Deadline').inputValue()
  await hands.type(manager.getByLabel('Deadline'), later)
  await press(manager.getByRole('button', { name: 'See what changes' }))
  await hands.type(manager.getByLabel('Why the change is needed'), 'The young people asked for more time to write it')
  await press(manager.getByRole('button', { name: 'Ask for this change' }))
  await chair.goto(`${plan}/changes`)
  await chair.getByText('The young people asked for more time to write it').first().waitFor()
  await press(chair.getByRole('link', { name: /^Change / }).first())
  await press(chair.getByRole('button', { name: 'Agree, and change the plan' }))
  await chair.goto(`${plan}/actions/a3`)
  assert.ok((await words(chair)).includes(later), 'the action has its new deadline')

  // The next report lists it, and a day of last month still reads as it was.
  await chair.goto(`${plan}/report`)
  const report = await words(chair)
  assert.match(report, /The young people asked for more time to write it/)
  assert.ok(report.includes('Dame Helen Chair'), 'the report says who agreed')
  await chair.goto(`${plan}/actions/a3?as-at=${approvedOn}`)
  const then = await words(chair)
  assert.ok(then.includes(before) && !then.includes(later), 'last month has the old deadline')
  await chair.goto(`${plan}/recommendations/r1?as-at=${approvedOn}`)
  assert.match(await evidenced(chair), /0 of 1/)
  await chair.goto(`${plan}/report?as-at=${approvedOn}`)
  assert.doesNotMatch(await words(chair), /The young people asked/)
  await chair.goto('/record')
  assert.match(await words(chair), /untouched|whole/i)
}
