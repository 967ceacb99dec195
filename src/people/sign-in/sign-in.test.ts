/** Coming in and going out, over HTTP as a browser does it. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ensureAuthority } from '../../platform/authority.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import { goodPassword, openSignInSite, type SignInSite, type TestVisitor } from './test-sign-in-site.ts'

let site: SignInSite
let jo: string
const email = 'jo.ashworth@harrowmere.example'

before(async () => {
  site = await openSignInSite()
  jo = await site.addPerson({ name: 'Jo Ashworth', email, roles: ['programme manager'], password: goodPassword })
})
after(() => site.close())
// What one test got wrong on purpose is not held against the next.
beforeEach(() => sql`delete from sign_in_attempt`.execute(site.services.db))

const signIn = (browser: TestVisitor, password = goodPassword, more: Record<string, string> = {}) =>
  browser.post('/sign-in/password', { email, password, ...more })

/** Sends the browser in and says where it was led. */
async function leadsTo(answer: Promise<Response>): Promise<string | null> {
  const { status, headers } = await answer
  assert.equal(status, 303)
  return headers.get('location')
}

async function isIn(browser: TestVisitor): Promise<boolean> {
  return (await browser.get('/me')).status === 200
}

/** What stands in the address of the last mail, once it has arrived. */
async function mailedLink(count: number): Promise<string> {
  for (let tries = 0; site.sent.length < count && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const [link = ''] = /http\S+/.exec(site.sent[count - 1]?.text ?? '') ?? []
  return link.replace(site.url, '')
}

describe('a password', () => {
  it('lets its owner in, to the page they came for', async () => {
    const browser = site.browser()
    assert.equal(await leadsTo(browser.get('/plans/none?q=a')), '/sign-in?to=%2Fplans%2Fnone%3Fq%3Da')
    assert.equal(await leadsTo(signIn(browser, goodPassword, { to: '/plans/none?q=a' })), '/plans/none?q=a')
    assert.match(await (await browser.get('/')).text(), /Jo Ashworth/)
    assert.ok(await isIn(browser))
  })

  it('that is wrong says no more than that, and keeps what was typed of the address', async () => {
    const unknown = await site
      .browser()
      .post('/sign-in/password', { email: 'nobody@x.example', password: 'not this one' })
    const wrong = await signIn(site.browser(), 'not this one')
    const [one, other] = [await unknown.text(), await wrong.text()]
    assert.equal(wrong.status, 422)
    assert.match(other, /is not right/)
    assert.match(other, new RegExp(`value="${email}"`))
    assert.doesNotMatch(other, /not this one/)
    assert.equal(one.replaceAll('nobody@x.example', ''), other.replaceAll(email, ''))
  })

  it('that is missing is asked for beside its field', async () => {
    const answer = await site.browser().post('/sign-in/password', { email: '', password: '' })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, /href="#email">Enter your e-mail address/)
    assert.match(html, /id="password-error"/)
  })

  it('leads nowhere but to our own pages', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-out'])
      assert.equal(await leadsTo(signIn(site.browser(), goodPassword, { to })), '/')
  })

  it('gives a new session each time, and ends the one before', async () => {
    const browser = site.browser()
    await signIn(browser)
    const first = browser.cookies.get('upturn.session_token')
    const thief = site.browser()
    thief.cookies.set('upturn.session_token', first ?? '')
    assert.ok(await isIn(thief))
    await signIn(browser)
    assert.notEqual(browser.cookies.get('upturn.session_token'), first)
    assert.equal(await isIn(thief), false)
    assert.ok(await isIn(browser))
  })

  it('is not taken with a session that somebody else has planted', async () => {
    const browser = site.browser()
    browser.cookies.set('upturn.session_token', 'planted.AAAA')
    await signIn(browser)
    assert.doesNotMatch(browser.cookies.get('upturn.session_token') ?? '', /planted/)
    assert.ok(await isIn(browser))
  })
})

