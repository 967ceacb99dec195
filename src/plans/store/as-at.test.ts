/** Any past moment reads as it was: what stood then, what came since left out, what is gone since still there. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { fixedClock } from '../../platform/clock.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import type { ProgressUpdate } from '../plan.ts'
import { decideProof, offerProof } from '../proof/proof-store.ts'
import { correctAction } from './correct.ts'
import { decideDoubt } from './decide-doubt.ts'
import { insertPlan } from './insert-plan.ts'
import { withdrawPlan } from './plan-change.ts'
import { smallPlan } from './plans.fixture.ts'
import { recordUpdate, updatesIn } from './progress.ts'
import { selectPlan, selectSequenceOn } from './select-plan.ts'

onEachDatabase('a plan as at', (database) => {
  const on = (day: string) => ({ who: 'Anna', why: 'A test', clock: fixedClock(day) })
  const by = (authority: AuthorityId, plan: PlanId, day: string) => ({ authority, plan, ...on(day) })

  const imported = async (day = '2026-01-10') => {
    const authority = await database.newAuthority()
    return { authority, id: await insertPlan(database.db, authority, smallPlan(), on(day)) }
  }

  it('a text corrected on 1 March reads the old way on 28 February, the new way on 1 March', async () => {
    const { authority, id } = await imported()
    await correctAction(database.db, by(authority, id, '2026-03-01'), { id: 'a1' }, { text: 'Second words' })
    await correctAction(database.db, by(authority, id, '2026-04-01'), { id: 'a1' }, { text: 'Third words' })
    const textOn = async (asAt?: string) =>
      (await selectPlan(database.db, authority, id, { asAt })).plan.actions.find((action) => action.id === 'a1')?.text
    assert.equal(await textOn('2026-02-28'), 'Action a1')
    assert.equal(await textOn('2026-03-01'), 'Second words')
    assert.equal(await textOn('2026-03-31'), 'Second words')
    assert.equal(await textOn('2026-04-01'), 'Third words')
    assert.equal(await textOn(), 'Third words')
  })

  it('a day before the plan was here shows it as it came in', async () => {
    const { authority, id } = await imported('2026-01-10')
    await correctAction(database.db, by(authority, id, '2026-03-01'), { id: 'a1' }, { text: 'Second words' })
    assert.deepEqual((await selectPlan(database.db, authority, id, { asAt: '2010-03-31' })).plan, smallPlan())
  })

  it('what a split added is not there before it, and the doubt waits again', async () => {
    const { authority, id } = await imported()
    const parts = [{ text: 'Hire two managers' }, { text: 'Train them' }]
    await decideDoubt(database.db, by(authority, id, '2026-02-01'), {
      doubt: 'd1',
      note: '',
      decision: 'split',
      subject: 'a2',
      parts,
    })
    const before = await selectPlan(database.db, authority, id, { asAt: '2026-01-31' })
    assert.deepEqual(before.plan, smallPlan())
    assert.deepEqual(before.decidedDoubts, [])
    const after = await selectPlan(database.db, authority, id, { asAt: '2026-02-01' })
    assert.deepEqual(
      after.plan.actions.map((action) => action.id),
      ['a1', 'a2', 'a2.2', 'a3'],
    )
    assert.equal(after.decidedDoubts.length, 1)
  })

  it('progress and proof are there from the day they were recorded', async () => {
    const { authority, id } = await imported()
    const update: ProgressUpdate = {
      action: 'a1',
      on: '2026-02-01',
      status: 'in progress',
      percent: 40,
      note: 'Begun',
      by: 'Anna',
    }
    await recordUpdate(database.db, by(authority, id, '2026-02-01'), update)
    const proof = { recommendation: 'r1', criterion: 0, kind: 'words' as const, text: 'An audit', about: 'All seen' }
    const offered = await offerProof(database.db, by(authority, id, '2026-02-02'), proof)
    assert.ok('place' in offered)
    const ben = { ...by(authority, id, '2026-03-01'), who: 'Ben' }
    await decideProof(database.db, ben, offered.place, { decision: 'accepted', why: '' }, [])
    const on = async (asAt: string) => (await selectPlan(database.db, authority, id, { asAt })).plan
    assert.equal((await on('2026-01-31')).updates, undefined)
    assert.deepEqual((await on('2026-02-01')).updates, [update])
    assert.equal((await on('2026-02-28')).evidence?.[0]?.acceptedOn, undefined)
    assert.equal((await on('2026-03-01')).evidence?.[0]?.acceptedOn, '2026-03-01')
  })

  it('the plan itself: in use until it was withdrawn', async () => {
    const { authority, id } = await imported()
    await withdrawPlan(database.db, by(authority, id, '2026-02-01'))
    assert.equal((await selectPlan(database.db, authority, id, { asAt: '2026-01-31' })).status, 'current')
    assert.equal((await selectPlan(database.db, authority, id, { asAt: '2026-02-01' })).status, 'withdrawn')
  })

  it('a day ends at midnight in England, in summer too', async () => {
    const { authority, id } = await imported()
    const late = { ...fixedClock('2026-06-30'), now: () => '2026-06-30T22:59:59.000Z' }
    const next = { ...fixedClock('2026-07-01'), now: () => '2026-06-30T23:00:00.000Z' }
    const sequence = () => selectSequenceOn(database.db, authority, id, '2026-06-30')
    await correctAction(
      database.db,
      { ...by(authority, id, '2026-06-30'), clock: late },
      { id: 'a1' },
      { text: 'Late' },
    )
    const last = await sequence()
    await correctAction(
      database.db,
      { ...by(authority, id, '2026-06-30'), clock: next },
      { id: 'a1' },
      { text: 'Next day' },
    )
    assert.equal(await sequence(), last)
  })

  it('whatever is changed, in any order: each moment reads as it read then', async () => {
    const change = fc.record({ action: fc.constantFrom('a1', 'a2', 'a3'), text: fc.string({ unit: 'grapheme' }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const { authority, id } = await imported()
        const seen = [await selectPlan(database.db, authority, id)]
        for (const { action, text } of changes) {
          await correctAction(database.db, by(authority, id, '2026-02-01'), { id: action }, { text })
          seen.push(await selectPlan(database.db, authority, id))
        }
        for (const moment of seen) {
          const again = await selectPlan(database.db, authority, id, { asAt: moment.sequence })
          assert.deepEqual(again, moment)
        }
      }),
      { numRuns: 10 },
    )
  })

  it('a state that nobody could see, between two steps of one change, is not kept', async () => {
    const { authority, id } = await imported()
    await decideDoubt(database.db, by(authority, id, '2026-02-01'), {
      doubt: 'd1',
      note: '',
      decision: 'corrected',
      subject: 'a2',
      patch: { text: 'Hire two managers and train them' },
    })
    const { rows } = await sql<{ count: number }>`select count(*) as count from part_history
      where authority = ${authority} and plan = ${id} and part = 'action' and id = 'a2'`.execute(database.db)
    assert.equal(rows[0]?.count, 1)
  })
})

it('only reports can be caught up with from the record', () => {
  const said = { action: 'a1', on: '2026-02-01', status: 'in progress', percent: null, note: '', by: 'Anna' }
  assert.deepEqual(updatesIn([{ what: 'progress recorded', after: said }]), [said])
  assert.equal(updatesIn([{ what: 'progress recorded', after: [said, said] }])?.length, 2)
  assert.equal(updatesIn([{ what: 'action corrected', after: {} }]), null)
  assert.equal(updatesIn([{ what: 'progress recorded', after: null }]), null)
})
