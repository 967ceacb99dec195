/** Reminders from the plan to the mail server and back to the update form, with real people, posts and mail. */
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { prepareVersion, putVersionForward } from '../../plans/control/store/version-steps.ts'
import { offerProof } from '../../plans/proof/proof-store.ts'
import { editPart } from '../../plans/store/change-part.ts'
import { recordUpdate } from '../../plans/store/progress.ts'
import { nextOccurrence } from '../../platform/calendar/when.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { noMail } from '../../platform/mail/mail.ts'
import { closeAccount } from '../accounts/invite.ts'
import { sendLink } from '../sign-in/link-mail.ts'
import { forgetLinks, makeOneTimeLink } from '../sign-in/one-time-link.ts'
import { saveReminders, saveRules, selectReminders, selectRules } from './store/reminders.ts'
import { daysAfter, minutesAfter, type NoticeSite, openNoticeSite } from './test-notice-site.ts'

let site: NoticeSite

async function open() {
  site = await openNoticeSite()
  // Everybody is seen for the first time, and begins with the next one.
  await site.run(minutesAfter(site.monday, -60))
  assert.deepEqual(site.arrived(), [])
}
const close = () => site.close()

const by = (why = 'For tests') => {
  const { authority, services } = site
  return { authority, who: 'A test', account: null, why, clock: services.clock }
}

async function settle(person: keyof NoticeSite['people'], more: Partial<Parameters<typeof saveReminders>[4]>) {
  const { services, authority, people } = site
  const rules = await selectRules(services.db, authority)
  const now = await selectReminders(services.db, authority, people[person], rules)
  const { revision, changedAt: _changedAt, ...kept } = now
  await saveReminders(services.db, by(), people[person], revision, { ...kept, ...more })
}

const messages = async () => {
  const { rows } = await sql<{ kind: string; state: string }>`select kind, state from message
    order by kind`.execute(site.services.db)
  return rows.map(({ kind, state }) => `${kind} ${state}`)
}

describe('a digest on its day', () => {
  before(async () => {
    await open()
    await site.run(site.monday)
  })
  after(close)

  it('comes once for all the posts of one person, and not to those with nothing to do', async () => {
    const mail = await site.mail.newestTo('anna@harrowmere.example')
    assert.equal(mail.subject, 'Upturn: 1 overdue and 1 due soon')
    assert.match(mail.text ?? '', /OVERDUE \(1\)\n\n- Action a1: Action a1\n/)
    assert.match(mail.text ?? '', /DUE SOON \(1\)\n\n- Action a2/)
    assert.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    for (const line of (mail.text ?? '').split('\n'))
      assert.ok(line.length <= 72 || /^\s*(.*: )?http\S+$/.test(line), line)
  })

  it('leads in two presses to the update form, and only as the one it was sent to', async () => {
    const { text = '' } = await site.mail.newestTo('anna@harrowmere.example')
    const [, link = ''] = /Update it:\s+(http\S+)/.exec(text) ?? []
    const browser = site.browser()
    const first = await browser.get(link.replace(site.url, ''))
    assert.equal(first.status, 200)
    assert.equal((await browser.get('/me')).status, 303, 'opening it alone signs nobody in')
    const token = new URL(link).searchParams.get('token') ?? ''
    const pressed = await browser.post('/sign-in/link', { token })
    const to = pressed.headers.get('location') ?? ''
    assert.equal(to, `/plans/${site.plan}/actions/a1/update`)
    const form = await browser.get(to)
    assert.equal(form.status, 200)
    const page = await form.text()
    assert.match(page, /<form[^>]*method="post"/)
    assert.match(page, /Anna/)
    const again = await site.browser().post('/sign-in/link', { token })
    assert.notEqual(again.status, 303, 'a link lets in once')
  })

  it('keeps no link and no word of it in the database once it is sent', async () => {
    const { rows } = await sql<{ text: string }>`select text from message`.execute(site.services.db)
    assert.deepEqual(new Set(rows.map(({ text }) => text)), new Set(['']))
    assert.ok(!site.lines.some((line) => /Action a1|anna@|token=/.test(line)), 'nor in the log')
  })

  it('full of links keeps nobody from asking for one to sign in', async () => {
    const { services, people } = site
    for (let n = 0; n < 8; n += 1) await makeOneTimeLink(services, { account: people.anna, to: '/mine', hours: 168 })
    await sendLink(services, 'anna@harrowmere.example', '/')
    assert.equal(site.sent.at(-1)?.to, 'anna@harrowmere.example')
    for (let n = 0; n < 8; n += 1) await sendLink(services, 'anna@harrowmere.example', '/')
    assert.equal(site.sent.length, 5, 'whoever asks is still sent five in an hour at most')
  })

  it('lets its links go once they are over', async () => {
    const count = async () => (await sql`select from one_time_link`.execute(site.services.db)).rows.length
    const before = await count()
    await forgetLinks(site.services.db, minutesAfter(site.monday, -60))
    assert.ok((await count()) < before, 'those asked for above are over by then')
    await forgetLinks(site.services.db, daysAfter(site.monday, 8))
    assert.equal(await count(), 0)
  })

  it('does not come again before the next', async () => {
    assert.deepEqual(site.arrived().sort(), ['anna', 'ben'])
    await site.run(minutesAfter(site.monday, 5))
    await site.run(minutesAfter(site.monday, 60 * 7))
    assert.deepEqual(site.arrived(), [])
    const next = nextOccurrence({ every: 'week', weekday: 1, hour: 8 }, site.monday).at
    await site.run(next)
    assert.deepEqual(site.arrived().sort(), ['anna', 'ben'])
  })
})

