/** The pages of reminders over HTTP, as browsers, mail programs and calendar programs ask them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { correctAction } from '../../plans/store/correct.ts'
import { ensureAuthority } from '../../platform/authority.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { closeAccount } from '../accounts/invite.ts'
import { makeOneTimeLink } from '../sign-in/one-time-link.ts'
import type { TestVisitor } from '../sign-in/test-sign-in-site.ts'
import { selectReminders, selectRules } from './store/reminders.ts'
import { minutesAfter, type NoticeSite, openNoticeSite } from './test-notice-site.ts'
import { unsubscribeToken } from './unsubscribe.ts'

let site: NoticeSite
before(async () => {
  site = await openNoticeSite()
})
after(() => site.close())

async function signedIn(account: string): Promise<TestVisitor> {
  const browser = site.browser()
  const link = await makeOneTimeLink(site.services, { account, to: '/', hours: 1 })
  const { status } = await browser.post('/sign-in/link', { token: new URL(link).searchParams.get('token') ?? '' })
  assert.equal(status, 303)
  return browser
}

async function remindersOf(account: string) {
  const { db } = site.services
  return selectReminders(db, site.authority, account, await selectRules(db, site.authority))
}

const revisionIn = (page: string) => /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
const usual = { often: 'weekly', weekday: '1', day: '1', hour: '8', 'quiet-from': '19', 'quiet-until': '7' }

describe('one’s own reminders', () => {
  it('say when the next one comes, and are saved as chosen', async () => {
    const browser = await signedIn(site.people.anna)
    const page = await (await browser.get('/me/reminders')).text()
    assert.match(page, /Your next reminder comes on \w+day \d+ \w+ \d{4} at 8 am, if there is something to say\./)
    const chosen = { ...usual, often: 'daily', hour: '9', revision: revisionIn(page) }
    const saved = await browser.post('/me/reminders', chosen)
    assert.equal(saved.headers.get('location'), '/me/reminders?saved=1')
    const { often, hour, revision } = await remindersOf(site.people.anna)
    assert.deepEqual([often, hour, revision], ['daily', 9, 1])
  })

  it('come back with what was typed where something is wrong, or somebody was first', async () => {
    const browser = await signedIn(site.people.anna)
    const wrong = await browser.post('/me/reminders', {
      ...usual,
      revision: '1',
      'away-from': '31/9/26',
      often: 'monthly',
    })
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /href="#away-from"[^>]*>There is no day “31\/9\/26”/)
    assert.match(page, /value="31\/9\/26"/)
    assert.match(page, /value="monthly" checked/)
    const late = await browser.post('/me/reminders', { ...usual, revision: '0', often: 'off' })
    assert.equal(late.status, 409)
    const shown = await late.text()
    assert.match(shown, /Nothing was saved/)
    assert.match(shown, /value="off" checked/)
    assert.equal((await remindersOf(site.people.anna)).often, 'daily')
  })

  it('cannot name a deputy from nowhere', async () => {
    const browser = await signedIn(site.people.anna)
    const away = { 'away-from': site.today, 'away-until': site.today }
    const nobody = await browser.post('/me/reminders', { ...usual, ...away, revision: '1', deputy: 'somebody-else' })
    assert.equal(nobody.status, 422)
    assert.match(await nobody.text(), /Choose somebody from the list/)
  })
})

describe('the unsubscribe link', () => {
  const address = () => `/unsubscribe?token=${unsubscribeToken(site.services.config, site.authority, site.people.ben)}`
  /** As a mail program sends it: no cookie, no origin. */
  const foreign = (path: string, body: string) =>
    fetch(`${site.url}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    })

  it('changes nothing when it is opened, and stops the digest by the mail program’s own button', async () => {
    const opened = await site.browser().get(address())
    assert.equal(opened.status, 200)
    assert.match(await opened.text(), /Stop my reminders/)
    assert.equal((await remindersOf(site.people.ben)).often, 'weekly')
    const stopped = await foreign(address(), 'List-Unsubscribe=One-Click')
    assert.equal(stopped.status, 200)
    assert.equal((await remindersOf(site.people.ben)).often, 'off')
    assert.equal((await foreign(address(), 'List-Unsubscribe=One-Click')).status, 200, 'twice is no fault')
    const { rows } = await sql`select subject from change where what = 'reminders stopped'`.execute(site.services.db)
    assert.deepEqual(rows, [{ subject: site.people.ben }])
  })

  it('that is broken, or made up, stops nobody’s', async () => {
    const token = unsubscribeToken(site.services.config, site.authority, site.people.anna)
    const forged = Buffer.from(JSON.stringify(['unsubscribe', site.authority, site.people.anna])).toString('base64url')
    for (const bad of [token.slice(0, -3), token.replace('W', 'V'), forged, '', 'ÿ']) {
      const { status } = await foreign(`/unsubscribe?token=${encodeURIComponent(bad)}`, '')
      assert.equal(status, 404, bad)
    }
    assert.equal((await remindersOf(site.people.anna)).often, 'daily')
  })

  it('is the only thing that a program from elsewhere may send', async () => {
    for (const path of ['/me/reminders', '/reminders', '/unsubscribe/x'])
      assert.equal((await foreign(path, '')).status, 403)
  })
})

describe('the calendar', () => {
  const addressIn = (page: string) => /<code[^>]*>([^<]+)<\/code>/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const make = async (browser: TestVisitor) => addressIn(await (await browser.post('/me/reminders/calendar')).text())

  it('is read by its secret address alone, and follows a deadline that moves', async () => {
    const address = await make(await signedIn(site.people.anna))
    assert.match(address, /\/calendar\.ics\?key=[\w-]{32}$/)
    const answer = await fetch(address)
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const event = (text: string, id: string) =>
      new RegExp(`UID:${site.plan}\\.${id}\\.due@[\\s\\S]*?END:VEVENT`).exec(text.replace(/\r\n /g, ''))?.[0] ?? ''
    const before = event(await answer.text(), 'a2')
    assert.match(before, /SEQUENCE:0/)
    const by = { authority: site.authority, plan: site.plan, who: 'Mia', why: 'Moved', clock: site.services.clock }
    const deadline = { text: '1 March 2030', kind: 'day', due: '2030-03-01' } as const
    await correctAction(site.services.db, by, { id: 'a2' }, { deadline })
    const moved = event(await (await fetch(address)).text(), 'a2')
    assert.match(moved, /DTSTART;VALUE=DATE:20300301/)
    assert.match(moved, /SEQUENCE:1/)
  })

  it('holds nobody else’s actions, and is over once it is made anew or the account is closed', async () => {
    const browser = await signedIn(site.people.anna)
    const [first, second] = [await make(browser), await make(browser)]
    assert.equal((await fetch(first)).status, 404)
    const text = await (await fetch(second)).text()
    assert.match(text, /Action a1/)
    assert.doesNotMatch(text, /Action a3/)
    assert.doesNotMatch(await (await browser.get('/me/reminders')).text(), /calendar\.ics/, 'shown once')
    assert.equal((await fetch(`${site.url}/calendar.ics`)).status, 404)
    const dora = await make(await signedIn(site.people.dora))
    assert.equal((await fetch(dora)).status, 200)
    const by = { authority: site.authority, who: 'A test', account: null, why: 'Gone', clock: site.services.clock }
    await closeAccount(site.services.db, by, site.people.dora)
    assert.equal((await fetch(dora)).status, 404)
  })
})

describe('reminders for everybody', () => {
  it('lists messages with their states and none of their words, and sends again only what is not known', async () => {
    await site.run(minutesAfter(site.monday, -60))
    site.mail.behave('hang up')
    // Anna chose nine.
    await site.run(minutesAfter(site.monday, 60))
    site.mail.behave('accept')
    const browser = await signedIn(site.people.ada)
    const page = await (await browser.get('/reminders')).text()
    assert.match(page, /Not known/)
    assert.match(page, /Anna/)
    assert.doesNotMatch(page, /1 overdue and|Action a1|@harrowmere/)
    const [, again = ''] = /action="(\/reminders\/messages\/[^"]+\/again)"/.exec(page) ?? []
    assert.equal((await browser.post(again)).status, 303)
    assert.equal((await browser.post(again)).status, 404, 'decided already')
    assert.match(await (await browser.get('/reminders?done=again')).text(), /waits to be sent again/)
    const { rows } = await sql`select what from change where what = 'message sent again'`.execute(site.services.db)
    assert.equal(rows.length, 1)
  })

  it('is settled by whoever may, once for each who saw the same', async () => {
    const browser = await signedIn(site.people.mia)
    const page = await (await browser.get('/reminders')).text()
    const rules = { on: 'yes', often: 'monthly', hour: '10', 'update-day': '25', 'escalate-after': '' }
    const save = () => browser.post('/reminders', { ...rules, revision: revisionIn(page) })
    assert.equal((await save()).headers.get('location'), '/reminders?done=saved')
    assert.equal((await save()).status, 409)
    assert.equal((await selectRules(site.services.db, site.authority)).escalateAfter, null)
    const lead = await signedIn(site.people.anna)
    assert.equal((await lead.get('/reminders')).status, 403)
    assert.equal((await lead.post('/reminders', rules)).status, 403)
  })

  it('of one authority is nothing to another', async () => {
    const authority = await ensureAuthority(site.services.db, 'Elsewhere', site.services.clock)
    const person = { name: 'Eve', email: 'eve@elsewhere.example', roles: ['administrator' as const], authority }
    const eve = await signedIn(await site.addPerson(person))
    const page = await (await eve.get('/reminders')).text()
    assert.match(page, /No message yet/)
    assert.doesNotMatch(page, /Anna|Harrowmere/)
    const { rows } = await sql<{ id: string }>`select id from message`.execute(site.services.db)
    for (const { id } of rows) assert.equal((await eve.post(`/reminders/messages/${id}/again`)).status, 404)
    assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
  })
})