describe('the cookies', () => {
  it('are for this site’s server only', async () => {
    const answer = await signIn(site.browser())
    const lines = answer.headers.getSetCookie()
    assert.equal(lines.length, 2)
    for (const line of lines) {
      assert.match(line, /^upturn\.(session_token|device)=/)
      assert.match(line, /; HttpOnly/)
      assert.match(line, /; SameSite=Lax/)
      assert.match(line, /; Path=\//)
      assert.doesNotMatch(line, /; Domain=/)
    }
  })

  it('never go over plain http where the public address is https, and belong to this very host', async (t) => {
    const safe = await openSignInSite({ env: { UPTURN_URL: 'https://upturn.harrowmere.example' } })
    t.after(() => safe.close())
    await safe.addPerson({ name: 'Jo Ashworth', email, roles: ['lead'], password: goodPassword })
    const answer = await signIn(safe.browser())
    const lines = answer.headers.getSetCookie()
    assert.equal(lines.length, 2)
    for (const line of lines) assert.match(line, /^__Host-upturn\.\w+=[^;]+.*; Secure/)
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=\d{7,}/)
  })

  it('with another signature let nobody in', async () => {
    const browser = site.browser()
    await signIn(browser)
    const [token = ''] = decodeURIComponent(browser.cookies.get('upturn.session_token') ?? '').split('.')
    browser.cookies.set('upturn.session_token', encodeURIComponent(`${token}.${'A'.repeat(43)}=`))
    assert.equal(await isIn(browser), false)
  })

  it('and what people type never stand in the log', async () => {
    const browser = site.browser()
    await signIn(browser)
    await signIn(site.browser(), 'a wrong password 77')
    const log = site.lines.join('')
    const token = decodeURIComponent(browser.cookies.get('upturn.session_token') ?? '').split('.')[0] ?? 'none'
    for (const secret of [token, goodPassword, 'a wrong password 77', email, 'Jo Ashworth'])
      assert.ok(!log.includes(secret), secret)
    assert.ok(log.includes(jo), 'ids are what the log goes by')
  })
})

describe('a session', () => {
  it('ends when its owner signs out, on the server too', async () => {
    const browser = site.browser()
    await signIn(browser)
    const kept = browser.cookies.get('upturn.session_token') ?? ''
    assert.equal(await leadsTo(browser.post('/sign-out')), '/sign-in?done=signed-out')
    assert.equal(browser.cookies.has('upturn.session_token'), false)
    browser.cookies.set('upturn.session_token', kept)
    assert.equal(await isIn(browser), false)
  })

  it('ends everywhere at once', async () => {
    const [here, there] = [site.browser(), site.browser()]
    await signIn(here)
    await signIn(there)
    await here.post('/me/sessions', { session: 'all' })
    assert.deepEqual([await isIn(here), await isIn(there)], [false, false])
  })

  it('that has run out lets nobody in', async () => {
    const browser = site.browser()
    await signIn(browser)
    await sql`update session set expires_at = now() - interval '1 second' where account = ${jo}`.execute(
      site.services.db,
    )
    assert.equal(await isIn(browser), false)
  })

  it('that is used runs on: once a day its cookie is given anew', async () => {
    const browser = site.browser()
    await signIn(browser)
    assert.equal((await browser.get('/key')).headers.getSetCookie().length, 0)
    const { db } = site.services
    await sql`update session set updated_at = now() - interval '25 hours', expires_at = now() + interval '13 days'
      where account = ${jo}`.execute(db)
    assert.match((await browser.get('/key')).headers.getSetCookie().join(), /upturn\.session_token=/)
    const { rows } =
      await sql`select 1 from session where account = ${jo} and expires_at > now() + interval '13 days 12 hours'`.execute(
        db,
      )
    assert.equal(rows.length, 1)
  })

  it('can be ended by nobody but its owner', async () => {
    const browser = site.browser()
    await signIn(browser)
    const { rows } = await sql<{ id: string }>`select id from session where account = ${jo}`.execute(site.services.db)
    await site.addPerson({ name: 'Al Other', email: 'al@harrowmere.example', roles: ['lead'], password: goodPassword })
    const other = site.browser()
    await other.post('/sign-in/password', { email: 'al@harrowmere.example', password: goodPassword })
    for (const { id } of rows) await other.post('/me/sessions', { session: id })
    assert.ok(await isIn(browser))
  })

  it('is not opened or closed by a form on another site', async () => {
    const elsewhere = site.browser({ 'sec-fetch-site': 'cross-site' })
    assert.equal((await signIn(elsewhere)).status, 403)
    const browser = site.browser()
    await signIn(browser)
    const crossed = site.browser({ 'sec-fetch-site': 'cross-site' })
    crossed.cookies.set('upturn.session_token', browser.cookies.get('upturn.session_token') ?? '')
    assert.equal((await crossed.post('/sign-out')).status, 403)
    assert.ok(await isIn(browser))
  })

  it('shows pages that no cache keeps', async () => {
    const browser = site.browser()
    await signIn(browser)
    for (const path of ['/', '/me', '/key'])
      assert.equal((await browser.get(path)).headers.get('cache-control'), 'no-store')
  })
})

