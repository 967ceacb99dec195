/** Thresholds: typed, looked at before they are set, set with a reason, and by whom first. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fixedClock } from '../../platform/clock.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { defaultThresholds, indexPlan, thresholdsOn } from '../rules/index.ts'
import { anAction, aPlan, aTheme, dueOn, someday } from '../rules/test-plan.ts'
import { insertPlan } from '../store/insert-plan.ts'
import { smallPlan } from '../store/plans.fixture.ts'
import { selectPlan } from '../store/select-plan.ts'
import { readThresholds, thresholdFields } from './threshold-form.ts'
import { previewThresholds } from './threshold-preview.ts'
import { setThresholds } from './threshold-store.ts'

describe('thresholds on a form', () => {
  const typed = {
    forecastLate: '7',
    blockedNear: '0',
    notStartedNear: '21',
    quiet: '28',
    redShare: '10',
    redCount: '',
    sustained: '4',
  }
  const read = (more: Partial<typeof typed>) => readThresholds(new URLSearchParams({ ...typed, ...more }))

  it('every figure has a field, and only whole numbers within reason are taken', () => {
    assert.deepEqual(thresholdFields.map(({ field }) => field).sort(), Object.keys(defaultThresholds).sort())
    assert.deepEqual(read({}).thresholds, {
      ...{ forecastLate: 7, blockedNear: 0, notStartedNear: 21, quiet: 28, redShare: 10, redCount: null, sustained: 4 },
    })
    assert.equal(read({ redCount: '3' }).thresholds?.redCount, 3)
    const problems = read({
      forecastLate: '-1',
      blockedNear: '',
      notStartedNear: '2.5',
      redShare: '101',
      redCount: '0',
      sustained: '0',
    })
    assert.deepEqual(
      problems.problems.map(({ field }) => field),
      ['forecastLate', 'blockedNear', 'notStartedNear', 'redShare', 'redCount', 'sustained'],
    )
  })

  it('what would change is shown before it is set', () => {
    // On 1 June: due 20 June, not started (amber at 42 days, green at 14); one overdue of five (20%).
    const days = ['2010-05-01', '2010-06-20', '2010-12-01', '2010-12-02', '2010-12-03']
    const plan = aPlan({
      themes: [aTheme('t1')],
      actions: days.map((day, at) => anAction(`a${at}`, { deadline: dueOn(day) })),
    })
    const preview = previewThresholds(plan, someday, { ...defaultThresholds, notStartedNear: 14, redShare: 20 })
    assert.deepEqual(
      preview.actions.map(({ action, before, after }) => [action.id, before.colour, after.colour]),
      [['a1', 'amber', 'green']],
    )
    assert.deepEqual(
      preview.groups.map(({ title, before, after }) => [title, before.colour, after.colour]),
      [
        ['Not under a theme', 'amber', 'red'],
        ['The whole plan', 'amber', 'red'],
      ],
    )
    assert.deepEqual(previewThresholds(plan, someday, defaultThresholds), { actions: [], groups: [] })
  })
})

onEachDatabase('thresholds in the store', (database) => {
  it('hold from their day on, keep their reason, and any day before keeps its own colours', async () => {
    const authority = await database.newAuthority()
    const on = (day: string, who = 'Anna') => ({ who, why: `Agreed by the board on ${day}`, clock: fixedClock(day) })
    const id = await insertPlan(database.db, authority, smallPlan(), on('2026-01-10'))
    const set = (day: string, notStartedNear: number, seen: number, who?: string) => {
      const by = { authority, plan: id, ...on(day, who) }
      return setThresholds(database.db, by, { ...defaultThresholds, notStartedNear }, seen)
    }
    assert.ok('entry' in (await set('2026-02-01', 30, 0)))
    assert.ok('entry' in (await set('2026-03-01', 20, 1)))
    const late = await set('2026-03-02', 10, 1, 'Ben')
    assert.ok('meanwhile' in late)
    assert.deepEqual([late.meanwhile.by, late.meanwhile.notStartedNear], ['Anna', 20])
    const { plan } = await selectPlan(database.db, authority, id)
    const near = (day: string) => thresholdsOn(plan, day).notStartedNear
    assert.deepEqual([near('2026-01-31'), near('2026-02-01'), near('2026-02-28'), near('2026-03-01')], [42, 30, 30, 20])
    assert.equal(plan.thresholds?.[1]?.why, 'Agreed by the board on 2026-03-01')
    const past = await selectPlan(database.db, authority, id, { asAt: '2026-02-15' })
    assert.equal(past.plan.thresholds?.length, 1)
    assert.equal(indexPlan(past.plan, '2026-02-15').thresholds.notStartedNear, 30)
  })
})
