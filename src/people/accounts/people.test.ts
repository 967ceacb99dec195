/** Looking after people, over HTTP: asking in, roles, closing, and what is never allowed. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ensureAuthority } from '../../platform/authority.ts'
import { verifyChain } from '../../platform/change-record.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { goodPassword, openSignInSite, type SignInSite, type TestVisitor } from '../sign-in/test-sign-in-site.ts'
import { listAccounts, selectAccount } from './list-accounts.ts'

let site: SignInSite
let ruth: string
let admin: TestVisitor

const why = 'For the test'
const come = async (browser: TestVisitor, email: string) =>
  browser.post('/sign-in/password', { email, password: goodPassword })

before(async () => {
  site = await openSignInSite({ mail: false })
  ruth = await site.addPerson({
    name: 'Ruth Adeyemi',
    email: 'ruth@x.example',
    roles: ['administrator'],
    password: goodPassword,
  })
  admin = site.browser()
  await come(admin, 'ruth@x.example')
})
after(() => site.close())

async function invite(more: Record<string, string> = {}): Promise<Response> {
  return admin.post('/people/new', {
    name: 'Nadia Farrow',
    email: 'nadia@x.example',
    'role[]': 'lead',
    limit: '',
    why,
    ...more,
  })
}

const linkIn = (html: string) => /http:\/\/\S+?token=[\w-]+/.exec(html)?.[0] ?? ''

async function personNamed(name: string) {
  const found = (await listAccounts(site.services.db, site.authority)).find((one) => one.name === name)
  if (found === undefined) throw new Error(`nobody is named ${name}`)
  return found
}

describe('asking somebody in', () => {
  it('asks for what is missing, and keeps what was typed', async () => {
    const answer = await invite({ email: 'nadia', 'role[]': '', why: '' })
    const html = await answer.text()
    assert.equal(answer.status, 422)
    for (const words of ['Enter an e-mail address such as', 'Choose at least one role', 'Say why, in a few words'])
      assert.match(html, new RegExp(words))
    assert.match(html, /value="Nadia Farrow"/)
  })

  it('shows a link once where no e-mail is set up; whoever opens it comes in as the one who was asked', async () => {
    const html = await (await invite()).text()
    const link = linkIn(html)
    assert.match(html, /It is not shown again/)
    assert.equal((await personNamed('Nadia Farrow')).state, 'invited')
    const browser = site.browser()
    const token = new URL(link).searchParams.get('token') ?? ''
    await browser.post('/sign-in/link', { token })
    assert.match(await (await browser.get('/me')).text(), /Nadia Farrow/)
    assert.equal((await personNamed('Nadia Farrow')).state, 'active')
    const { rows } =
      await sql`select who, what from change where subject = ${(await personNamed('Nadia Farrow')).id} order by sequence`.execute(
        site.services.db,
      )
    assert.deepEqual(rows, [
      { who: 'Ruth Adeyemi', what: 'person invited' },
      { who: 'Ruth Adeyemi', what: 'one-time link made' },
      { who: 'Nadia Farrow', what: 'invitation taken up' },
    ])
  })

  it('lets only the newest link in: one that went astray stops working when another is made', async () => {
    const first = linkIn(await (await invite({ name: 'Ola Reed', email: 'ola@x.example' })).text())
    const { id } = await personNamed('Ola Reed')
    const second = linkIn(await (await admin.post(`/people/${id}/link`)).text())
    const opened = async (link: string) => (await site.browser().get(link.replace(/^https?:\/\/[^/]+/, ''))).status
    assert.deepEqual([await opened(first), await opened(second)], [404, 200])
  })

  it('refuses an address that is here already', async () => {
    const answer = await invite({ email: ' NADIA@x.example ' })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /already an account with this e-mail address/)
  })

  it('sends the link to nobody but its owner where e-mail is set up', async (t) => {
    const mailing = await openSignInSite()
    t.after(() => mailing.close())
    await mailing.addPerson({ name: 'Ruth', email: 'ruth@x.example', roles: ['administrator'], password: goodPassword })
    const browser = mailing.browser()
    await come(browser, 'ruth@x.example')
    const person = { name: 'Nadia Farrow', email: 'nadia@x.example', 'role[]': 'lead', limit: '', why }
    const answer = await browser.post('/people/new', person)
    assert.match(answer.headers.get('location') ?? '', /^\/people\/[\w-]+\?done=sent$/)
    assert.equal(mailing.sent.length, 1)
    assert.equal(mailing.sent[0]?.to, 'nadia@x.example')
    assert.match(mailing.sent[0]?.text ?? '', /Harrowmere Council keeps its improvement plan/)
    assert.doesNotMatch(await (await browser.get(answer.headers.get('location') ?? '')).text(), /token=/)
  })

  it('gives no administrator a link to an account that another authority lets in', async () => {
    const { db, clock } = site.services
    const other: AuthorityId = await ensureAuthority(db, 'Wexmoor Council', clock)
    const account = await site.addPerson({
      name: 'Owen Tranter',
      email: 'owen@gov.example',
      roles: ['observer'],
      authority: other,
    })
    const answer = await invite({ name: 'Anything', email: 'owen@gov.example' })
    assert.equal(answer.headers.get('location'), `/people/${account}?done=elsewhere`)
    const again = await admin.post(`/people/${account}/link`)
    assert.equal(again.headers.get('location'), `/people/${account}?done=elsewhere`)
    assert.equal((await selectAccount(db, site.authority, account)).name, 'Owen Tranter')
  })
})

describe('roles', () => {
  it('are given and taken away with a reason, and what was stays to be read', async () => {
    const { id } = await personNamed('Nadia Farrow')
    const without = await admin.post(`/people/${id}/roles`, { role: 'assurer', limit: '', why: '' })
    assert.match(await without.text(), /Say why, in a few words/)
    const given = await admin.post(`/people/${id}/roles`, {
      role: 'assurer',
      limit: '',
      why: 'Joined the assurance team',
    })
    assert.equal(given.headers.get('location'), `/people/${id}?done=given`)
    const twice = await admin.post(`/people/${id}/roles`, { role: 'assurer', limit: '', why })
    assert.match(await twice.text(), /has this role already/)
    const grant = (await personNamed('Nadia Farrow')).grants.find(({ role }) => role === 'assurer')
    await admin.post(`/people/${id}/roles/${grant?.id}/end`, { why: 'Left it again' })
    const html = await (await admin.get(`/people/${id}`)).text()
    assert.match(html, /Roles they once held/)
    assert.match(html, /Left it again/)
    assert.equal((await admin.post(`/people/${id}/roles/${grant?.id}/end`, { why })).status, 404)
  })

  it('count from the very next page that the person opens', async () => {
    const browser = site.browser()
    await site.addPerson({ name: 'Al Hop', email: 'al@x.example', roles: ['lead'], password: goodPassword })
    await come(browser, 'al@x.example')
    assert.equal((await browser.get('/people')).status, 403)
    const { id } = await personNamed('Al Hop')
    await admin.post(`/people/${id}/roles`, { role: 'administrator', limit: '', why })
    assert.equal((await browser.get('/people')).status, 200)
    const grant = (await personNamed('Al Hop')).grants.find(({ role }) => role === 'administrator')
    await admin.post(`/people/${id}/roles/${grant?.id}/end`, { why })
    assert.equal((await browser.get('/people')).status, 403)
  })

  it('are for plans and themes that are there', async () => {
    const { id } = await personNamed('Nadia Farrow')
    assert.equal((await admin.post(`/people/${id}/roles`, { role: 'chair', limit: 'no-plan', why })).status, 404)
    const limited = await admin.post(`/people/${id}/roles`, { role: 'administrator', limit: 'a-plan', why })
    assert.match(await limited.text(), /give this role for all plans/)
  })

  it('of the last administrator cannot be taken away, nor their account closed', async () => {
    const [grant] = (await personNamed('Ruth Adeyemi')).grants
    const taken = await admin.post(`/people/${ruth}/roles/${grant?.id}/end`, { why })
    assert.equal(taken.status, 422)
    assert.match(await taken.text(), /leave nobody to let others in/)
    const closed = await admin.post(`/people/${ruth}/close`, { why })
    assert.match(await closed.text(), /leave nobody to let others in/)
    assert.equal((await admin.get('/people')).status, 200)
  })

  it('of two administrators who take each other’s away at once, one stays', async () => {
    const tom = await site.addPerson({
      name: 'Tom',
      email: 'tom@x.example',
      roles: ['administrator'],
      password: goodPassword,
    })
    const other = site.browser()
    await come(other, 'tom@x.example')
    const grantOf = async (name: string) =>
      (await personNamed(name)).grants.find(({ role }) => role === 'administrator')?.id
    const [his, hers] = [await grantOf('Tom'), await grantOf('Ruth Adeyemi')]
    await Promise.all([
      admin.post(`/people/${tom}/roles/${his}/end`, { why }),
      other.post(`/people/${ruth}/roles/${hers}/end`, { why }),
    ])
    const left = (await listAccounts(site.services.db, site.authority)).filter(
      ({ state, grants }) => state === 'active' && grants.some(({ role }) => role === 'administrator'),
    )
    assert.equal(left.length, 1)
    if (left[0]?.name !== 'Ruth Adeyemi')
      await other.post(`/people/${ruth}/roles`, { role: 'administrator', limit: '', why })
  })
})

describe('an account', () => {
  it('that is closed is out at once, and comes in again with its roles when it is reopened', async () => {
    const browser = site.browser()
    await site.addPerson({ name: 'Kay Low', email: 'kay@x.example', roles: ['chair'], password: goodPassword })
    await come(browser, 'kay@x.example')
    const { id } = await personNamed('Kay Low')
    await admin.post(`/people/${id}/close`, { why: 'Left the council' })
    assert.equal((await browser.get('/me')).status, 303)
    assert.equal((await come(browser, 'kay@x.example')).status, 422)
    await admin.post(`/people/${id}/reopen`, { why: 'Came back' })
    assert.equal((await come(browser, 'kay@x.example')).status, 303)
    assert.match(await (await browser.get('/me')).text(), /<strong>Chair<\/strong>/)
  })

  it('of another authority is not there', async () => {
    const { db, clock } = site.services
    const other = await ensureAuthority(db, 'Far Council', clock)
    const account = await site.addPerson({ name: 'Far One', email: 'far@x.example', roles: ['lead'], authority: other })
    assert.equal((await admin.get(`/people/${account}`)).status, 404)
    for (const path of ['roles', 'close', 'reopen', 'link'])
      assert.equal((await admin.post(`/people/${account}/${path}`, { role: 'lead', limit: '', why })).status, 404, path)
    assert.doesNotMatch(await (await admin.get('/people')).text(), /Far One/)
  })

  it('and everything done about it stands in a record that is whole', async () => {
    assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
  })
})
