/**
 * The plan is worked, not filed: from the document that a manager brings in to the report that lists what was agreed, with
 * real accounts, a real mail server and a real browser, without JavaScript. A month goes by in it.
 */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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
const password: string = 'kettle marble thursday'
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
  const { openSignInSite } = await import('../people/sign-in/test-sign-in-site.ts')
  mail = await startMailServer()
  site = await openSignInSite()
  site.services.mail = makeMailer({
    smtp: { url: mail.url, from: 'Upturn <upturn@harrowmere.test>' },
    notify: undefined,
  })
  for (const [key, { roles, ...person }] of Object.entries(people))
    accounts.set(key as Person, await site.addPerson({ ...person, roles: [...roles], password })) // its own keys
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.close()
  await mail?.close()
})

/** The person's own browser window, signed in with their password unless they come by a link. */
async function as(who: Person, how: 'password' | 'link' = 'password'): Promise<Page> {
  const open = pages.get(who)
  if (open) return open
  const context = await browser.newContext({ locale: 'en-GB', baseURL: site.url, javaScriptEnabled: false })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  pages.set(who, page)
  if (how === 'password') {
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'E-mail address', exact: true }).fill(people[who].email)
    await page.getByRole('textbox', { name: 'Password' }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
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

/** Lets days go by and runs what is due each morning, until a message is there for that person. */
async function waitForMail(to: string, most = 45) {
  for (let passed = 0; passed < most; passed++) {
    site.wait(perDay)
    await runDueJobs(site.services, noticeJobs(site.services))
    await runDueJobs(site.services, noticeJobs(site.services))
    const found = mail.received.find(({ receivers }) => receivers.includes(to))
    if (found) return found
  }
  return assert.fail(`no mail came for ${to} in ${most} days`)
}

const words = async (page: Page, selector = 'main') => (await page.locator(selector).first().textContent()) ?? ''
const evidenced = async (page: Page) => words(page, '.up-mark:has-text("Evidenced") dd')

test('a plan is brought in, approved, worked from an e-mail, proved, changed by agreement, and last month reads as it was', async () => {
  // The manager brings the document in.
  const manager = await as('manager')
  await manager.goto('/import')
  const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from(planText()) }
  await manager.getByLabel('The plan').setInputFiles(file)
  await manager.getByLabel('Title').fill('Getting better together')
  await manager.getByRole('button', { name: 'Read it' }).click()
  const { importsSettled } = await import('../importing/jobs/import-jobs.ts')
  await importsSettled(site.services.db)
  await manager.reload()
  await manager.getByRole('button', { name: 'Make this the plan' }).click()
  await manager.getByRole('heading', { level: 1, name: 'Getting better together' }).waitFor()
  const plan = new URL(manager.url()).pathname
  const by = { authority: site.authority, who: 'Tom Manager', why: 'Set up', clock: site.services.clock }
  const holder = { account: accounts.get('lead') ?? '', name: people.lead.name, from: '2020-01-01' }
  await makePosts(site.services.db, by, [{ title: 'Head of Visiting', holder }])

  // Version 1.4 is put forward by the manager and approved by the chair.
  await manager.goto(`${plan}/versions`)
  await manager.getByLabel('Number').fill('1.4')
  await manager.getByRole('button', { name: 'Prepare it' }).click()
  await manager.getByRole('button', { name: 'Put it forward for approval' }).click()
  const version = new URL(manager.url()).pathname
  const chair = await as('chair')
  await chair.goto(version)
  await chair.getByLabel('In which capacity').fill('Chair of the Improvement Board')
  await chair.getByRole('button', { name: 'Approve this version' }).click()
  await chair.getByText('The version was approved, and is in force.').waitFor()
  const approvedOn = site.services.clock.today()

  // The lead is reminded, and updates from the e-mail: no password, no looking for the action.
  const reminder = await waitForMail(people.lead.email)
  const link = /http:\/\/\S+/g
  const first = (reminder.text ?? '').match(link)?.[0] ?? ''
  assert.ok(first.startsWith(site.url), reminder.text)
  const lead = await as('lead', 'link')
  await lead.goto(first)
  await lead.getByRole('button', { name: /^Sign in as Nadia Lead/ }).click()
  await lead.getByRole('heading', { level: 1, name: /^Update/ }).waitFor()
  await lead.getByLabel('What has happened').fill('All teams visit within ten days since Monday.')
  await lead.getByLabel('Delivered').check()
  await lead.getByRole('button', { name: 'Save this update' }).click()
  await lead.getByRole('heading', { level: 1, name: 'Saved' }).waitFor()

  // Proof is offered, returned, offered again and accepted: the chair sees the mark move.
  await chair.goto(`${plan}/recommendations/r1`)
  assert.match(await evidenced(chair), /0 of 1/)
  await lead.goto(`${plan}/recommendations/r1`)
  await lead
    .getByRole('link', { name: /^Offer proof/ })
    .first()
    .click()
  await lead.getByLabel('What shows that it is done').fill('A note of the last visits')
  await lead.getByRole('button', { name: 'Offer this proof' }).click()
  await lead.getByText('Your proof was offered.').waitFor()
  const assurer = await as('assurer')
  await assurer.goto('/proof')
  await assurer.getByRole('link', { name: 'A note of the last visits' }).click()
  await assurer.getByLabel('What you say to it').fill('A note is no audit')
  await assurer.getByRole('button', { name: 'Return it' }).click()
  await lead.goto('/mine')
  await lead.getByText('A note is no audit').first().waitFor()
  await lead.goto(`${plan}/recommendations/r1`)
  await lead
    .getByRole('link', { name: /^Offer (proof|again)/ })
    .first()
    .click()
  await lead.getByLabel('What shows that it is done').fill('An audit of 60 visits: 56 in time')
  await lead.getByRole('button', { name: 'Offer this proof' }).click()
  await assurer.goto('/proof')
  await assurer.getByRole('link', { name: 'An audit of 60 visits: 56 in time' }).click()
  await assurer.getByRole('button', { name: 'Accept' }).click()
  await chair.goto(`${plan}/recommendations/r1`)
  assert.match(await evidenced(chair), /1 of 1/)

  // A month later another deadline is asked for, with a reason, and decided by somebody else.
  site.wait(35 * perDay)
  const later = day(400)
  await manager.goto(`${plan}/actions/a3/edit`)
  const before = await manager.getByLabel('Deadline').inputValue()
  await manager.getByLabel('Deadline').fill(later)
  await manager.getByRole('button', { name: 'See what changes' }).click()
  await manager.getByLabel('Why the change is needed').fill('The young people asked for more time to write it')
  await manager.getByRole('button', { name: 'Ask for this change' }).click()
  await chair.goto(`${plan}/changes`)
  await chair.getByText('The young people asked for more time to write it').first().waitFor()
  await chair
    .getByRole('link', { name: /^Change / })
    .first()
    .click()
  await chair.getByRole('button', { name: 'Agree, and change the plan' }).click()
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
})
