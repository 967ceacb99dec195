import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listChanges, verifyChain } from '../../../platform/change-record.ts'
import { fixedClock } from '../../../platform/clock.ts'
import type { PlanId } from '../../../platform/ids.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import type { ProgressUpdate } from '../../plan.ts'
import { insertPlan } from '../../store/insert-plan.ts'
import { withdrawPlan } from '../../store/plan-change.ts'
import { action, plan, smallPlan } from '../../store/plans.fixture.ts'
import { selectPlan } from '../../store/select-plan.ts'
import { type Saying, saveUpdates } from './save-updates.ts'

const origin = { who: 'Programme manager', why: 'First import' }
const on = '2026-03-02'

onEachDatabase('saving what was said', (database) => {
  const stored = async (given = smallPlan()) => {
    const authority = await database.newAuthority()
    const id = await insertPlan(database.db, authority, given, origin)
    const by = (who: string) => ({ authority, who, clock: fixedClock(on) })
    const updates = async (of: PlanId = id) => (await selectPlan(database.db, authority, of)).plan.updates ?? []
    const save = (who: string, ...sayings: Saying[]) => saveUpdates(database.db, by(who), sayings)
    return { authority, id, save, updates }
  }
  const says =
    (of: string, seen: number, note: string, more: Partial<ProgressUpdate> = {}) =>
    (plan: string): Saying => ({
      plan,
      seen,
      update: { action: of, on, status: 'in progress', percent: 10, note, by: 'Lead', ...more },
    })

  it('keeps an update whole, with an entry in the record that names the action and what stood before', async () => {
    const { authority, id, save, updates } = await stored()
    const more = {
      forecast: '2026-06-30',
      blocker: 'No room',
      pathToGreen: 'Book one',
      declared: 'amber',
      occurrence: '2026-02-28',
    } as const
    const first = says('a1', 0, 'Begun', more)(id)
    assert.deepEqual(await save('Anna', first), { saved: [first], late: [], gone: [] })
    await save('Ben', says('a1', 1, '')(id))
    assert.deepEqual((await updates())[0], first.update)
    const entries = (await listChanges(database.db, authority, id)).slice(1)
    assert.deepEqual(
      entries.map(({ what, subject, who, why, before }) => [what, subject, who, why, before]),
      [
        ['progress recorded', 'a1', 'Anna', 'Begun', null],
        ['progress recorded', 'a1', 'Ben', 'Said where it stands', first.update],
      ],
    )
  })

  it('hands the second of two people the first one’s words, stores nothing of hers, and takes hers on top knowingly', async () => {
    const { authority, id, save, updates } = await stored()
    await save('Anna', says('a1', 0, 'Anna was here')(id))
    const late = await save('Ben', says('a1', 0, 'Ben too')(id))
    assert.deepEqual(late.saved, [])
    assert.deepEqual(
      late.late.map(({ update, theirs }) => [update.note, theirs.map(({ note }) => note)]),
      [['Ben too', ['Anna was here']]],
    )
    assert.equal((await updates()).length, 1)
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 2 })
    assert.equal((await save('Ben', says('a1', 1, 'Ben too')(id))).saved.length, 1)
    assert.deepEqual(
      (await updates()).map(({ note }) => note),
      ['Anna was here', 'Ben too'],
    )
  })

  it('saves the good rows of many and hands back the others, over several plans, in one go', async () => {
    const { authority, id, save, updates } = await stored()
    const other = await insertPlan(database.db, authority, plan({ actions: [action('b1')] }), origin)
    await save('Anna', says('a1', 0, 'Earlier')(id))
    const outcome = await save(
      'Ben',
      says('a1', 0, 'Late')(id),
      says('a2', 0, 'Good')(id),
      says('a2', 0, 'The same row twice')(id),
      says('a9', 0, 'No such action')(id),
      says('b1', 0, 'Good too')(other),
      says('b1', 0, 'No such plan')('nowhere'),
    )
    const notes = (sayings: readonly Saying[]) => sayings.map(({ update }) => update.note)
    assert.deepEqual(notes(outcome.saved), ['Good', 'Good too'])
    assert.deepEqual(notes(outcome.late), ['Late', 'The same row twice'])
    assert.deepEqual(notes(outcome.gone), ['No such action', 'No such plan'])
    assert.deepEqual(
      (await updates()).map(({ note }) => note),
      ['Earlier', 'Good'],
    )
    assert.deepEqual(
      (await updates(other)).map(({ note }) => note),
      ['Good too'],
    )
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 5 })
  })

  it('takes no word of a plan that is out of use, or of another authority', async () => {
    const { authority, id, save } = await stored()
    const stranger = await database.newAuthority()
    const elsewhere = await saveUpdates(database.db, { authority: stranger, who: 'Eve' }, [says('a1', 0, 'Mine')(id)])
    assert.deepEqual([elsewhere.saved.length, elsewhere.gone.length], [0, 1])
    await withdrawPlan(database.db, { authority, plan: id, who: 'Anna', why: 'Replaced' })
    assert.equal((await save('Anna', says('a1', 0, 'Too late')(id))).gone.length, 1)
  })

  it('either saves all of one go or none of it', async () => {
    const { id, save, updates } = await stored()
    const broken = says('a2', 0, 'x', { percent: 999 })(id)
    await assert.rejects(save('Anna', says('a1', 0, 'Good')(id), broken))
    assert.equal((await updates()).length, 0)
  })

  it('loses none of 5,000 updates of 50 people at once, on the same 200 actions, and keeps the chain whole', async () => {
    const ids = Array.from({ length: 200 }, (_, at) => `a${at}`)
    const { authority, id, save, updates } = await stored(plan({ actions: ids.map((one) => action(one)) }))
    let handedBack = 0
    const person = async (who: number) => {
      const seen = new Map(ids.map((of) => [of, 0]))
      for (let turn = 0; turn < 100; turn += 1) {
        const of = ids[(who * 7 + turn) % ids.length] ?? ''
        for (;;) {
          const sofar = seen.get(of) ?? 0
          const outcome = await save(`Person ${who}`, says(of, sofar, `${who}/${turn}`)(id))
          seen.set(of, sofar + (outcome.late[0]?.theirs.length ?? 1))
          if (outcome.saved.length === 1) break
          handedBack += 1
        }
      }
    }
    await Promise.all(Array.from({ length: 50 }, (_, who) => person(who)))
    const notes = (await updates()).map(({ note }) => note)
    assert.equal(notes.length, 5000)
    assert.equal(new Set(notes).size, 5000)
    assert.ok(handedBack > 0, 'people did meet')
    assert.deepEqual(await verifyChain(database.db, authority), { state: 'whole', entries: 5001 })
  })
})
