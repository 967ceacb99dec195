import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { verifyChain } from '../../../platform/change-record.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { type AuthorityId, asPostId, newHolderId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import { holderOn, vacancyOn } from '../rules/holders.ts'
import { postOfLead } from '../rules/meaning.ts'
import { closePost, mergePosts, renamePost } from './change-posts.ts'
import { addHolder, endHolding, explainVacancy, linkAccount } from './holders.ts'
import { listPosts, listToldApart, selectMergedInto } from './list-posts.ts'
import { makePosts, matchNames, type PostDraft, takeNameOut, tellApart } from './make-posts.ts'
import { isRefusal, type PostChange } from './post-change.ts'

const clock = fixedClock('2026-06-01')
const byOf = (authority: AuthorityId): PostChange => ({
  authority,
  who: 'Ann Example',
  account: 'acc-1',
  why: 'For tests',
  clock,
})
const person = (name: string, from: string) => ({ account: null, name, from })

function taken<T extends object>(answer: T): Exclude<T, { conflict: string } | { problem: string }> {
  assert.ok(!isRefusal(answer), JSON.stringify(answer))
  // The assertion above leaves nothing else, which the compiler does not follow through a type parameter.
  return answer as Exclude<T, { conflict: string } | { problem: string }>
}
const problemOf = (answer: object): string => ('problem' in answer ? String(answer.problem) : '')

