import assert from 'node:assert/strict'
import { it } from 'node:test'
import { verifyChain } from '../../platform/change-record.ts'
import { fixedClock } from '../../platform/clock.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { onEachDatabase } from '../../platform/test-database.ts'
import { showSeries } from '../figures/series.ts'
import type { Base } from '../indicators/indicator.ts'
import { selectIndicator } from '../indicators/library.ts'
import { monthsLater } from '../rules/periods.ts'
import { listChartSettings, saveChartSetting, selectChartSetting } from './chart-setting-store.ts'
import { usualChart } from './rules/chart-setting.ts'

onEachDatabase('settings of charts', (database) => {
  const by = (authority: AuthorityId) => ({ authority, who: 'Ann Analyst', clock: fixedClock('2026-05-04') })
  const of: { indicator: string; base: Base; unit: string } = { indicator: 'NI 59', base: 'month', unit: '' }
  const rebase = [{ period: '2026-01', reason: 'One front door' }]

  it('the second of two savers is told what holds, and the record says why', async () => {
    const { db } = database
    const authority = await database.newAuthority()
    const first = await saveChartSetting(db, by(authority), of, { ...usualChart, rebase }, 'The board asked')
    assert.ok('saved' in first)
    const second = await saveChartSetting(db, by(authority), of, { ...usualChart, fixAfter: 12 }, 'Mine')
    assert.deepEqual(second, { meanwhile: { rebase, fixAfter: null, screen: true, revision: 1 } })
    assert.deepEqual(await selectChartSetting(db, authority, of), { rebase, fixAfter: null, screen: true, revision: 1 })
    const again = await saveChartSetting(db, by(authority), of, { ...usualChart, fixAfter: 12, revision: 1 }, 'Mine')
    assert.ok('saved' in again)
    assert.deepEqual(await verifyChain(db, authority), { state: 'whole', entries: 2 })
  })

  it('belong to one authority, indicator, base and unit', async () => {
    const { db } = database
    const [mine, other] = [await database.newAuthority(), await database.newAuthority()]
    await saveChartSetting(db, by(mine), { ...of, unit: 'E1' }, { ...usualChart, rebase }, 'A new team')
    assert.deepEqual(await listChartSettings(db, other), [])
    assert.deepEqual(await selectChartSetting(db, mine, of), usualChart)
    assert.equal((await listChartSettings(db, mine, { unit: 'E1' })).length, 1)
    assert.equal((await listChartSettings(db, mine, { unit: '' })).length, 0)
  })
})

it('limits begin anew where the setting says so', () => {
  const figures = Array.from({ length: 30 }, (_, at) => ({
    ...{ indicator: 'NI 59', period: monthsLater('2023-01', at), unit: '', breakdown: '', limit: null },
    ...{ extract: null, cut: '2026-04-30', state: 'published' as const },
    // Seven in ten, then nine in ten, with a little to and fro: means of 70.5 and 90.5.
    numerator: (at < 15 ? 70 : 90) + (at % 2),
    denominator: 100,
  }))
  const whole = showSeries(selectIndicator('NI 59'), 'month', figures)
  const parted = showSeries(selectIndicator('NI 59'), 'month', figures, {
    ...usualChart,
    rebase: [{ period: monthsLater('2023-01', 15), reason: 'One front door' }],
  })
  assert.equal(whole.spc?.segments.length, 1)
  assert.equal(whole.spc?.variation?.kind, 'improvement')
  assert.deepEqual(
    parted.spc?.segments.map(({ mean }) => Math.round(mean)),
    [70, 91],
  )
  assert.equal(parted.spc?.variation?.kind, 'common')
})
