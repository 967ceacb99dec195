/** What one view of an indicator shows: read once for the page, its sections and its CSV. */
import type { Asked } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { selectChartSetting } from '../../charts/chart-setting-store.ts'
import type { Figure } from '../../figures/figure.ts'
import { listFigures } from '../../figures/figure-store.ts'
import { type ShownSeries, showSeries } from '../../figures/series.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { targetsFor } from '../../targets/rules/whose.ts'
import { listTargets, type StoredTarget } from '../../targets/target-store.ts'
import { baseSlug } from '../words.ts'

export type Shown = {
  indicator: Indicator
  base: Base
  unit: DatedUnit | null
  /** Units that have figures of it. */
  choices: readonly DatedUnit[]
  figures: readonly Figure[]
  series: ShownSeries
  /** What the unit is held against, and whose targets they are: its own, or those of what it is part of. */
  targets: readonly StoredTarget[]
  targetsOf: DatedUnit | null
  today: string
}

export const nameOf = (unit: DatedUnit | null) => unit?.name ?? 'the whole authority'

/** The same view as an address has it. */
export function queryOf(base: Base, unit: string): Record<string, string> {
  return { base: baseSlug(base), ...(unit === '' ? {} : { unit }) }
}

/** What the address asks for; what it names that there is not falls back to the first base and the whole authority. */
export async function shownBy({ c, services, who }: Asked): Promise<Shown> {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const base = indicator.bases.find((one) => baseSlug(one) === c.req.query('base')) ?? indicator.bases[0] ?? 'month'
  const all = await listUnits(services.db, authority)
  const unit = all.find(({ id }) => id === c.req.query('unit')) ?? null
  const every = await listFigures(services.db, authority, { indicator: indicator.code })
  const counted = new Set(every.map((figure) => figure.unit))
  const figures = every.filter((figure) => figure.unit === (unit?.id ?? ''))
  const setting = await selectChartSetting(services.db, authority, {
    indicator: indicator.code,
    base,
    unit: unit?.id ?? '',
  })
  const choices = withoutRoot(all).filter(({ id }) => counted.has(id))
  const asked = { unit: unit?.id ?? '', base, measure: indicator.unit }
  const { of, targets } = targetsFor(
    asked,
    all,
    await listTargets(services.db, authority, { indicator: indicator.code }),
  )
  const series = showSeries(indicator, base, figures, setting, { targets })
  const targetsOf = all.find(({ id }) => id === of) ?? null
  const today = services.clock.today()
  return { indicator, base, unit, choices, figures, series, targets, targetsOf, today }
}
