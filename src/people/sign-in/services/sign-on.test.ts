/** Single sign-on against a real OpenID provider: who comes in, as what, and what is refused. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { freePort } from '../../../platform/free-port.ts'
import { listAccounts } from '../../accounts/list-accounts.ts'
import { goodPassword, openSignInSite, type SignInSite, type TestVisitor, visitor } from '../test-sign-in-site.ts'
import { openTestProvider, type TestPerson, type TestProvider } from './test-provider.ts'

let site: SignInSite
let provider: TestProvider
let asked: TestProvider
let folder: string

const service = (id: string, issuer: string, more: object = {}) => ({
  id,
  name: 'Harrowmere account',
  issuer,
  clientId: 'upturn',
  clientSecret: 'a secret',
  roles: { 'Upturn.Manager': ['programme manager'], 'Upturn.Lead': 'lead', 'Upturn.Admin': 'administrator' },
  ...more,
})

before(async () => {
  const port = await freePort('127.0.0.1')
  const back = (id: string) => `http://127.0.0.1:${port}/sign-in/callback/${id}`
  provider = await openTestProvider(back('own'))
  asked = await openTestProvider(back('asked'), { claimsInToken: false })
  folder = await mkdtemp(join(tmpdir(), 'upturn-sign-on-'))
  const file = join(folder, 'sign-on.json')
  const services = [
    service('own', provider.issuer, { emailIsProven: true }),
    service('asked', asked.issuer),
    service('gone', `http://127.0.0.1:${await freePort('127.0.0.1')}`),
  ]
  await writeFile(file, JSON.stringify(services))
  site = await openSignInSite({ env: { PORT: String(port), UPTURN_SIGN_ON: file } })
})
after(async () => {
  await site.close()
  await provider.close()
  await asked.close()
  await rm(folder, { recursive: true })
})

/** From our button to the service and to the address that it sends back to, as a browser would go. */
async function goOut(browser: TestVisitor, at: TestProvider, id: string, to = ''): Promise<string> {
  const begun = await browser.get(`/sign-in/service/${id}?to=${encodeURIComponent(to)}`)
  assert.equal(begun.status, 303)
  const outside = visitor(at.issuer)
  let next = begun.headers.get('location') ?? ''
  for (let hops = 0; hops < 6 && !next.startsWith(site.url); hops++) {
    next = new URL((await outside.get(next)).headers.get('location') ?? '', at.issuer).href
  }
  return next.replace(site.url, '')
}

