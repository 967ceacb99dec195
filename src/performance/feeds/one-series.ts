/** One indicator on one base for one unit, with its figures and its targets: what a page, a command and a card are made of. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { selectChartSetting } from '../charts/chart-setting-store.ts'
import type { Figure } from '../figures/figure.ts'
import { listFigures } from '../figures/figure-store.ts'
import { type ShownSeries, showSeries } from '../figures/series.ts'
import { type DatedUnit, listUnits } from '../figures/unit-store.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { listComparators } from '../targets/comparators/comparator-store.ts'
import { targetsFor } from '../targets/rules/whose.ts'
import { type FullStanding, seriesStandings } from '../targets/standings.ts'
import { listTargets } from '../targets/target-store.ts'

export type OneSeries = {
  indicator: Indicator
  base: Base
  /** Null is the whole authority. */
  unit: DatedUnit | null
  figures: readonly Figure[]
  series: ShownSeries
  standings: readonly FullStanding[]
}

export async function selectSeries(
  db: Database,
  authority: AuthorityId,
  { indicator, base, unit }: { indicator: Indicator; base: Base; unit: DatedUnit | null },
  today: string,
): Promise<OneSeries> {
  const { code } = indicator
  const id = unit?.id ?? ''
  const units = await listUnits(db, authority)
  const figures = await listFigures(db, authority, { indicator: code, unit: id, weeks: base === 'week' })
  const setting = await selectChartSetting(db, authority, { indicator: code, base, unit: id })
  const all = await listTargets(db, authority, { indicator: code })
  const { targets } = targetsFor({ unit: id, base, measure: indicator.unit }, units, all)
  const comparators = await listComparators(db, authority, { indicator: code, base })
  const series = showSeries(indicator, base, figures, setting, { targets, comparators })
  const standings = seriesStandings({ indicator, base, unit, series, targets, today })
  return { indicator, base, unit, figures, series, standings }
}