onEachDatabase('posts', (database) => {
  async function start(...drafts: PostDraft[]) {
    const { db } = database
    const authority = await database.newAuthority()
    const by = byOf(authority)
    const { posts } = drafts.length === 0 ? { posts: [] } : taken(await makePosts(db, by, drafts))
    const [first = asPostId('none'), second = asPostId('none')] = posts
    const post = async (id = first) => {
      const found = (await listPosts(db, authority)).find((one) => one.id === id)
      assert.ok(found)
      return found
    }
    return { db, authority, by, first, second, post }
  }

  it('come back with their names and holders, and mean the leads they are named for', async () => {
    const { db, authority } = await start({
      title: 'Head of Care',
      kind: 'post',
      names: ['Care Head', 'HoC (upon appointment)'],
      holder: person('Bob Instance', '2026-01-01'),
    })
    const [post, ...others] = await listPosts(db, authority)
    assert.equal(others.length, 0)
    assert.deepEqual(post?.aliases, ['Care Head', 'HoC (upon appointment)'])
    assert.equal(post && holderOn(post, '2026-06-01')?.name, 'Bob Instance')
    assert.equal(postOfLead(await listPosts(db, authority), 'CARE HEAD.'), post)
  })

  it('are held in memory until one changes, and of one authority only', async () => {
    const { db, authority, by, first } = await start({ title: 'Head of Care' })
    const before = await listPosts(db, authority)
    assert.equal(await listPosts(db, authority), before)
    taken(await addHolder(db, by, { id: first }, person('Bob Instance', '2026-01-01')))
    assert.notEqual(await listPosts(db, authority), before)
    const other = await database.newAuthority()
    assert.deepEqual(await listPosts(db, other), [])
    await assert.rejects(addHolder(db, byOf(other), { id: first }, person('Eve', '2026-01-01')), NotFound)
    await assert.rejects(renamePost(db, byOf(other), { id: first }, { title: 'Mine', note: '' }), NotFound)
    await assert.rejects(selectMergedInto(db, other, first), NotFound)
  })

  it('are all made or none: a name that means another post is said', async () => {
    const { db, authority, by } = await start({ title: 'Head of Care' })
    const answer = await makePosts(db, by, [
      { title: 'Head of Court' },
      { title: 'Care lead', names: ['head of CARE'] },
    ])
    assert.match(problemOf(answer), /“head of CARE” means the post “Head of Care” already/)
    assert.equal((await listPosts(db, authority)).length, 1)
  })

  it('take further names, and let them go again without offering them anew', async () => {
    const { db, authority, by, first, post } = await start({ title: 'Head of Care' }, { title: 'Head of Court' })
    taken(await matchNames(db, by, { post: first }, ['Care Head', 'Hd of Care']))
    assert.deepEqual((await post()).aliases, ['Care Head', 'Hd of Care'])
    const clash = await matchNames(db, by, { post: first }, ['Head of Court'])
    assert.match(problemOf(clash), /merge the two posts/)
    taken(await takeNameOut(db, by, { id: first }, 'Care Head'))
    assert.deepEqual((await post()).aliases, ['Hd of Care'])
    assert.ok((await listToldApart(db, authority)).has('care head\nhead of care'))
    assert.match(problemOf(await takeNameOut(db, by, { id: first }, 'Head of Care')), /keeps its own title/)
  })

  it('remember which names are two posts', async () => {
    const { db, authority, by } = await start()
    await tellApart(db, by, [
      ['Head of Care', 'Care Head'],
      ['Care Head', 'Head of Care'],
    ])
    assert.deepEqual([...(await listToldApart(db, authority))], ['care head\nhead of care'])
  })

  it('are followed in: whoever held one alone ends the day before', async () => {
    const { db, by, first, post } = await start({ title: 'Head of Care', holder: person('Bob', '2026-01-01') })
    taken(await addHolder(db, by, { id: first }, person('Cara', '2026-04-01')))
    assert.deepEqual(
      (await post()).holders.map(({ name, from, until }) => [name, from, until]),
      [
        ['Bob', '2026-01-01', '2026-03-31'],
        ['Cara', '2026-04-01', null],
      ],
    )
    const earlier = await addHolder(db, by, { id: first }, person('Dan', '2026-02-01'))
    assert.match(problemOf(earlier), /Bob holds it alone from 2026-01-01 to 2026-03-31|Cara holds it alone/)
    taken(await addHolder(db, by, { id: first }, { ...person('Eve', '2026-05-01'), part: 'acting' }))
    assert.equal(holderOn(await post(), '2026-05-02')?.name, 'Eve')
  })

  it('become vacant with a reason, which can be said anew', async () => {
    const { db, by, first, post } = await start({ title: 'Head of Care', holder: person('Bob', '2026-01-01') })
    const [bob] = (await post()).holders
    const why = { ...by, why: 'Retired; recruitment closes in July' }
    assert.match(
      problemOf(await endHolding(db, why, { id: first }, { holder: bob?.id ?? '', last: '2025-12-31' })),
      /began on/,
    )
    taken(await endHolding(db, why, { id: first }, { holder: bob?.id ?? '', last: '2026-05-31' }))
    assert.deepEqual(vacancyOn(await post(), '2026-06-01'), { since: '2026-06-01', why: why.why })
    taken(await explainVacancy(db, { ...by, why: 'Interviews on 3 July' }, { id: first }, bob?.id ?? null))
    assert.equal(vacancyOn(await post(), '2026-06-01')?.why, 'Interviews on 3 July')
  })

  it('keep their former title as a name, and cannot take the title of another', async () => {
    const { db, authority, by, first, post } = await start({ title: 'Head of Care' }, { title: 'Head of Court' })
    taken(
      await renamePost(
        db,
        by,
        { id: first },
        { title: 'Head of Children in Care', note: 'Renamed in the restructure' },
      ),
    )
    const renamed = await post()
    assert.deepEqual(
      [renamed.title, renamed.aliases, renamed.note],
      ['Head of Children in Care', ['Head of Care'], 'Renamed in the restructure'],
    )
    assert.equal(postOfLead(await listPosts(db, authority), 'Head of Care')?.id, first)
    assert.match(
      problemOf(await renamePost(db, by, { id: first }, { title: 'Head of court', note: '' })),
      /means the post/,
    )
  })

  it('are put together with all their names and holders; old addresses lead on, also twice over', async () => {
    const { db, authority, by, first, second, post } = await start(
      { title: 'DCS', names: ['Director'], note: 'Statutory', holder: person('Bob', '2026-01-01') },
      { title: "Director of Children's Services" },
    )
    taken(await mergePosts(db, by, { id: first }, { id: second }))
    const kept = await post(second)
    assert.deepEqual(kept.aliases, ['DCS', 'Director'])
    assert.deepEqual([kept.holders.map(({ name }) => name), kept.note], [['Bob'], 'Statutory'])
    assert.equal(await selectMergedInto(db, authority, first), second)
    const { posts } = taken(await makePosts(db, by, [{ title: 'Executive Director' }]))
    taken(await mergePosts(db, by, { id: second }, { id: posts[0] ?? '' }))
    assert.equal(await selectMergedInto(db, authority, first), posts[0])
    assert.equal((await listPosts(db, authority)).length, 1)
  })

  it('are not put together where two held them alone on one day', async () => {
    const { db, authority, by, first, second } = await start(
      { title: 'DCS', holder: person('Bob', '2026-01-01') },
      { title: 'Director', holder: person('Cara', '2026-02-01') },
    )
    const answer = await mergePosts(db, by, { id: first }, { id: second })
    assert.match(
      problemOf(answer),
      /Cara holds “Director” and Bob holds “DCS”|Bob holds “DCS” and Cara holds “Director”/,
    )
    assert.equal((await listPosts(db, authority)).length, 2)
  })

  it('are closed with a reason: the name is free again, and the address leads nowhere', async () => {
    const { db, authority, by, first } = await start({ title: 'Head of Care' })
    taken(await closePost(db, by, { id: first }))
    assert.deepEqual(await listPosts(db, authority), [])
    assert.equal(await selectMergedInto(db, authority, first), null)
    taken(await makePosts(db, by, [{ title: 'Head of Care' }]))
    await assert.rejects(closePost(db, by, { id: first }), NotFound)
  })

  it('say so where somebody else was first, and do nothing', async () => {
    const { db, by, first, post } = await start({ title: 'Head of Care' })
    const { revision } = await post()
    taken(await renamePost(db, by, { id: first, revision }, { title: 'Head of Care and Court', note: '' }))
    const late = await addHolder(db, by, { id: first, revision }, person('Bob', '2026-01-01'))
    assert.match('conflict' in late ? late.conflict : '', /changed by somebody else/)
    assert.deepEqual((await post()).holders, [])
  })

  it('learn the account of a holder known by name', async () => {
    const { db, by, first, post } = await start({ title: 'Head of Care', holder: person('Bob', '2026-01-01') })
    const [bob] = (await post()).holders
    taken(await linkAccount(db, by, { id: first }, { holder: bob?.id ?? '', account: 'acc-7' }))
    assert.equal((await post()).holders[0]?.account, 'acc-7')
  })

  it('cannot be held alone by two on one day, whatever a store function forgets', async () => {
    const { db, authority, first } = await start({ title: 'Head of Care', holder: person('Bob', '2026-01-01') })
    const insert = (part: string, from: string, until: string | null) =>
      sql`insert into post_holder (authority, id, post, name, part, "from", until)
        values (${authority}, ${newHolderId()}, ${first}, 'Eve', ${part}, ${from}, ${until})`.execute(db)
    await assert.rejects(insert('alone', '2026-03-01', null), /alone on the same day/)
    await assert.rejects(insert('alone', '2025-12-01', '2026-01-01'), /alone on the same day/)
    await insert('alone', '2025-12-01', '2025-12-31')
    await insert('sharing', '2026-03-01', null)
  })

  it('followed by several at once: each change waits for the one before, and the record stays whole', async () => {
    const { db, authority, by, first, post } = await start({ title: 'Head of Care' })
    const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']
    await Promise.all(days.map((from) => addHolder(db, by, { id: first }, person(`From ${from}`, from))))
    const { holders } = await post()
    for (const { from } of holders)
      assert.ok(holders.filter((one) => one.from <= from && (one.until ?? '9') >= from).length === 1)
    assert.equal((await verifyChain(db, authority)).state, 'whole')
  })
})
