import '../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { indexPlan } from '../../plans/rules/index.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { openTestSite, testDay } from '../../web/test-site.ts'
import { ensureDemoPeople } from '../accounts/demo.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import { ensureDemoPosts } from './demo-posts.ts'
import { actionIdsOf, holderOn, listPosts } from './posts.ts'
import { loadsOf } from './rules/loads.ts'

it('gives the invented people posts of the example: a lead with actions, holders who changed, vacancies, leads left over', async (t) => {
  const site = await openTestSite()
  t.after(() => site.close())
  const { authority, services } = site
  const { db, clock } = services
  await ensureDemoPosts(db, clock, authority)
  assert.deepEqual(await listPosts(db, authority), [], 'no other plan is given these posts')
  const id = await site.addExample()
  await ensureDemoPeople(db, clock, authority)
  for (const _start of ['first', 'again']) await ensureDemoPosts(db, clock, authority)
  const posts = await listPosts(db, authority)
  const index = indexPlan((await selectPlan(db, authority, id)).plan, testDay)
  const accounts = await listAccounts(db, authority)
  for (const name of ['Nadia Farrow', 'Tom Wexcombe']) {
    const account = accounts.find((one) => one.name === name)?.id ?? ''
    assert.ok(actionIdsOf(index, posts, account, testDay).size > 5, `${name} has something to say`)
  }
  const worker = posts.find(({ title }) => title === 'Principal Social Worker')
  assert.equal(worker && holderOn(worker, '2026-02-01')?.name, 'Gareth Moyle')
  assert.equal(posts.filter((post) => holderOn(post, testDay) === null).length, 2)
  const loads = loadsOf([{ id, title: '', index }], posts)
  assert.ok(
    loads.posts.every(({ actions }) => actions.length > 0),
    'each is printed in the plan',
  )
  assert.ok(loads.unmatched.length > 5)
})
