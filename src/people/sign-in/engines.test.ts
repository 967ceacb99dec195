/** Signing in on each database engine: what depends on locks, on counts and on moments must come out the same. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { listAccounts } from '../accounts/list-accounts.ts'
import { makeOneTimeLink } from './one-time-link.ts'
import { goodPassword, openSignInSite, type SignInSite, type TestVisitor } from './test-sign-in-site.ts'

const email = 'jo@harrowmere.example'
const engines = [
  { name: 'PGlite', server: undefined, skip: false },
  {
    name: 'PostgreSQL',
    server: process.env.TEST_DATABASE_URL,
    skip: process.env.TEST_DATABASE_URL ? false : 'TEST_DATABASE_URL is not set',
  },
]

for (const { name, server, skip } of engines) {
  describe(`signing in on ${name}`, { skip }, () => {
    let site: SignInSite
    let jo: string
    before(async () => {
      site = await openSignInSite({ server })
      jo = await site.addPerson({ name: 'Jo Ashworth', email, roles: ['administrator'], password: goodPassword })
    })
    after(() => site.close())

    const signIn = (browser: TestVisitor, password = goodPassword) =>
      browser.post('/sign-in/password', { email, password })

    it('by password, for fourteen days, until one signs out', async () => {
      const browser = site.browser()
      const [cookie = ''] = (await signIn(browser)).headers.getSetCookie()
      assert.match(cookie, /Max-Age=1209600/)
      assert.match(await (await browser.get('/me')).text(), /signed in as Jo Ashworth/)
      await browser.post('/sign-out')
      assert.equal((await browser.get('/me')).status, 303)
    })

    it('of many presses of one link at the same moment lets in one', async () => {
      const link = await makeOneTimeLink(site.services, { account: jo, to: '/', hours: 1 })
      const token = new URL(link).searchParams.get('token') ?? ''
      const pressed = Array.from({ length: 12 }, () => site.browser().post('/sign-in/link', { token }))
      const statuses = (await Promise.all(pressed)).map(({ status }) => status)
      assert.equal(statuses.filter((status) => status === 303).length, 1)
    })

    it('of many guesses at the same moment looks at four', async () => {
      const browser = site.browser()
      const guesses = Array.from({ length: 40 }, (_, at) => signIn(browser, `wrong ${at}`))
      const statuses = (await Promise.all(guesses)).map(({ status }) => status)
      assert.equal(statuses.filter((status) => status === 422).length, 4)
      site.wait(60)
    })

    it('two administrators who close each other’s accounts at once leave one', async () => {
      const al = await site.addPerson({
        name: 'Al Hop',
        email: 'al@harrowmere.example',
        roles: ['administrator'],
        password: goodPassword,
      })
      const [one, other] = [site.browser(), site.browser()]
      await signIn(one)
      await other.post('/sign-in/password', { email: 'al@harrowmere.example', password: goodPassword })
      await Promise.all([
        one.post(`/people/${al}/close`, { why: 'For the test' }),
        other.post(`/people/${jo}/close`, { why: 'For the test' }),
      ])
      const open = (await listAccounts(site.services.db, site.authority)).filter(({ state }) => state === 'active')
      assert.equal(open.length, 1)
    })
  })
}