describe('a digest', () => {
  beforeEach(open)
  afterEach(close)

  it('goes to the deputy while somebody is away, and says for whom', async () => {
    const [from, until] = [site.today, daysAfter(site.monday, 3).slice(0, 10)]
    await settle('ben', { away: { from, until, deputy: site.people.anna } })
    await site.run(site.monday)
    assert.deepEqual(site.mail.received.map(({ subject }) => subject?.includes('(for Ben)')).sort(), [false, true])
    assert.deepEqual(site.arrived(), ['anna', 'anna'])
    await settle('ben', { away: { from, until, deputy: null } })
    await site.run(nextOccurrence({ every: 'week', weekday: 1, hour: 8 }, site.monday).at)
    assert.deepEqual(site.arrived().sort(), ['anna', 'ben'], 'back again')
  })

  it('tells a deputy of no plan that they may not read themselves', async () => {
    const [from, until] = [site.today, daysAfter(site.monday, 3).slice(0, 10)]
    await settle('ben', { away: { from, until, deputy: site.people.anna } })
    await sql`update role_grant set ended_at = now(), ended_by = 'A test', ended_why = 'For tests'
      where account = ${site.people.anna}`.execute(site.services.db)
    await site.run(site.monday)
    assert.deepEqual(site.arrived(), [])
  })

  it('tells of what waits for one’s decision, and not those who handed it in', async () => {
    const { services, plan, people } = site
    const as = (who: keyof NoticeSite['people']) => ({ ...by(), plan, who, account: people[who] })
    const made = await prepareVersion(services.db, as('mia'), { label: '1.1', summary: 'First' })
    assert.ok('version' in made)
    await putVersionForward(services.db, as('mia'), { id: made.version, revision: 1 })
    const edit = { do: 'change', kind: 'action', id: 'a4', patch: { text: 'Other words' } } as const
    const asked = await editPart(services.db, as('ben'), edit, { rights: { edit: false, ask: true } })
    assert.ok('done' in asked && asked.done === 'asked')
    const proof = { action: 'a4', kind: 'words', text: 'It is done', about: 'Action a4' } as const
    await offerProof(services.db, as('ben'), proof)
    await site.run(site.monday)
    const { text = '' } = await site.mail.newestTo('cho@harrowmere.example')
    const mia = await site.mail.newestTo('mia@harrowmere.example')
    assert.match(
      mia.text ?? '',
      /DECISION \(1\)\n\n- One request for a change/,
      'her own version is not hers to approve',
    )
    assert.match(text, /WAITING FOR YOUR DECISION \(3\)/)
    assert.match(
      text,
      /One version to approve, since .*\n[\s\S]*One request for a change, since[\s\S]*One proof, since/,
    )
    assert.deepEqual(site.arrived().sort(), ['anna', 'ben', 'cho', 'mia'])
  })

  it('is dropped where the person turned it off, or is gone, after it was written', async () => {
    const busy = { kind: 'test' as const, send: () => Promise.reject(new Error('never')) }
    await site.run(site.monday, busy)
    assert.deepEqual(await messages(), ['digest waiting', 'digest waiting'])
    await settle('anna', { often: 'off' })
    await closeAccount(site.services.db, by(), site.people.ben)
    await site.run(minutesAfter(site.monday, 10))
    assert.deepEqual(await messages(), ['digest dropped', 'digest dropped'])
    assert.deepEqual(site.arrived(), [])
  })

  it('is not written where no mail is set up, nor where the authority has turned reminders off', async () => {
    await site.run(site.monday, noMail)
    const rules = { on: false, often: 'weekly', hour: 8, updateDay: 20, escalateAfter: 10 } as const
    await saveRules(site.services.db, by(), 0, rules)
    await site.run(minutesAfter(site.monday, 5))
    assert.deepEqual(await messages(), [])
  })
})

