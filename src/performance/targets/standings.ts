/** Targets with where each stands, over every indicator, base and unit that has any. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { listFigures } from '../figures/figure-store.ts'
import { type ShownSeries, showSeries } from '../figures/series.ts'
import { type DatedUnit, listUnits } from '../figures/unit-store.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { type Arrival, arrivesIn } from './rules/pace.ts'
import { standingsAgainst } from './rules/standing.ts'
import type { TargetStanding } from './target.ts'
import { listTargets, type StoredTarget, seriesOf, type WhichTargets } from './target-store.ts'

export type FullStanding = TargetStanding<StoredTarget> & {
  indicator: Indicator
  /** Null for the whole authority. */
  unit: DatedUnit | null
  series: ShownSeries
  arrival: Arrival | null
}

/** In the order of `listTargets`. A target of an indicator or a unit that is no more is left out. */
export async function listStandings(
  db: Database,
  authority: AuthorityId,
  today: string,
  which: WhichTargets = {},
): Promise<FullStanding[]> {
  const targets = await listTargets(db, authority, which)
  const units = new Map((await listUnits(db, authority)).map((unit) => [unit.id, unit]))
  const found: FullStanding[] = []
  for (const series of Map.groupBy(targets, seriesOf).values())
    found.push(...(await standingsOf(db, authority, today, series, units)))
  return found
}

async function standingsOf(
  db: Database,
  authority: AuthorityId,
  today: string,
  targets: readonly StoredTarget[],
  units: ReadonlyMap<string, DatedUnit>,
): Promise<FullStanding[]> {
  const [first] = targets
  const indicator = first === undefined ? null : selectOptionalIndicator(first.indicator)
  const unit = units.get(first?.unit ?? '') ?? null
  if (first === undefined || indicator === null || (first.unit !== '' && unit === null)) return []
  const figures = await listFigures(db, authority, { indicator: indicator.code, unit: first.unit })
  const series = showSeries(indicator, first.base, figures)
  const measured = { code: indicator.code, unit: series.measure }
  return standingsAgainst(measured, first.base, series.points, targets, today).map((standing) => ({
    ...standing,
    indicator,
    unit,
    series,
    arrival: arrivesIn(series.points, standing.target),
  }))
}
