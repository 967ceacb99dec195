import assert from 'node:assert/strict'
import { it } from 'node:test'
import { aPlan, aRecommendation } from '../../plans/rules/test-plan.ts'
import { insertPlan } from '../../plans/store/insert-plan.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { listChanges, verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { verifyRecord } from '../../platform/verify-record.ts'
import { type MeasureToSave, saveMeasure } from './store.ts'

onEachDatabase('the store of measures', (database) => {
  const stored = async () => {
    const authority = await database.newAuthority()
    const plan = aPlan({
      sources: [{ code: 'IN', title: 'Notice' }],
      recommendations: [aRecommendation('r1', { sources: ['IN 2.1'] })],
    })
    const id = await insertPlan(database.db, authority, plan, { who: 'Manager', why: 'First import' })
    const by = { authority, plan: id, who: 'Anna', why: 'Read in the words', clock: fixedClock('2026-03-02') }
    const measures = async (asAt?: number) =>
      (await selectPlan(database.db, authority, id, asAt === undefined ? {} : { asAt })).plan.measures ?? []
    return { authority, id, by, measures }
  }
  const link = (more: Partial<MeasureToSave> = {}): MeasureToSave => ({
    ...{ indicator: 'NI 59', to: { kind: 'recommendation', id: 'r1' }, base: 'month', state: 'confirmed', words: '' },
    ...more,
  })
  const save = (by: Parameters<typeof saveMeasure>[1], given: MeasureToSave, revision = 0) =>
    saveMeasure(database.db, by, given, revision)

  it('keeps each decision with who, when and why, and the plan as it was shows the link as it was', async () => {
    const { authority, id, by, measures } = await stored()
    assert.deepEqual(await save(by, link({ sustainFor: 6 })), { id: 'm1', revision: 1 })
    const withdrawn = link({ id: 'm1', sustainFor: 6, state: 'withdrawn', note: 'Measured by NI 60 now' })
    assert.deepEqual(await save(by, withdrawn, 1), { id: 'm1', revision: 2 })
    assert.deepEqual(await measures(), [{ ...withdrawn, by: 'Anna', on: '2026-03-02' }])
    const record = await listChanges(database.db, authority, id)
    assert.deepEqual(
      record.map(({ what, subject }) => [what, subject]),
      [
        ['plan imported', id],
        ['measure linked', 'm1'],
        ['measure withdrawn', 'm1'],
      ],
    )
    assert.equal((await measures(record[1]?.sequence ?? 0))[0]?.state, 'confirmed')
    assert.deepEqual(await measures(record[0]?.sequence ?? 0), [])
    assert.equal((await verifyChain(database.db, authority)).state, 'whole')
    assert.equal((await verifyRecord(database.db, authority)).state, 'whole')
  })

  it('a proposal is decided once: the second is told, and shown what the first decided', async () => {
    const { by, measures } = await stored()
    const proposal = link({ id: 'recommendation:r1~ni-59~month', words: 'NI 59: 72%' })
    const answers = await Promise.all([
      save(by, proposal),
      save({ ...by, who: 'Ben' }, { ...proposal, state: 'declined' }),
    ])
    const [first, second] = answers
    assert.ok(first && 'revision' in first && second && 'conflict' in second)
    assert.equal(second.now?.by, 'Anna')
    assert.equal((await measures()).length, 1)
  })

  it('takes no link twice, but one on each base', async () => {
    const { by } = await stored()
    await save(by, link())
    const again = await save(by, link())
    assert.match('conflict' in again ? again.conflict : '', /linked here already/)
    assert.deepEqual(await save(by, link({ base: 'year to date' })), { id: 'm2', revision: 1 })
  })

  it('a requirement is kept under its code as the plan has it', async () => {
    const { by, measures } = await stored()
    await save(by, link({ to: { kind: 'requirement', id: 'in2.1' } }))
    assert.deepEqual((await measures())[0]?.to, { kind: 'requirement', id: 'IN 2.1' })
  })

  it('refuses what there is not, and a base that the indicator has not', async () => {
    const { by, measures } = await stored()
    await assert.rejects(save(by, link({ to: { kind: 'recommendation', id: 'r9' } })), NotFound)
    await assert.rejects(save(by, link({ to: { kind: 'requirement', id: 'IN 9' } })), NotFound)
    await assert.rejects(save(by, link({ indicator: 'NI 999' })), NotFound)
    const answer = await save(by, link({ base: 'three-month average' }))
    assert.match('conflict' in answer ? answer.conflict : '', /is not counted by three-month average/)
    assert.deepEqual(await measures(), [])
  })
})
