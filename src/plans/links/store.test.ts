import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { listChanges, verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { structureOf } from '../rules/structure.ts'
import { anAction, aPlan, aRecommendation } from '../rules/test-plan.ts'
import { insertPlan } from '../store/insert-plan.ts'
import { selectPlan } from '../store/select-plan.ts'
import type { Link, Part } from './link.ts'
import { type LinkToSave, saveLink } from './store.ts'
import { dependenciesOf, firstCircle } from './wait-graph.ts'

const action = (id: string): Part => ({ kind: 'action', id })
const waits = (from: string, to: string, more: Partial<LinkToSave> = {}): LinkToSave => ({
  from: action(from),
  to: action(to),
  kind: 'depends on',
  state: 'confirmed',
  words: '',
  ...more,
})

onEachDatabase('the store of links', (database) => {
  const stored = async (links?: Link[]) => {
    const authority = await database.newAuthority()
    const recommendations = [aRecommendation('r1', { ref: '1.1' })]
    const actions = ['a', 'b', 'c', 'd'].map((id) => anAction(id, { recommendation: 'r1', label: id }))
    const plan = aPlan({ recommendations, actions, ...(links ? { links } : {}) })
    const id = await insertPlan(database.db, authority, plan, { who: 'Manager', why: 'First import' })
    const by = { authority, plan: id, who: 'Anna', why: 'Asked the lead', clock: fixedClock('2026-03-02') }
    const links_ = async () => (await selectPlan(database.db, authority, id)).plan.links ?? []
    return { authority, id, by, links: links_ }
  }
  const save = (by: Parameters<typeof saveLink>[1], link: LinkToSave, revision = 0) =>
    saveLink(database.db, by, link, revision)

  it('keeps a new link, and each decision on it, with who, when and why', async () => {
    const { by, links, authority, id } = await stored()
    assert.deepEqual(await save(by, waits('b', 'a', { note: 'They share a post' })), { id: 'l1', revision: 1 })
    const declined = { ...waits('b', 'a'), id: 'l1', state: 'declined' as const, note: 'Only read together' }
    assert.deepEqual(await save(by, declined, 1), { id: 'l1', revision: 2 })
    assert.deepEqual(await links(), [{ ...declined, by: 'Anna', on: '2026-03-02' }])
    const record = await listChanges(database.db, authority, id)
    assert.deepEqual(
      record.map(({ what }) => what),
      ['plan imported', 'link confirmed', 'link declined'],
    )
    assert.equal((await verifyChain(database.db, authority)).state, 'whole')
    const before = await selectPlan(database.db, authority, id, { asAt: record[1]?.sequence ?? 0 })
    assert.equal(before.plan.links?.[0]?.state, 'confirmed', 'the plan as it was shows the link as it was')
  })

  it('a proposal is decided once: the second is shown what the first decided', async () => {
    const { by, links } = await stored()
    const proposal = { ...waits('b', 'a'), id: 'action:b~action:a', words: 'see action a', place: 'text' as const }
    const both = await Promise.all([
      save(by, proposal),
      save({ ...by, who: 'Ben' }, { ...proposal, state: 'declined', note: 'No' }),
    ])
    const [refused] = both.flatMap((one) => ('conflict' in one ? [one] : []))
    assert.equal(both.filter((one) => 'id' in one).length, 1)
    assert.match(refused?.conflict ?? '', /Somebody else decided this link/)
    assert.deepEqual(refused?.now, (await links())[0])
  })

  it('refuses a circle, and says it in words', async () => {
    const { by, links } = await stored()
    await save(by, waits('b', 'a'))
    await save(by, waits('c', 'b'))
    const refused = await save(by, waits('a', 'c'))
    assert('conflict' in refused)
    assert.match(
      refused.conflict,
      /action a of 1\.1 → action c of 1\.1 → action b of 1\.1 → action a of 1\.1\. Nothing was saved\.$/,
    )
    assert.equal((await links()).length, 2)
    assert('id' in (await save(by, waits('a', 'c', { kind: 'see also' }))), 'to be read together is no circle')
    assert('id' in (await save(by, waits('a', 'c', { state: 'declined', id: 'x' }))), 'nor is what was declined')
  })

  it('two people cannot make a circle together, however their links arrive', async () => {
    const { by, links, authority, id } = await stored()
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'b'],
      ['c', 'a'],
      ['a', 'd'],
    ] as const
    const saved = await Promise.all(
      pairs.map(([from, to], at) => save({ ...by, who: `Person ${at}` }, waits(from, to))),
    )
    assert(saved.some((one) => 'conflict' in one) && saved.some((one) => 'id' in one))
    const { plan } = await selectPlan(database.db, authority, id)
    assert.equal(firstCircle(structureOf(plan), dependenciesOf(structureOf(plan), await links())), null)
  })

  it('no order of links ever stores a circle', async () => {
    const ids = ['a', 'b', 'c', 'd']
    const some = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 8 })
    const property = fc.asyncProperty(some, async (pairs) => {
      const { by, authority, id } = await stored()
      for (const [from, to] of pairs) await save(by, waits(from, to))
      const { plan } = await selectPlan(database.db, authority, id)
      const structure = structureOf(plan)
      assert.equal(firstCircle(structure, dependenciesOf(structure, plan.links ?? [])), null)
    })
    await fc.assert(property, { numRuns: 12 })
  })

  it('refuses a link with itself, one that is there already, and parts that the plan has not', async () => {
    const { by } = await stored()
    assert.match(JSON.stringify(await save(by, waits('a', 'a'))), /cannot be linked with itself/)
    await save(by, waits('b', 'a'))
    assert.match(JSON.stringify(await save(by, waits('b', 'a'))), /already has this link/)
    await assert.rejects(save(by, waits('b', 'zz')), NotFound)
  })

  it('a plan file whose links make a circle is refused with the circle', async () => {
    const link = (id: string, from: string, to: string) => ({ ...waits(from, to), id, by: 'Anna', on: '2026-03-02' })
    await assert.rejects(
      stored([link('l1', 'a', 'b'), link('l2', 'b', 'a')]),
      /make a circle.*action b of 1\.1 → action a of 1\.1/s,
    )
    await assert.rejects(stored([link('l1', 'a', 'zz')]), /link l1 names the action zz, which is not in the file/)
  })
})
