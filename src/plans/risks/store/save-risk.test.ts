import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listChanges, verifyChain } from '../../../platform/change-record.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import { anAction, aPlan } from '../../rules/test-plan.ts'
import { insertPlan } from '../../store/insert-plan.ts'
import { selectPlan } from '../../store/select-plan.ts'
import { cameTrue, reviewed } from '../rules/changes.ts'
import { type RiskToSave, saveRisk } from './save-risk.ts'

const aRisk = (more: Partial<RiskToSave> = {}): RiskToSave => ({
  kind: 'risk',
  status: 'open',
  title: 'The upgrade is late',
  description: 'The supplier has two other councils',
  category: 'IT',
  owner: 'Case System Manager',
  likelihood: 3,
  impact: 4,
  target: { likelihood: 2, impact: 3 },
  proximity: 'within a month',
  mitigations: [{ text: 'Keep the old forms', owner: 'Head of Practice', due: '2026-05-01' }],
  threatens: [{ kind: 'action', id: 'a' }],
  reviews: [{ on: '2026-03-02', by: 'Anna', words: 'Opened', likelihood: 3, impact: 4 }],
  openedOn: '2026-03-02',
  openedBy: 'Anna',
  ...more,
})

onEachDatabase('the store of risks', (database) => {
  const stored = async () => {
    const authority = await database.newAuthority()
    const id = await insertPlan(database.db, authority, aPlan({ actions: [anAction('a')] }), {
      who: 'M',
      why: 'First import',
    })
    const by = { authority, plan: id, who: 'Anna', why: 'Board asked', clock: fixedClock('2026-03-02') }
    const now = async () => (await selectPlan(database.db, authority, id)).plan.risks ?? []
    return { authority, id, by, now }
  }

  it('opens, reviews and makes an issue of it; the past is there as it was', async () => {
    const { authority, id, by, now } = await stored()
    assert.deepEqual(await saveRisk(database.db, by, 'risk opened', aRisk(), 0), { id: 'k1', revision: 1 })
    const [first] = await now()
    assert(first)
    assert.deepEqual(first, { ...aRisk(), id: 'k1' })
    const review = { on: '2026-04-01', by: 'Anna', words: 'Better', likelihood: 2, impact: 4 }
    await saveRisk(database.db, by, 'risk reviewed', reviewed(first, review), 1)
    const issue = cameTrue(reviewed(first, review), { on: '2026-05-01', by: 'Ben', words: 'It failed', impact: 5 })
    assert.deepEqual(await saveRisk(database.db, by, 'risk came true', issue, 2), { id: 'k1', revision: 3 })
    assert.deepEqual(await now(), [issue])
    const record = await listChanges(database.db, authority, id)
    assert.deepEqual(
      record.map(({ what }) => what),
      ['plan imported', 'risk opened', 'risk reviewed', 'risk came true'],
    )
    const past = await selectPlan(database.db, authority, id, { asAt: record[1]?.sequence ?? 0 })
    assert.deepEqual(past.plan.risks, [first])
    assert.equal((await verifyChain(database.db, authority)).state, 'whole')
  })

  it('two save the same risk: one is stored, the other is shown it', async () => {
    const { by, now } = await stored()
    await saveRisk(database.db, by, 'risk opened', aRisk(), 0)
    const one = { ...aRisk({ owner: 'One' }), id: 'k1' }
    const other = { ...aRisk({ owner: 'Other' }), id: 'k1' }
    const both = await Promise.all([one, other].map((risk) => saveRisk(database.db, by, 'risk corrected', risk, 1)))
    const refused = both.filter((answer) => 'conflict' in answer)
    assert.equal(refused.length, 1)
    assert.deepEqual(refused[0]?.now, (await now())[0])
  })

  it('many open one at once: each has an id of its own', async () => {
    const { by, now } = await stored()
    const saved = await Promise.all(
      Array.from({ length: 8 }, () => saveRisk(database.db, by, 'risk opened', aRisk(), 0)),
    )
    assert.equal(new Set(saved.map((one) => ('id' in one ? one.id : ''))).size, 8)
    assert.equal((await now()).length, 8)
  })

  it('refuses what the plan does not have', async () => {
    const { by } = await stored()
    await assert.rejects(
      saveRisk(database.db, by, 'risk opened', aRisk({ threatens: [{ kind: 'theme', id: 'zz' }] }), 0),
      NotFound,
    )
    await assert.rejects(saveRisk(database.db, by, 'risk corrected', { ...aRisk(), id: 'k9' }, 1), NotFound)
  })
})
