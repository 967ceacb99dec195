/** The pages of posts as a browser without JavaScript meets them: real server, real store, forms sent as they are shown. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { indexPlan } from '../../../plans/rules/plan-index.ts'
import { holdPlan } from '../../../plans/views/held-plan.ts'
import { addresses } from '../../../ui/addresses.ts'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { invitePerson } from '../../accounts/invite.ts'
import type { Who } from '../../permissions.ts'
import { actionIdsOf, listPosts } from '../posts.ts'
import { addHolder } from '../store/holders.ts'
import { makePosts, type PostDraft } from '../store/make-posts.ts'
import type { PostChange } from '../store/post-change.ts'

let site: TestSite
let plan: string
let by: PostChange

const who = (role: 'programme manager' | 'observer'): Who => ({
  account: `account of a ${role}`,
  name: `A ${role}`,
  authority: site.authority,
  grants: [{ role, plan: null, theme: null }],
})

before(async () => {
  site = await openTestSite()
  plan = await site.addExample()
  by = { authority: site.authority, who: 'A test', why: 'For tests', clock: site.services.clock }
})
beforeEach(() => site.as(who('programme manager')))
after(() => site.close())

const read = async (path: string) => (await fetch(site.url + path)).text()

async function send(path: string, fields: Record<string, string | string[]>) {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  )
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(site.url + path, { method: 'POST', body, headers, redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

async function aPost(draft: PostDraft): Promise<string> {
  const made = await makePosts(site.services.db, by, [draft])
  assert.ok('posts' in made, JSON.stringify(made))
  return made.posts[0] ?? ''
}

const indexNow = async () => {
  const { stored } = await holdPlan(site.services.db, site.authority, plan)
  return { index: indexPlan(stored.plan, site.services.clock.today()) }
}
const posts = () => listPosts(site.services.db, site.authority)
const postOf = async (id: string) => (await posts()).find((post) => post.id === id)
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')

describe('the pages of posts', () => {
  it('before there are posts: every lead is listed with what it leads, and may be matched', async () => {
    const text = words(await read(addresses.posts()))
    assert.match(text, /No post is known yet\. \d+ leads in plans have no post yet/)
    assert.match(text, /Head of Fostering A post \d/)
    assert.match(text, /Match leads to posts/)
  })

  it('offer what looks like one post with the reason; together, they are one, and the workload counts them so', async () => {
    const dcs = await aPost({ title: 'DCS', kind: 'post' })
    const page = words(await read(addresses.postMatches()))
    assert.match(
      page,
      /Interim Director of Children's Services 2 open actions Likely\. .*“Interim” would be the same post/,
    )
    const name = "lead:Interim Director of Children's Services"
    const answer = await send(addresses.postMatches(), { to: `post:${dcs}`, name, decision: 'same' })
    assert.deepEqual([answer.status, answer.to], [303, addresses.postMatches({ done: 'same-1' })])
    assert.deepEqual((await postOf(dcs))?.aliases, ["Interim Director of Children's Services"])
    const workload = await read(addresses.workload(plan))
    assert.match(words(workload), /DCS Holder not known 2/)
    assert.match(workload, /lead=Interim\+Director\+of\+Children%27s\+Services/)
    assert.match(await read(answer.to), /1 name put together\./)
  })

  it('what was told apart is not offered again; what nobody offers any more is refused in words', async () => {
    const post = await aPost({ title: 'Head of Placements Commissioning' })
    const decision = { to: `post:${post}`, name: 'lead:Head of Placement Commissioning' }
    assert.match(words(await read(addresses.postMatches())), /Head of Placements Commissioning/)
    assert.equal((await send(addresses.postMatches(), { ...decision, decision: 'other' })).status, 303)
    assert.doesNotMatch(words(await read(addresses.postMatches())), /Head of Placements Commissioning/)
    const late = await send(addresses.postMatches(), { ...decision, decision: 'same' })
    assert.equal(late.status, 422)
    assert.match(words(late.text), /not offered together any more.*Nothing was changed/)
    const nothing = await send(addresses.postMatches(), { to: decision.to, decision: 'same' })
    assert.match(words(nothing.text), /Tick the names that you decide about/)
  })

  it('one press makes a post for each that is left: vacant ones vacant, people holding their own', async () => {
    const answer = await send(addresses.postsForTheRest(), {})
    assert.match(answer.to, /\/posts\/match\?done=made-\d+$/)
    const all = await posts()
    const leavers = all.find(({ title }) => title === 'Head of Leaving Care')
    assert.deepEqual(
      [leavers?.aliases, leavers?.vacantWhy],
      [['Head of Leaving Care (upon appointment)'], 'The plan prints “upon appointment”'],
    )
    const adaeze = all.find(({ title }) => title === 'Adaeze Okonjo')
    assert.deepEqual(
      adaeze?.holders.map(({ name, until }) => [name, until]),
      [['Adaeze Okonjo', null]],
    )
    const page = words(await read(addresses.posts()))
    assert.match(page, /Four vacant posts lead five open actions; Head of Permanence leads the most, two\./)
    assert.match(page, /Nobody has said who holds \d+ other posts with open actions\./)
    assert.doesNotMatch(page, /have no post yet/)
  })

  it('a holder is entered from a day; the action, the post and a past day say who held it then', async () => {
    const post = (await posts()).find(({ title }) => title === 'Head of Fostering')
    assert.ok(post)
    const entered = await send(addresses.postChange(post.id, 'holder'), {
      revision: String(post.revision),
      name: 'Ann Example',
      from: '2026-05-01',
      part: 'alone',
    })
    assert.equal(entered.to, addresses.post(post.id, { done: 'holder' }))
    assert.match(
      words(await read(addresses.post(post.id))),
      /Held by Ann Example since 1 May 2026; leads \w+ open actions?/,
    )
    assert.match(words(await read(addresses.post(post.id, { 'as-at': '2026-04-30' }))), /As it was on 30 April 2026.*/)
    assert.match(words(await read(addresses.post(post.id, { 'as-at': '2026-04-30' }))), /Holder not known yet; leads/)
    const link = /href="(\/plans\/[^"]+\/actions\/[^"?]+)"/.exec(await read(addresses.post(post.id)))?.[1] ?? ''
    assert.match(words(await read(link)), /[Hh]eld by Ann Example since 1 May 2026/)
    assert.match(words(await read(`${link}?as-at=2026-04-30`)), /[Hh]older not known yet/)
  })

  it('a time is ended with a reason, and the post says it is vacant and why', async () => {
    const id = await aPost({
      title: 'Head of Testing',
      holder: { account: null, name: 'Bob Instance', from: '2026-01-01' },
    })
    const holder = (await postOf(id))?.holders[0]?.id ?? ''
    const without = await send(addresses.postChange(id, 'end'), { holder, last: '2026-02-30', why: '' })
    assert.equal(without.status, 422)
    assert.match(words(without.text), /Give the last day as a date.*Say why/)
    const why = 'Retired; interviews on 3 October'
    assert.equal((await send(addresses.postChange(id, 'end'), { holder, last: '2026-08-31', why })).status, 303)
    const page = words(await read(addresses.post(id)))
    assert.match(page, /Vacant since 1 September 2026; leads no open action\./)
    assert.match(page, /Why it is vacant: Retired; interviews on 3 October/)
    assert.equal((await send(addresses.postChange(id, 'vacancy'), { why: 'Interviews moved' })).status, 303)
    assert.match(words(await read(addresses.post(id))), /Why it is vacant: Interviews moved/)
    const never = await aPost({ title: 'Head of Nothing yet' })
    assert.match(words(await read(addresses.post(never))), /Holder not known yet/)
    assert.equal((await send(addresses.postChange(never, 'vacancy'), { why: 'A new post' })).status, 303)
    assert.match(
      words(await read(addresses.post(never))),
      /Vacant: nobody has held it yet.*Why it is vacant: A new post/,
    )
  })

  it('the second of two savers sees the post as it is now and what they typed', async () => {
    const id = await aPost({ title: 'Head of Doubles' })
    const shown = (await postOf(id))?.revision ?? 0
    await addHolder(site.services.db, by, { id }, { account: null, name: 'First Saver', from: '2026-01-01' })
    const second = await send(addresses.postChange(id, 'name'), {
      revision: String(shown),
      title: 'Head of Two',
      note: 'Typed with care',
    })
    assert.equal(second.status, 409)
    assert.match(words(second.text), /changed by somebody else.*First Saver.*/)
    assert.match(second.text, /value="Head of Two"/)
    assert.match(second.text, /Typed with care/)
    assert.equal((await postOf(id))?.title, 'Head of Doubles')
  })

  it('posts are renamed and put together; the old address leads on, and a name can be taken out', async () => {
    const id = await aPost({ title: 'Head of Alpha' })
    const into = await aPost({ title: 'Head of Beta' })
    const taken = await send(addresses.postChange(id, 'name'), { title: 'Head of Beta', note: '' })
    assert.match(words(taken.text), /“Head of Beta” means the post “Head of Beta” already/)
    assert.equal((await send(addresses.postChange(id, 'name'), { title: 'Head of Gamma', note: '' })).status, 303)
    assert.equal((await send(addresses.postChange(id, 'merge'), { into })).to, addresses.post(into, { done: 'merge' }))
    const old = await fetch(site.url + addresses.post(id), { redirect: 'manual' })
    assert.equal(old.headers.get('location'), addresses.post(into))
    assert.equal((await send(addresses.postChange(into, 'names'), { name: 'Head of Alpha' })).status, 303)
    assert.deepEqual((await postOf(into))?.aliases, ['Head of Gamma'])
  })

  it('a holder is picked from the accounts, or linked to one by name; then its actions are their own', async () => {
    const invite = async (name: string) => {
      const email = `${name.toLowerCase().replace(' ', '.')}@harrowmere.example`
      const grants = [{ role: 'lead' as const, plan: null, theme: null }]
      const invited = await invitePerson(site.services.db, { ...by, account: null }, { name, email, grants })
      assert.ok('account' in invited, JSON.stringify(invited))
      return invited.account
    }
    const [adaeze, nadia] = [await invite('Adaeze Okonjo'), await invite('Nadia Farrow')]
    const offered = await read(addresses.postMatches())
    assert.match(words(offered), /1 holder with the name of an account.*Adaeze Okonjo, Adaeze Okonjo, is Adaeze Okonjo/)
    const holder = /name="holder"[^>]* value="([^"]+)"/.exec(offered)?.[1] ?? ''
    assert.equal((await send(addresses.postsAccounts(), { holder })).to, addresses.postMatches({ done: 'linked-1' }))
    const care = (await posts()).find(({ title }) => title === 'Head of Children in Care')?.id ?? ''
    const picked = { account: nadia, name: '', from: '2026-02-01', part: 'alone' }
    assert.match(await read(addresses.post(care)), new RegExp(`<option value="${nadia}">Nadia Farrow</option>`))
    assert.equal((await send(addresses.postChange(care, 'holder'), picked)).status, 303)
    assert.deepEqual(
      (await postOf(care))?.holders.map(({ name, account }) => [name, account]),
      [['Nadia Farrow', nadia]],
    )
    const { index } = await indexNow()
    for (const account of [adaeze, nadia])
      assert.ok(actionIdsOf(index, await posts(), account, site.services.clock.today()).size > 0)
  })

  it('whoever may not enter holders is told no names of accounts', async () => {
    site.as(who('observer'))
    assert.doesNotMatch(await read(addresses.postMatches()), /name of an account/)
  })

  it('a post that leads nothing is closed with a reason; one that leads actions is not', async () => {
    const id = await aPost({ title: 'Head of Mistakes' })
    const leading = (await posts()).find(({ title }) => title === 'Head of Fostering')?.id ?? ''
    const kept = await send(addresses.postChange(leading, 'close'), { why: 'A mistake' })
    assert.match(words(kept.text), /This post leads actions now/)
    assert.match(
      words((await send(addresses.postChange(id, 'close'), { why: ' ' })).text),
      /Say why the post is not needed/,
    )
    assert.equal((await send(addresses.postChange(id, 'close'), { why: 'Made by mistake' })).to, addresses.posts())
    assert.equal((await fetch(site.url + addresses.post(id))).status, 404)
  })

  it('whoever may only read sees posts and offers, and no form', async () => {
    await aPost({ title: 'Hd of Fostering' })
    site.as(who('observer'))
    for (const path of [addresses.posts(), addresses.postMatches(), addresses.post((await posts())[0]?.id ?? '')]) {
      const page = await read(path)
      assert.doesNotMatch(page.replace(/<form class="up-reader".*?<\/form>/s, ''), /<form[^>]* method="post"/, path)
    }
    assert.match(words(await read(addresses.postMatches())), /“Hd of Fostering” may mean “Head of Fostering”/)
    assert.equal((await send(addresses.postsForTheRest(), {})).status, 403)
  })

  it('of plans that the reader may not read, nothing is counted', async () => {
    const limited: Who = { ...who('observer'), grants: [{ role: 'observer', plan: 'another', theme: null }] }
    site.as(limited)
    const page = words(await read(addresses.posts()))
    assert.doesNotMatch(page, /vacant posts? leads?/)
  })
})