describe('an overdue action that nobody speaks of', () => {
  beforeEach(open)
  afterEach(close)

  /** Some working days after the plan came in, early in a month so that the next is far. */
  const later = () => nextOccurrence({ every: 'month', day: 3, hour: 7 }, daysAfter(site.services.clock.now(), 21)).at
  const since = (moment: string) => minutesAfter(moment, 24 * 60)

  it('is passed on to whoever leads the theme; both are told, once in a month, and it is in the record', async () => {
    for (const person of ['anna', 'ben', 'dora', 'mia', 'cho', 'ada'] as const)
      await settle(person, { often: 'monthly', day: 28 })
    await site.run(later())
    assert.deepEqual(site.arrived().sort(), ['anna', 'ben', 'dora'])
    await site.run(since(later()))
    assert.deepEqual(site.arrived(), [])
    const { rows } = await sql<{ what: string; after: unknown }>`select what, after from change
      where what = 'action passed on'`.execute(site.services.db)
    assert.equal(rows.length, 1)
    assert.match(JSON.stringify(rows[0]?.after), /"action":"a1".*"action":"a3"/)
    const nextMonth = nextOccurrence({ every: 'month', day: 3, hour: 7 }, later()).at
    await site.run(nextMonth)
    assert.ok(site.arrived().includes('dora'), 'again in the next month')
    assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
  })

  it('is not passed on before its days are over, nor once it was spoken of', async () => {
    await site.run(minutesAfter(site.monday, 30))
    assert.equal((await messages()).filter((one) => one.startsWith('passed')).length, 0)
    const change = { ...by('Asked'), plan: site.plan, who: 'Ben', account: site.people.ben }
    const on = later().slice(0, 10)
    const update = { action: 'a3', on, status: 'in progress', percent: 10, note: 'At work', by: 'Ben' } as const
    await recordUpdate(site.services.db, change, update)
    await site.run(later())
    const { rows } = await sql<{ action: string }>`select action from escalation`.execute(site.services.db)
    const actions = rows.map(({ action }) => action)
    assert.ok(actions.includes('a1') && !actions.includes('a3'), actions.join())
  })
})