describe('a link by e-mail', () => {
  it('is sent to whoever has an account, and lets in once, on a press', async () => {
    const browser = site.browser()
    const before = site.sent.length
    assert.equal(
      await leadsTo(browser.post('/sign-in/mail', { email: ` ${email.toUpperCase()}`, to: '/key' })),
      '/sign-in/sent',
    )
    const link = await mailedLink(before + 1)
    assert.equal(site.sent[before]?.to, email)
    // A scanner of mail opens it, more than once: nothing is used up.
    for (let times = 0; times < 3; times++) assert.equal((await site.browser().get(link)).status, 200)
    const page = await (await browser.get(link)).text()
    assert.match(page, /Sign in as Jo Ashworth/)
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(page) ?? []
    assert.equal(await leadsTo(browser.post('/sign-in/link', { token })), '/key')
    assert.ok(await isIn(browser))
    const again = await site.browser().post('/sign-in/link', { token })
    assert.equal(again.status, 404)
    assert.match(await again.text(), /no longer works/)
  })

  it('needs no press from whoever is signed in as the same person, and is not used up by it', async () => {
    const browser = site.browser()
    await signIn(browser)
    const link = await makeOneTimeLink(site.services, { account: jo, to: '/key', hours: 1 })
    assert.equal(await leadsTo(browser.get(link.replace(site.url, ''))), '/key')
    assert.equal((await site.browser().get(link.replace(site.url, ''))).status, 200)
  })

  it('answers the same for an address that nobody has, and sends nothing', async () => {
    const before = site.sent.length
    assert.equal(await leadsTo(site.browser().post('/sign-in/mail', { email: 'nobody@x.example' })), '/sign-in/sent')
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(site.sent.length, before)
  })

  it('is too old after its time', async () => {
    const link = await makeOneTimeLink(site.services, { account: jo, to: '/', hours: 1 })
    const token = new URL(link).searchParams.get('token') ?? ''
    site.wait(3601)
    assert.equal((await site.browser().post('/sign-in/link', { token })).status, 404)
    assert.equal((await site.browser().get(`/sign-in/link?token=${token}`)).status, 404)
  })

  it('pressed twice at the same moment lets in one', async () => {
    const link = await makeOneTimeLink(site.services, { account: jo, to: '/', hours: 1 })
    const token = new URL(link).searchParams.get('token') ?? ''
    const pressed = await Promise.all([1, 2, 3, 4].map(() => site.browser().post('/sign-in/link', { token })))
    assert.deepEqual(pressed.map(({ status }) => status).sort(), [303, 404, 404, 404])
  })

  it('is kept as a hash, so that a copy of the database lets nobody in', async () => {
    const link = await makeOneTimeLink(site.services, { account: jo, to: '/', hours: 1 })
    const token = new URL(link).searchParams.get('token') ?? 'none'
    const { rows } = await sql`select * from one_time_link`.execute(site.services.db)
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token))
  })

  it('after which a forgotten password can be set, and lets in from then on', async () => {
    const account = await site.addPerson({
      name: 'Fay Lost',
      email: 'fay@harrowmere.example',
      roles: ['lead'],
      password: goodPassword,
    })
    const link = await makeOneTimeLink(site.services, { account, to: '/me', hours: 1 })
    const browser = site.browser()
    const elsewhere = site.browser()
    await elsewhere.post('/sign-in/password', { email: 'fay@harrowmere.example', password: goodPassword })
    await browser.post('/sign-in/link', { token: new URL(link).searchParams.get('token') ?? '' })
    assert.equal(
      await leadsTo(browser.post('/me/password', { 'new-password': 'another marble friday' })),
      '/me?done=password',
    )
    assert.equal(await isIn(elsewhere), false, 'whoever knew the old one is out')
    assert.ok(await isIn(browser))
    const next = site.browser()
    const old = await next.post('/sign-in/password', { email: 'fay@harrowmere.example', password: goodPassword })
    assert.equal(old.status, 422)
    const fresh = { email: 'fay@harrowmere.example', password: 'another marble friday' }
    assert.equal((await next.post('/sign-in/password', fresh)).status, 303)
  })
})

