/** The first start, and the demonstration. */
import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { ensureAuthority } from '../../platform/authority.ts'
import { SecretUnusable } from '../../platform/secret-file.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import { NoDemonstration, prepareSignIn, requireDemonstrable } from './first-start.ts'
import { installationSecret } from './secret.ts'
import { goodPassword, openSignInSite, type SignInSite } from './test-sign-in-site.ts'

async function opened(t: TestContext, options: Parameters<typeof openSignInSite>[0] = {}): Promise<SignInSite> {
  const site = await openSignInSite(options)
  t.after(() => site.close())
  return site
}

const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? ''

const first = { name: 'Ruth Adeyemi', email: 'Ruth@Harrowmere.example', password: goodPassword }

describe('the first start', () => {
  it('prints a link until somebody has come in by it; only the last one printed works', async (t) => {
    const site = await opened(t)
    const older = tokenOf(await prepareSignIn(site.services, site.authority))
    const token = tokenOf(await prepareSignIn(site.services, site.authority))
    const browser = site.browser()
    assert.equal((await browser.get(`/sign-in/first?token=${older}`)).status, 404)
    assert.equal((await browser.post('/sign-in/first', { token: older, ...first })).status, 404)
    assert.match(await (await browser.get(`/sign-in/first?token=${token}`)).text(), /first administrator/)
    const answer = await browser.post('/sign-in/first', { token, ...first })
    assert.equal(answer.status, 303)
    assert.equal((await browser.get('/')).status, 200)
    const [person, ...others] = await listAccounts(site.services.db, site.authority)
    assert.deepEqual(others, [])
    assert.deepEqual(
      [person?.name, person?.email, person?.state],
      ['Ruth Adeyemi', 'ruth@harrowmere.example', 'active'],
    )
    assert.deepEqual(person?.grants.map(({ role }) => role).sort(), ['administrator', 'programme manager'])
    assert.equal(await prepareSignIn(site.services, site.authority), null)
    assert.equal((await site.browser().post('/sign-in/first', { token, ...first })).status, 404)
    const again = { email: first.email, password: first.password }
    assert.equal((await site.browser().post('/sign-in/password', again)).status, 303)
  })

  it('keeps what was typed, and the link, where something must be typed again', async (t) => {
    const site = await opened(t)
    const token = tokenOf(await prepareSignIn(site.services, site.authority))
    const browser = site.browser()
    const answer = await browser.post('/sign-in/first', {
      token,
      name: 'Ruth Adeyemi',
      email: 'ruth',
      password: 'short',
    })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    assert.match(html, /value="Ruth Adeyemi"/)
    assert.match(html, /Enter an e-mail address such as/)
    assert.match(html, /at least 12 characters/)
    await site.addPerson({ name: 'Al', email: 'ruth@harrowmere.example', roles: ['lead'] })
    const taken = await browser.post('/sign-in/first', { token, ...first })
    assert.match(await taken.text(), /already an account/)
    const other = await browser.post('/sign-in/first', { token, ...first, email: 'ruth.a@harrowmere.example' })
    assert.equal(other.status, 303)
  })

  it('gives nobody the account of somebody whom another authority knows, and is no way in once there is an administrator', async (t) => {
    const site = await opened(t)
    const { db, clock } = site.services
    const jo = await site.addPerson({ name: 'Jo', email: 'jo@x.example', roles: ['lead'], password: goodPassword })
    const other = await ensureAuthority(db, 'Another Council', clock)
    const token = tokenOf(await prepareSignIn(site.services, other))
    const browser = site.browser()
    const typed = { token, name: 'Mallory', email: 'jo@x.example', password: 'another marble friday' }
    const answer = await browser.post('/sign-in/first', typed)
    assert.equal(answer.headers.get('location'), '/sign-in')
    const mallory = { email: 'jo@x.example', password: typed.password }
    assert.equal((await browser.post('/sign-in/password', mallory)).status, 422)
    const again = tokenOf(await prepareSignIn(site.services, other))
    await site.browser().post('/sign-in/password', { email: 'jo@x.example', password: goodPassword })
    assert.equal((await listAccounts(db, other))[0]?.id, jo)
    assert.equal((await browser.get(`/sign-in/first?token=${again}`)).status, 404)
    assert.equal((await browser.post('/sign-in/first', { ...typed, token: again, email: 'm@x.example' })).status, 404)
  })

  it('of two who press at the same moment makes one the administrator', async (t) => {
    const site = await opened(t)
    const token = tokenOf(await prepareSignIn(site.services, site.authority))
    const each = [1, 2, 3].map((one) =>
      site.browser().post('/sign-in/first', { token, ...first, email: `ruth${one}@harrowmere.example` }),
    )
    assert.deepEqual((await Promise.all(each)).map(({ status }) => status).sort(), [303, 404, 404])
    assert.equal((await listAccounts(site.services.db, site.authority)).length, 1)
  })
})

