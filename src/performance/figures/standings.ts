/** Where every indicator with figures stands: its newest value on its chief base, and whether that is more than chance. */
import type { StoredChartSetting } from '../charts/chart-setting-store.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { indicators } from '../indicators/library.ts'
import type { Figure } from './figure.ts'
import { type Change, changeOf, chiefBase, type ShownSeries, showSeries } from './series.ts'

export type Standing = { indicator: Indicator; base: Base; series: ShownSeries; change: Change }

/**
 * In the library's order.
 * @param figures of one unit, by period within each indicator
 * @param settings of that unit's charts
 * @param on the base for all; left out, each on its own
 */
export function standingsOf(
  figures: readonly Figure[],
  settings: readonly StoredChartSetting[],
  on?: Base,
): Standing[] {
  const byCode = Map.groupBy(figures, ({ indicator }) => indicator)
  return indicators.flatMap((indicator) => {
    const own = byCode.get(indicator.code)
    if (own === undefined) return []
    const base = on ?? chiefBase(indicator)
    const setting = settings.find((one) => one.indicator === indicator.code && one.base === base)
    const series = showSeries(indicator, base, own, setting)
    return [{ indicator, base, series, change: changeOf(series) }]
  })
}
