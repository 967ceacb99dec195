/** Guessing is slowed down, and nobody can lock anybody else out by it. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { startServer } from '../../web/server.ts'
import { makeIdentify } from './identify.ts'
import { goodPassword, openSignInSite, type SignInSite, type TestVisitor, visitor } from './test-sign-in-site.ts'

let site: SignInSite
const email = 'jo@harrowmere.example'

before(async () => {
  site = await openSignInSite({ env: { UPTURN_PROXIES: '1' } })
  await site.addPerson({ name: 'Jo Ashworth', email, roles: ['lead'], password: goodPassword })
  await site.addPerson({ name: 'Al Hop', email: 'al@harrowmere.example', roles: ['lead'], password: goodPassword })
})
after(() => site.close())
beforeEach(() => sql`delete from sign_in_attempt`.execute(site.services.db))

const from = (address: string) => site.browser({ 'x-forwarded-for': address })
const signIn = (browser: TestVisitor, password = goodPassword, as = email) =>
  browser.post('/sign-in/password', { email: as, password })

async function fail(browser: TestVisitor, times: number, as = email): Promise<number[]> {
  const statuses: number[] = []
  for (let at = 0; at < times; at++) statuses.push((await signIn(browser, `wrong ${at}`, as)).status)
  return statuses
}

describe('whoever guesses', () => {
  it('waits after a few tries, longer with each, whatever they then type', async () => {
    const browser = from('81.2.69.1')
    assert.deepEqual(await fail(browser, 5), [422, 422, 422, 422, 429])
    const right = await signIn(browser)
    assert.equal(right.status, 429, 'the right password is not looked at meanwhile')
    assert.ok(Number(right.headers.get('retry-after')) <= 5)
    assert.match(await right.text(), /You can try again in \d seconds?; what you typed now was not looked at/)
    site.wait(6)
    assert.deepEqual(await fail(browser, 2), [422, 429])
    site.wait(6)
    assert.equal((await signIn(browser)).status, 429, 'the second wait is twice as long')
    site.wait(6)
    assert.equal((await signIn(browser)).status, 303)
    assert.deepEqual(await fail(from('81.2.69.1'), 3), [422, 422, 422], 'all is forgiven')
  })

  it('gets no more tries by making them all at once', async () => {
    const browser = from('81.2.69.2')
    const at = Array.from({ length: 40 }, (_, number) => signIn(browser, `wrong ${number}`))
    const statuses = (await Promise.all(at)).map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 422).length, 4)
    assert.equal(statuses.filter((status) => status === 429).length, 36)
  })

  it('waits all the same where there is no such account', async () => {
    assert.deepEqual(await fail(from('81.2.69.3'), 5, 'nobody@x.example'), [422, 422, 422, 422, 429])
  })

  it('at many accounts from one place waits too', async () => {
    const browser = from('81.2.69.4')
    const statuses: number[] = []
    for (let at = 0; at < 31; at++) statuses.push((await signIn(browser, 'wrong', `one${at}@x.example`)).status)
    assert.deepEqual(statuses.slice(0, 30), Array(30).fill(422))
    assert.equal(statuses[30], 429)
  })

  it('still waits when the server was started again', async (t) => {
    await fail(from('81.2.69.5'), 5)
    const known = { ...site.services, config: { ...site.services.config, port: 0 } }
    const server = await startServer({ ...known, identify: makeIdentify(known) })
    t.after(() => server.close())
    assert.equal((await signIn(visitor(server.url, { 'x-forwarded-for': '81.2.69.5' }))).status, 429)
  })

  it('can make up who sent the request on before us, but not our own proxy’s word', async () => {
    const statuses: number[] = []
    for (let at = 0; at < 5; at++) statuses.push((await signIn(from(`10.0.0.${at}, 81.2.69.6`), `wrong ${at}`)).status)
    assert.deepEqual(statuses, [422, 422, 422, 422, 429])
  })
})

describe('nobody is locked out by somebody else', () => {
  it('who is elsewhere', async () => {
    await fail(from('81.2.70.1'), 10)
    assert.equal((await signIn(from('81.2.70.2'))).status, 303)
  })

  it('who works at a machine that knows them, even from the same place', async () => {
    const own = from('81.2.70.3')
    await signIn(own)
    await own.post('/sign-out')
    for (let at = 0; at < 25; at++) await signIn(from('81.2.70.3'), 'wrong', `one${at}@x.example`)
    await fail(from('81.2.70.3'), 5)
    assert.equal((await signIn(from('81.2.70.3'))).status, 429, 'a strange machine waits')
    assert.equal((await signIn(own)).status, 303, 'their own does not')
  })

  it('and a machine that knows one account is a strange one to every other', async () => {
    const own = from('81.2.70.4')
    await signIn(own)
    assert.deepEqual(await fail(own, 5, 'al@harrowmere.example'), [422, 422, 422, 422, 429])
  })

  it('nor may whoever holds a known machine guess for ever', async () => {
    const own = from('81.2.70.5')
    await signIn(own)
    assert.equal((await fail(own, 9)).at(-1), 429)
  })

  it('and a machine’s mark cannot be made up', async () => {
    const forged = from('81.2.70.6')
    const { rows } = await sql<{ id: string }>`select id from account where email = ${email}`.execute(site.services.db)
    forged.cookies.set('upturn.device', encodeURIComponent(`device:1:${rows[0]?.id}.${'A'.repeat(43)}=`))
    assert.equal((await fail(forged, 5)).at(-1), 429)
  })
})

describe('what is kept of tries', () => {
  it('names neither an account nor a place', async () => {
    await fail(from('81.2.71.1'), 2)
    const { rows } = await sql`select * from sign_in_attempt`.execute(site.services.db)
    assert.equal(rows.length, 2)
    assert.doesNotMatch(JSON.stringify(rows), /jo@|81\.2\.71/)
  })

  it('bounds how many links are sent to one person, whoever asks from wherever', async () => {
    const before = site.sent.length
    for (let at = 0; at < 9; at++) await from(`81.2.72.${at}`).post('/sign-in/mail', { email })
    await new Promise((resolve) => setTimeout(resolve, 500))
    assert.equal(site.sent.length - before, 5)
    const browser = from('81.2.73.1')
    const statuses: number[] = []
    for (let at = 0; at < 4; at++) statuses.push((await browser.post('/sign-in/mail', { email: 'x@x.example' })).status)
    assert.deepEqual(statuses, [303, 303, 303, 429])
  })
})

describe('an address that nobody has', () => {
  it('is answered as slowly as one that somebody has', async () => {
    const time = async (as: string, at: number) => {
      const start = performance.now()
      await signIn(from(`81.3.${at}.${as.length}`), 'a wrong password', as)
      return performance.now() - start
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let at = 0; at < 9; at++) {
      known.push(await time(email, at))
      unknown.push(await time('nobody@harrowmere.example', at))
    }
    // Without the hash of a password that is compared with nothing the answer would come some twenty times sooner.
    assert.ok(median(unknown) > median(known) / 3, `${median(unknown)} ms against ${median(known)} ms`)
  })
})