describe('a demonstration', () => {
  it('lets whoever is at this machine in as an invented person of any role', async (t) => {
    const site = await opened(t, { config: { demo: true } })
    await prepareSignIn(site.services, site.authority)
    const browser = site.browser()
    const page = await (await browser.get('/sign-in')).text()
    assert.match(page, /Choose who you are/)
    assert.match(page, /class="up-banner"[^>]*>Demonstration/)
    const people = await listAccounts(site.services.db, site.authority)
    assert.equal(people.length, 9)
    for (const person of people) {
      assert.equal((await browser.post('/sign-in/demo', { account: person.id })).headers.get('location'), '/')
      const home = await (await browser.get('/')).text()
      assert.match(home, new RegExp(person.name))
      assert.match(home, /class="up-banner"[^>]*>Demonstration/)
    }
    await prepareSignIn(site.services, site.authority)
    assert.equal((await listAccounts(site.services.db, site.authority)).length, 9, 'started again, it has nobody twice')
  })

  it('is over with the demonstration: the same people and sessions let nobody in after it', async (t) => {
    const site = await opened(t, { config: { demo: true } })
    const { services, authority } = site
    await prepareSignIn(services, authority)
    const [person] = await listAccounts(services.db, authority)
    const browser = site.browser()
    await browser.post('/sign-in/demo', { account: person?.id ?? '' })
    const { makeIdentify } = await import('./identify.ts')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const identify = async (demo: boolean) => {
      const { Hono } = await import('hono')
      const app = new Hono()
      const known = makeIdentify({ ...services, config: { ...services.config, demo } })
      app.get('/', async (c) => c.json(await known(c)))
      return (await app.request('/', { headers: { cookie } })).json()
    }
    assert.equal((await identify(true)).account, person?.id)
    assert.equal((await identify(false)).account, null)
    assert.notEqual(await prepareSignIn({ ...services, config: { ...services.config, demo: false } }, authority), null)
  })

  it('is no way in where there is none', async (t) => {
    const site = await opened(t)
    const account = await site.addPerson({ name: 'Jo', email: 'jo@harrowmere.example', roles: ['lead'] })
    assert.equal((await site.browser().post('/sign-in/demo', { account })).status, 404)
    const demo = await opened(t, { config: { demo: true } })
    const real = await demo.addPerson({ name: 'Jo', email: 'jo@harrowmere.example', roles: ['lead'] })
    assert.equal((await demo.browser().post('/sign-in/demo', { account: real })).status, 404)
  })

  it('refuses data that people have accounts on, and addresses that others can reach', async (t) => {
    const site = await opened(t)
    const { db, config } = site.services
    await requireDemonstrable(db, config)
    await assert.rejects(requireDemonstrable(db, { ...config, listen: '0.0.0.0' }), NoDemonstration)
    await assert.rejects(requireDemonstrable(db, { ...config, url: 'https://upturn.example' }), NoDemonstration)
    await site.addPerson({ name: 'Jo', email: 'jo@harrowmere.example', roles: ['lead'] })
    await assert.rejects(requireDemonstrable(db, config), /People have accounts on this data/)
  })
})

describe('the secret', () => {
  it('is made once, for its owner’s eyes only, and is not in the database', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'upturn-secret-'))
    t.after(() => rm(folder, { recursive: true }))
    const settings = { secret: undefined, dataFolder: join(folder, 'data') }
    const made = installationSecret(settings)
    assert.ok(made.length >= 60)
    assert.equal(installationSecret(settings), made)
    const file = join(settings.dataFolder, 'secret')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(readFileSync(file, 'utf8').trim(), made)
    assert.equal(installationSecret({ ...settings, secret: 'from the environment' }), 'from the environment')
    await writeFile(file, 'cut')
    assert.throws(() => installationSecret(settings), SecretUnusable)
  })

  it('nothing of better-auth is sent anywhere', async (t) => {
    const asked: string[] = []
    const { fetch } = globalThis
    t.mock.method(globalThis, 'fetch', (input: string | URL | Request, init?: RequestInit) => {
      asked.push(String(input instanceof Request ? input.url : input))
      return fetch(input, init)
    })
    const site = await opened(t)
    await site.addPerson({ name: 'Jo', email: 'jo@harrowmere.example', roles: ['lead'], password: goodPassword })
    await site.browser().post('/sign-in/password', { email: 'jo@harrowmere.example', password: goodPassword })
    assert.ok(asked.length > 0)
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(site.url)),
      [],
    )
    const { rows } = await sql`select 1 from session`.execute(site.services.db)
    assert.equal(rows.length, 1)
  })
})
