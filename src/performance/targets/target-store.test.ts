import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import { type AuthorityId, asTargetId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { listTargets, saveTarget, type TargetToSave, withdrawTarget } from './target-store.ts'
import { aTarget } from './targets.fixture.ts'

onEachDatabase('targets', (database) => {
  const by = (authority: AuthorityId, why = 'Measure 5.1.2') => ({
    authority,
    who: 'Ann Analyst',
    why,
    clock: fixedClock('2010-02-01'),
  })
  const toSave = (given: Parameters<typeof aTarget>[0]): TargetToSave => {
    const { id: _, state: __, ...rest } = aTarget(given)
    return rest
  }
  const save = async (authority: AuthorityId, target: TargetToSave, revision = 0) => {
    const answer = await saveTarget(database.db, by(authority), target, revision)
    assert.ok('saved' in answer)
    return answer.saved
  }

  it('are listed by indicator, base and unit, in the order of time', async () => {
    const authority = await database.newAuthority()
    await save(authority, toSave({ period: '2010/11', value: 90 }))
    await save(authority, toSave({ period: '2010-10', value: 80 }))
    await save(authority, toSave({ period: '2010/11 Q1', value: 75, start: { period: '2010-03', value: 60 } }))
    await save(authority, toSave({ period: '2011-03', value: 80, base: 'year to date' }))
    await save(authority, toSave({ period: '2011-03', value: 20, indicator: 'NI 19' }))
    const all = await listTargets(database.db, authority)
    assert.deepEqual(
      all.map(({ indicator, period }) => `${indicator} ${period}`),
      ['NI 19 2011-03', 'NI 59 2010/11 Q1', 'NI 59 2010-10', 'NI 59 2010/11', 'NI 59 2011-03'],
    )
    assert.deepEqual(all[1]?.start, { period: '2010-03', value: 60 })
    const cumulative = await listTargets(database.db, authority, { indicator: 'NI 59', base: 'year to date', unit: '' })
    assert.deepEqual(
      cumulative.map(({ period }) => period),
      ['2011-03'],
    )
  })

  it('are changed by nobody who has not seen the newest', async () => {
    const authority = await database.newAuthority()
    const first = await save(authority, toSave({ period: '2010-10', value: 80 }))
    const second = await save(authority, { ...first, value: 82 }, first.revision)
    assert.deepEqual([second.revision, second.value], [2, 82])
    const late = await saveTarget(database.db, by(authority), { ...first, value: 85 }, first.revision)
    assert.ok('conflict' in late)
    assert.equal(late.conflict.value, 82)
    assert.equal((await listTargets(database.db, authority))[0]?.value, 82)
  })

  it('stand once for each period of a series', async () => {
    const authority = await database.newAuthority()
    const first = await save(authority, toSave({ period: '2010-10', value: 80 }))
    const again = await saveTarget(database.db, by(authority), toSave({ period: '2010-10', value: 90 }), 0)
    assert.ok('taken' in again)
    assert.equal(again.taken.id, first.id)
    await withdrawTarget(database.db, by(authority), first.id, first.revision)
    assert.equal((await save(authority, toSave({ period: '2010-10', value: 90 }))).value, 90)
  })

  it('stay readable when they are withdrawn, with the reason in the record', async () => {
    const authority = await database.newAuthority()
    const target = await save(authority, toSave({ period: '2010-10', value: 80 }))
    assert.ok('conflict' in (await withdrawTarget(database.db, by(authority), target.id, 7)))
    await withdrawTarget(database.db, by(authority, 'Replaced by the new notice'), target.id, 1)
    assert.deepEqual(await listTargets(database.db, authority), [])
    assert.equal((await listTargets(database.db, authority, { state: 'withdrawn' }))[0]?.id, target.id)
    assert.ok('conflict' in (await saveTarget(database.db, by(authority), target, 2)))
    const { rows: changes } = await sql<{ what: string; why: string }>`select what, why from change
      where authority = ${authority} order by sequence`.execute(database.db)
    assert.deepEqual(
      changes.map(({ what, why }) => [what, why]),
      [
        ['target set', 'Measure 5.1.2'],
        ['target withdrawn', 'Replaced by the new notice'],
      ],
    )
    assert.equal((await verifyChain(database.db, authority)).state, 'whole')
  })

  it('keep their words when a baseline is set', async () => {
    const authority = await database.newAuthority()
    const words = 'Q1 in 10/11 establishes baseline'
    const waiting = await save(authority, toSave({ period: '2010/11', value: null, baselineBy: '2010-06-30', words }))
    assert.equal(waiting.value, null)
    const known = await save(authority, { ...waiting, value: 64.5 }, waiting.revision)
    assert.deepEqual([known.value, known.words, known.baselineBy], [64.5, words, '2010-06-30'])
  })

  it('name only units, plans and targets that there are', async () => {
    const authority = await database.newAuthority()
    const wrong = [
      toSave({ period: '2010-10', value: 80, unit: 'E1' }),
      toSave({ period: '2010-10', value: 80, plan: 'no such plan' }),
      { ...toSave({ period: '2010-10', value: 80 }), id: asTargetId('none') },
    ]
    for (const target of wrong) await assert.rejects(saveTarget(database.db, by(authority), target, 0), NotFound)
    assert.deepEqual(await listTargets(database.db, authority), [])
  })
})
