import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { aPlan, aRecommendation } from '../../plans/rules/test-plan.ts'
import { insertPlan } from '../../plans/store/insert-plan.ts'
import { fixedClock } from '../../platform/clock.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { listTargets, saveTarget, withdrawTarget } from '../targets/target-store.ts'
import { type HeldMeasures, holdMeasured } from './hold-measured.ts'
import { listFiguresOn, listTargetsOn } from './measured-store.ts'
import { aMeasure } from './measures.fixture.ts'
import { askFor, publishShares } from './published.fixture.ts'
import { feltOfLink, type MeasuredPlan } from './rules/felt.ts'

onEachDatabase('what was measured by a day', (database) => {
  const by = async (day: string) => ({ authority: await database.newAuthority(), who: 'Ann', clock: fixedClock(day) })
  const on = <T extends object>(of: T, day: string) => ({ ...of, clock: fixedClock(day) })

  it('figures are those that were published by then, as they then were', async () => {
    const first = await by('2010-04-10')
    const { db } = database
    await publishShares(db, first, '2010-01', { 'NI 59': [70, 72, 74], 'NI 60': [1] })
    await publishShares(db, on(first, '2010-05-10'), '2010-01', { 'NI 59': [70, 72, 90, 80] })
    const shown = async (day: string) =>
      (await listFiguresOn(db, first.authority, ['NI 59'], day)).map(({ period, numerator }) => [period, numerator])
    assert.deepEqual(await shown('2010-04-09'), [])
    const april = [
      ['2010-01', 70],
      ['2010-02', 72],
      ['2010-03', 74],
    ]
    assert.deepEqual(await shown('2010-04-10'), april)
    assert.deepEqual(await shown('2010-05-09'), april)
    const may = [
      ['2010-01', 70],
      ['2010-02', 72],
      ['2010-03', 90],
      ['2010-04', 80],
    ]
    assert.deepEqual(await shown('2010-05-10'), may)
  })

  it('a figure that was typed in counts from the day it was', async () => {
    const { authority } = await by('2010-05-10')
    const { db } = database
    await sql`insert into figure (authority, indicator, period, unit, numerator, denominator, cut, state, entered_by, entered_at)
      values (${authority}, 'Agency', '2010-04', '', 12, 100, '2010-04-30', 'published', 'Ann', '2010-05-10T08:00:00Z')`.execute(
      db,
    )
    assert.deepEqual(await listFiguresOn(db, authority, ['Agency'], '2010-05-09'), [])
    assert.equal((await listFiguresOn(db, authority, ['Agency'], '2010-05-10'))[0]?.numerator, 12)
  })

  it('targets are those that had been set by then and not withdrawn', async () => {
    const first = await by('2010-02-01')
    const { db } = database
    await askFor(db, first, 'NI 59', '2010-03', 72)
    const [target] = await listTargets(db, first.authority)
    assert.ok(target)
    const { id, revision, state, ...rest } = target
    const later = { ...on(first, '2010-03-01'), why: 'Agreed by the board' }
    const changed = await saveTarget(db, later, { ...rest, id, value: 75 }, revision)
    assert.ok('saved' in changed)
    await withdrawTarget(db, { ...on(first, '2010-04-01'), why: 'Replaced' }, id, changed.saved.revision)
    const asked = async (day: string) =>
      (await listTargetsOn(db, first.authority, ['NI 59'], day)).map(({ period, value }) => [period, value])
    assert.deepEqual(await asked('2010-01-31'), [])
    assert.deepEqual(await asked('2010-02-28'), [['2010-03', 72]])
    assert.deepEqual(await asked('2010-03-31'), [['2010-03', 75]])
    assert.deepEqual(await asked('2010-04-01'), [])
  })

  it('is read once, and anew when figures are published or a target is set', async () => {
    const first = await by('2010-05-10')
    const { db } = database
    const measure = aMeasure('r1')
    const plan = aPlan({ recommendations: [aRecommendation('r1')], measures: [measure] })
    const planId = await insertPlan(db, first.authority, plan, { who: 'Ann', why: 'For tests', clock: first.clock })
    const held: HeldMeasures = new Map()
    const of = { authority: first.authority, planId, plan }
    const ask = () => holdMeasured(db, of, '2010-05-10', held)
    const state = (measured: MeasuredPlan) =>
      feltOfLink(measure, measured.facts.get('NI 59~month') ?? null, 3, '2010-05-10').state
    const before = await ask()
    assert.equal(state(before), 'not measured yet')
    assert.equal(await ask(), before)
    await insertPlan(db, first.authority, aPlan(), { who: 'Ann', why: 'Another plan', clock: first.clock })
    assert.equal(await ask(), before, 'another change leaves it as it is')
    await publishShares(db, first, '2010-01', { 'NI 59': [80, 81, 82, 83] })
    const published = await ask()
    assert.equal(state(published), 'not yet')
    await askFor(db, first, 'NI 59', '2010-03', 80)
    const asked = await ask()
    assert.equal(state(asked), 'sustained')
    assert.ok(asked.revision > published.revision && published.revision > before.revision)
  })
})