async function come(person: TestPerson | null, { at = provider, id = 'own', to = '', browser = site.browser() } = {}) {
  at.person = person
  const answer = await browser.get(await goOut(browser, at, id, to))
  return { browser, status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}

async function rolesOf(email: string): Promise<string[]> {
  const person = (await listAccounts(site.services.db, site.authority)).find((one) => one.email === email)
  return (person?.grants ?? []).map(({ role, source }) => `${role} by ${source}`)
}

const lena = { sub: 'lena', email: 'lena@x.example', name: 'Lena Holt', roles: ['Upturn.Lead', 'Something.Else'] }

describe('somebody whom the service says a role for', () => {
  it('comes in without being asked in first, to the page they wanted, with that role', async () => {
    const page = await (await site.browser().get('/sign-in')).text()
    assert.match(page, /href="\/sign-in\/service\/own">Sign in with Harrowmere account/)
    const { browser, status, to } = await come(lena, { to: '/me?x=1' })
    assert.deepEqual([status, to], [303, '/me?x=1'])
    const me = await (await browser.get('/me')).text()
    assert.match(me, /Lena Holt/)
    assert.match(me, /Single sign-on/)
    assert.deepEqual(await rolesOf(lena.email), ['lead by own'])
    const { rows } = await sql`select who, what, after from change order by sequence desc limit 1`.execute(
      site.services.db,
    )
    const after = [{ role: 'lead', plan: null, theme: null }]
    assert.deepEqual(rows, [{ who: 'Harrowmere account', what: 'roles taken on from single sign-on', after }])
  })

  it('has at each sign-in what the service says then; what was given by hand stays', async () => {
    await come({ ...lena, roles: ['Upturn.Manager'] })
    assert.deepEqual(await rolesOf(lena.email), ['programme manager by own'])
    const [person] = (await listAccounts(site.services.db, site.authority)).filter(({ email }) => email === lena.email)
    await sql`insert into role_grant (authority, id, account, role, given_by, given_at, given_why)
      values (${site.authority}, 'by-hand', ${person?.id}, 'assurer', 'A test', now(), 'For the test')`.execute(
      site.services.db,
    )
    await come({ ...lena, roles: [] })
    assert.deepEqual(await rolesOf(lena.email), ['assurer by hand'])
    const before = await sql`select 1 from change`.execute(site.services.db)
    await come({ ...lena, roles: [] })
    assert.equal((await sql`select 1 from change`.execute(site.services.db)).rows.length, before.rows.length)
  })

  it('is known by the service’s own id, whatever address it says later', async () => {
    await come({ ...lena, email: 'lena.new@x.example' })
    const people = await listAccounts(site.services.db, site.authority)
    assert.equal(people.filter(({ name }) => name === 'Lena Holt').length, 1)
    assert.deepEqual(await rolesOf(lena.email), ['assurer by hand', 'lead by own'])
  })

  it('comes in where the claims are told only when asked for', async () => {
    const noa = { sub: 'noa', email: 'noa@x.example', email_verified: true, name: 'Noa Berg', roles: ['Upturn.Lead'] }
    const { status } = await come(noa, { at: asked, id: 'asked' })
    assert.equal(status, 303)
    assert.deepEqual(await rolesOf('noa@x.example'), ['lead by asked'])
  })

  it('leaves none of the service’s tokens behind', async () => {
    const { rows } = await sql`select provider, access_token, refresh_token, id_token from credential`.execute(
      site.services.db,
    )
    assert.ok(rows.length >= 2)
    for (const row of rows)
      assert.deepEqual(
        { ...Object(row), provider: '' },
        { provider: '', access_token: null, refresh_token: null, id_token: null },
      )
  })
})

describe('somebody who was asked in', () => {
  it('comes in by the service as the same person', async () => {
    await site.addPerson({ name: 'Kay Low', email: 'kay@x.example', roles: ['chair'], password: goodPassword })
    const { browser, status } = await come({ sub: 'kay', email: 'Kay@x.example', name: 'K. Low' })
    assert.equal(status, 303)
    assert.match(await (await browser.get('/me')).text(), /signed in as Kay Low/)
    assert.deepEqual(await rolesOf('kay@x.example'), ['chair by hand'])
  })

  it('is not taken over by whoever says their address without proof', async () => {
    await site.addPerson({ name: 'Max Own', email: 'max@x.example', roles: ['administrator'], password: goodPassword })
    const thief = { sub: 'thief', email: 'max@x.example', email_verified: false, roles: ['Upturn.Lead'] }
    const { browser, status, html } = await come(thief, { at: asked, id: 'asked' })
    assert.equal(status, 403)
    assert.match(html, /does not say that the address is proven to be yours/)
    assert.equal((await browser.get('/me')).status, 303)
    assert.deepEqual(await rolesOf('max@x.example'), ['administrator by hand'])
  })

  it('and whose account was closed is kept out', async () => {
    await sql`update membership set state = 'closed' where account = (select id from account where email = 'kay@x.example')`.execute(
      site.services.db,
    )
    const { browser, status, html } = await come({ sub: 'kay', email: 'kay@x.example', roles: ['Upturn.Admin'] })
    assert.equal(status, 403)
    assert.match(html, /closed/)
    assert.equal((await browser.get('/me')).status, 303)
    assert.deepEqual(await rolesOf('kay@x.example'), ['chair by hand'])
  })

  it('as the last administrator by the service’s word stays one', async () => {
    await sql`update role_grant set ended_at = now(), ended_by = 'x', ended_why = 'x'
      where role = 'administrator'`.execute(site.services.db)
    const amy = { sub: 'amy', email: 'amy@x.example', name: 'Amy', roles: ['Upturn.Admin', 'Upturn.Lead'] }
    await come(amy)
    await come({ ...amy, roles: [] })
    assert.deepEqual(await rolesOf('amy@x.example'), ['administrator by own'])
  })
})

describe('what is refused', () => {
  it('somebody for whom the service says no role, and no account is made', async () => {
    const { status, html } = await come({ sub: 'x', email: 'x@x.example', roles: ['Something.Else'] })
    assert.equal(status, 403)
    assert.match(html, /says no role for you in Upturn/)
    assert.deepEqual((await sql`select 1 from account where email = 'x@x.example'`.execute(site.services.db)).rows, [])
  })

  it('a new address that nobody has proven', async () => {
    const { status, html } = await come(
      { sub: 'y', email: 'y@x.example', roles: ['Upturn.Lead'] },
      { at: asked, id: 'asked' },
    )
    assert.equal(status, 403)
    assert.match(html, /proven to be yours/)
  })

  it('a sign-in that was broken off, said as such', async () => {
    assert.match((await come(null)).html, /was not finished/)
  })

  it('a state that was made up, one of another browser, and one that was answered already', async () => {
    provider.person = lena
    const forged = await site.browser().get('/sign-in/callback/own?code=x&state=made-up')
    assert.equal(forged.status, 403)
    const back = await goOut(site.browser(), provider, 'own')
    const other = site.browser()
    const stolen = await other.get(back)
    assert.equal(stolen.status, 403)
    assert.match(await stolen.text(), /begun in another browser/)
    assert.equal((await other.get('/me')).status, 303)
    const browser = site.browser()
    const mine = await goOut(browser, provider, 'own')
    const kept = new Map(browser.cookies)
    assert.equal((await browser.get(mine)).status, 303)
    const replay = site.browser()
    for (const [name, value] of kept) replay.cookies.set(name, value)
    assert.equal((await replay.get(mine)).status, 403)
    assert.equal((await replay.get('/me')).status, 303)
  })

  it('an answer without anything, and a service that is not set up', async () => {
    for (const path of ['/sign-in/callback/own', '/sign-in/callback/none?code=x&state=y', '/sign-in/service/none'])
      assert.equal((await site.browser().get(path)).status, 403, path)
  })

  it('being sent through it from another site', async () => {
    const crossed = site.browser({ 'sec-fetch-site': 'cross-site' })
    assert.equal((await crossed.get('/sign-in/service/own')).headers.get('location'), '/sign-in')
  })

  it('leading on to another site', async () => {
    const { to } = await come(lena, { to: 'https://evil.example' })
    assert.equal(to, '/')
  })
})

describe('a service that does not answer', () => {
  it('is said so, and keeps nobody from signing in another way', async () => {
    const answer = await site.browser().get('/sign-in/service/gone')
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /does not answer at the moment/)
    await site.addPerson({ name: 'Bo', email: 'bo@x.example', roles: ['lead'], password: goodPassword })
    const own = await site.browser().post('/sign-in/password', { email: 'bo@x.example', password: goodPassword })
    assert.equal(own.status, 303)
  })
})