describe('one’s own account', () => {
  it('takes a new password only with the present one, where one did not come by a link', async () => {
    const browser = site.browser()
    await signIn(browser)
    const without = await browser.post('/me/password', { 'new-password': 'another marble friday' })
    assert.equal(without.status, 422)
    assert.match(await without.text(), /not your present password/)
    const weak = await browser.post('/me/password', { present: goodPassword, 'new-password': 'short' })
    assert.match(await weak.text(), /at least 12 characters/)
    const done = browser.post('/me/password', { present: goodPassword, 'new-password': goodPassword })
    assert.equal(await leadsTo(done), '/me?done=password')
  })

  it('lets nobody who finds it open guess the present password', async () => {
    await site.addPerson({ name: 'Gia Ross', email: 'gia@harrowmere.example', roles: ['lead'], password: goodPassword })
    const browser = site.browser()
    await browser.post('/sign-in/password', { email: 'gia@harrowmere.example', password: goodPassword })
    for (let at = 0; at < 8; at++) {
      const tried = await browser.post('/me/password', {
        present: `wrong ${at}`,
        'new-password': 'another marble friday',
      })
      assert.match(await tried.text(), /not your present password/)
    }
    const right = { present: goodPassword, 'new-password': 'another marble friday' }
    assert.match(await (await browser.post('/me/password', right)).text(), /You can try again in 5 seconds/)
  })

  it('takes a new name, which is recorded', async () => {
    const browser = site.browser()
    await signIn(browser)
    await browser.post('/me/name', { name: 'Jo Ashworth-Lee' })
    assert.match(await (await browser.get('/me')).text(), /Jo Ashworth-Lee/)
    const { rows } = await sql`select who, account, before, after from change where what = 'person renamed'`.execute(
      site.services.db,
    )
    assert.deepEqual(rows, [
      { who: 'Jo Ashworth', account: jo, before: { name: 'Jo Ashworth' }, after: { name: 'Jo Ashworth-Lee' } },
    ])
    await browser.post('/me/name', { name: 'Jo Ashworth' })
  })

  it('goes to another authority that lets one in, and to no other', async () => {
    const { db, clock } = site.services
    const other = await ensureAuthority(db, 'Wexmoor Council', clock)
    await ensureAuthority(db, 'Closed Council', clock)
    const browser = site.browser()
    await signIn(browser)
    assert.equal((await browser.post('/me/authority', { authority: 'closed-council' })).status, 403)
    await site.addPerson({ name: 'ignored', email, roles: ['observer'], authority: other })
    assert.equal(await leadsTo(browser.post('/me/authority', { authority: other })), '/me?done=authority')
    const page = await (await browser.get('/me')).text()
    assert.match(page, /at work in Wexmoor Council/)
    assert.match(page, /<strong>Observer<\/strong>, for all plans/)
    await signIn(browser)
    assert.match(await (await browser.get('/me')).text(), /at work in Wexmoor Council/, 'where one was last')
    await browser.post('/me/authority', { authority: site.authority })
  })
})
