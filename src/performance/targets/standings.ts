/** Targets with where each stands, over every indicator, base and unit that has any. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { Figure } from '../figures/figure.ts'
import { listFigures } from '../figures/figure-store.ts'
import { chiefBase, type ShownSeries, showSeries } from '../figures/series.ts'
import { type DatedUnit, listUnits } from '../figures/unit-store.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { type Arrival, paceOn } from './rules/pace.ts'
import { standingsAgainst } from './rules/standing.ts'
import { targetsFor } from './rules/whose.ts'
import type { TargetStanding } from './target.ts'
import { listTargets, type StoredTarget, seriesOf, type WhichTargets } from './target-store.ts'

export type FullStanding = TargetStanding<StoredTarget> & {
  indicator: Indicator
  /** Null for the whole authority. */
  unit: DatedUnit | null
  series: ShownSeries
  arrival: Arrival | null
}

type OneSeries = {
  indicator: Indicator
  base: Base
  unit: DatedUnit | null
  series: ShownSeries
  targets: readonly StoredTarget[]
  today: string
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
  const series = showSeries(indicator, first.base, figures, undefined, { targets })
  return seriesStandings({ indicator, base: first.base, unit, series, targets, today })
}

/** Where the targets of one series stand. */
export function seriesStandings({ indicator, base, unit, series, targets, today }: OneSeries): FullStanding[] {
  // A rate is not held against a number: without a population there is no figure.
  const points = series.measure === indicator.unit ? series.points : []
  return standingsAgainst(indicator, base, points, targets, today).map((standing) => ({
    ...standing,
    indicator,
    unit,
    series,
    arrival: paceOn(base, points, standing.target),
  }))
}

type Within = { unit: DatedUnit | null; units: readonly DatedUnit[]; targets: readonly StoredTarget[]; today: string }

/**
 * For each indicator with targets the one to look at first, for one unit: the next to come, else the last. On the base
 * that dashboards show, else on the first that has any.
 *
 * @param figures of that unit
 * @param within `units` and `targets` of the whole authority
 * @returns by code
 */
export function chiefStandings(
  figures: readonly Figure[],
  { unit, units, targets, today }: Within,
): Map<string, FullStanding> {
  const byCode = Map.groupBy(figures, ({ indicator }) => indicator)
  const found = new Map<string, FullStanding>()
  for (const [code, own] of Map.groupBy(targets, ({ indicator }) => indicator)) {
    const indicator = selectOptionalIndicator(code)
    if (indicator === null) continue
    const chief = chiefBase(indicator)
    for (const base of [chief, ...indicator.bases.filter((one) => one !== chief)]) {
      const asked = targetsFor({ unit: unit?.id ?? '', base, measure: indicator.unit }, units, own)
      if (asked.targets.length === 0) continue
      const series = showSeries(indicator, base, byCode.get(code) ?? [], undefined, asked)
      const standings = seriesStandings({ indicator, base, unit, series, targets: asked.targets, today })
      const first = standings.find(({ state }) => state === 'to come') ?? standings.at(-1)
      if (first !== undefined) found.set(code, first)
      break
    }
  }
  return found
}
