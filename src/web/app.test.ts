/** What holds for every request, asked of the application itself: headers, refusals, limits and pages for what went wrong. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atTheMachine } from '../people/permissions.ts'
import { fixedClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { authorityIdOf } from '../platform/ids.ts'
import { makeLog } from '../platform/log.ts'
import { noMail } from '../platform/mail/mail.ts'
import { testPglite } from '../platform/test-database.ts'
import { assets } from '../ui/assets.ts'

const { createApp } = await import('./app.tsx')
const database = testPglite()

/** The application, with what it logged. */
function site(db = database.db) {
  const lines: string[] = []
  const log = makeLog({ logLevel: 'info' }, { write: (line) => lines.push(line) })
  const config = loadConfig({})
  const identify = () => Promise.resolve(atTheMachine(authorityIdOf(config.authority)))
  const app = createApp({ db, config, clock: fixedClock('2026-03-02'), log, mail: noMail, identify })
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://127.0.0.1:3000${path}`, { ...init, headers: { host: '127.0.0.1:3000', ...init.headers } })
  return { app, ask, lines }
}

const own = { 'sec-fetch-site': 'same-origin' }

test('every answer carries a policy that allows nothing from elsewhere and nothing inline', async () => {
  const { ask } = site()
  for (const path of ['/', '/key', '/nowhere', '/assets/upturn.css']) {
    const { headers } = await ask(path)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|https?:|\*/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('set-cookie'), null)
  }
})

test('a name that is not this machine’s is refused', async () => {
  const answer = await site().ask('/', { headers: { host: 'plans.example.org' } })
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /This address is not allowed/)
})

test('a form sent from another site changes nothing', async () => {
  const { ask } = site()
  const senders: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'http://127.0.0.1:9999' },
    {},
  ]
  for (const headers of senders) {
    const answer = await ask('/import/x/apply', { method: 'POST', headers })
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /was not sent from Upturn/)
  }
  assert.equal((await ask('/import/x/apply', { method: 'POST', headers: own })).status, 404)
})

test('a body that is too large is refused with the limit in words', async () => {
  const { ask } = site()
  const large = await ask('/plans/p/doubts/d', { method: 'POST', headers: own, body: 'x'.repeat(600 * 1024) })
  assert.equal(large.status, 413)
  assert.match(await large.text(), /up to 512 KB/)
})

test('what is not there is said so, on a page like any other', async () => {
  const { ask } = site()
  for (const path of ['/nowhere', '/plans/none', '/plans/none/actions/a1', '/import/none', '/assets/none.css']) {
    const answer = await ask(path)
    assert.equal(answer.status, 404, path)
    assert.match(await answer.text(), /<h1/)
  }
})

test('a page that fails gives an id that stands in the log, and no stack', async () => {
  const broken = new Proxy(database.db, {
    get() {
      throw new Error('the database is gone')
    },
  })
  const { ask, lines } = site(broken)
  const answer = await ask('/')
  const html = await answer.text()
  assert.equal(answer.status, 500)
  const id = /<code>([0-9a-f-]{36})<\/code>/.exec(html)?.[1]
  assert.ok(id && lines.some((line) => line.includes(id) && line.includes('the database is gone')))
  assert.doesNotMatch(html, /database is gone|\.tsx?:/)
})

test('the style sheet is kept by its address, packed, and holds nothing that is not ours to use', async () => {
  const { ask } = site()
  const sheet = assets.get('upturn.css')
  assert.ok(sheet)
  const kept = await ask(`/assets/upturn.css?v=${sheet.version}`, { headers: { 'accept-encoding': 'br' } })
  assert.match(kept.headers.get('cache-control') ?? '', /immutable/)
  assert.equal(kept.headers.get('content-encoding'), 'br')
  const again = await ask('/assets/upturn.css', { headers: { 'if-none-match': `"${sheet.version}"` } })
  assert.equal(again.status, 304)
  const css = sheet.body.toString()
  for (const borrowed of ['GDS Transport', 'govuk-crest', '@font-face', 'url(/assets'])
    assert.ok(!css.includes(borrowed), borrowed)
})

test('with no plan yet the first page says what to do', async () => {
  const html = await (await site().ask('/')).text()
  assert.match(html, /There is no plan yet/)
  assert.match(html, /href="\/import"/)
})

test('a form that is cut off or badly put together is said to be so, and is no fault of ours', async () => {
  const { ask, lines } = site()
  const cut = '--abc\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=abc']) {
    const answer = await ask('/import', { method: 'POST', headers: { ...own, 'content-type': type }, body: cut })
    assert.equal(answer.status, 400, type)
    assert.match(await answer.text(), /did not arrive whole/)
  }
  assert.deepEqual(lines, [])
})

test('an address with a character that nothing can be named with leads nowhere', async () => {
  const { ask, lines } = site()
  for (const path of ['/plans/%00', '/import/a%00b', '/plans/p/actions/%00', '/plans/%E0%A4%A', '/people/%ff'])
    assert.equal((await ask(path)).status, 404, path)
  const headers = { ...own, 'content-type': 'application/x-www-form-urlencoded' }
  const form = { method: 'POST', headers, body: 'email=a%00@b.example&password=x' }
  assert.equal((await ask('/sign-in/password', form)).status, 400)
  assert.deepEqual(lines, [])
})

test('an address sent whole is refused where it names another machine', async () => {
  const { app } = site()
  const answer = await app.request('http://plans.example.org/', { headers: { host: '127.0.0.1:3000' } })
  assert.equal(answer.status, 403)
})
