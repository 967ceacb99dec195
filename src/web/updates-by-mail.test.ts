/** From a link in an e-mail to a saved update: nobody hunts for the action, and the next one is at hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePosts } from '../people/posts/store/make-posts.ts'
import { makeOneTimeLink } from '../people/sign-in/one-time-link.ts'
import { openSignInSite } from '../people/sign-in/test-sign-in-site.ts'
import { insertPlan } from '../plans/store/insert-plan.ts'
import { action, plan } from '../plans/store/plans.fixture.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import { addresses } from '../ui/addresses.ts'

test('the link signs its bearer in and opens the form; after saving the next action is offered', async (t) => {
  const site = await openSignInSite()
  t.after(() => site.close())
  const { db, clock } = site.services
  const leads = [{ name: 'Head of HR', kind: 'post' as const }]
  const due = { text: '31 January 2010', kind: 'day' as const, due: '2010-01-31' }
  const actions = ['a1', 'a2'].map((id, at) =>
    action(id, { label: `1${'ab'[at]}`, leads, deadline: due, text: `Train team ${at + 1}` }),
  )
  const id = await insertPlan(db, site.authority, plan({ actions }), { who: 'A test', why: 'For tests' })
  const account = await site.addPerson({ name: 'Priya Shah', email: 'priya@harrowmere.example', roles: ['lead'] })
  const by = { authority: site.authority, who: 'A test', why: 'For tests', clock }
  await makePosts(db, by, [{ title: 'Head of HR', holder: { account, name: 'Priya Shah', from: '2010-01-01' } }])

  const form = addresses.update(id, 'a1')
  const link = await makeOneTimeLink(site.services, { account, to: form, hours: 72 })
  const browser = site.browser()
  const nobody = await browser.get(form)
  assert.equal(nobody.headers.get('location'), addresses.signIn({ to: form }), 'without the link one signs in first')

  const { pathname, search, searchParams } = new URL(link)
  assert.match(await (await browser.get(`${pathname}${search}`)).text(), /<button[^>]*>Sign in as Priya Shah/)
  const entered = await browser.post(pathname, { token: searchParams.get('token') ?? '' })
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, form])
  assert.match(await (await browser.get(form)).text(), /Update action 1a/)

  const saved = await browser.post(form, { seen: '0', status: 'in progress', percent: '50', note: 'Half are trained' })
  assert.equal(saved.headers.get('location'), addresses.updated(id, 'a1'))
  const next = await (await browser.get(addresses.updated(id, 'a1'))).text()
  assert.match(next, /Next: 1 more of your actions waits for a word/)
  assert.ok(next.includes(addresses.update(id, 'a2')))
  const [update] = (await selectPlan(db, site.authority, id)).plan.updates ?? []
  assert.deepEqual([update?.note, update?.by, update?.percent], ['Half are trained', 'Priya Shah', 50])
})
