/** What one view of an indicator shows: read once for the page, its sections and its CSV. */
import type { Asked } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { selectChartSetting } from '../../charts/chart-setting-store.ts'
import type { Figure } from '../../figures/figure.ts'
import { listFigures } from '../../figures/figure-store.ts'
import { figureKey, hiddenFigures } from '../../figures/for-public.ts'
import { type ShownSeries, showSeries } from '../../figures/series.ts'
import { type DatedUnit, listUnitHistory, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { Base, Indicator } from '../../indicators/indicator.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { listOutlooks, type StoredOutlook } from '../../open-cases/outlook-store.ts'
import { isWeekly } from '../../rules/bases.ts'
import { isMonth } from '../../rules/periods.ts'
import { listComparators } from '../../targets/comparators/comparator-store.ts'
import { targetsFor } from '../../targets/rules/whose.ts'
import { listTargets, type StoredTarget } from '../../targets/target-store.ts'
import { baseSlug } from '../words.ts'
import { unitChanges } from './unit-history.tsx'

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
  /** What the month that is not over will be; null for most indicators. */
  outlook: StoredOutlook | null
  /** The public's numbers are hidden where they are small. */
  audience: Audience
  /** Periods hidden from the public. */
  hidden: readonly string[]
  /** Its parts, and its cases under other limits. */
  parts: readonly Figure[]
  restated: readonly Figure[]
  /** Where the unit changed its name or place, in sentences. */
  changes: readonly string[]
}

export type Audience = 'staff' | 'public'

/** Ways to put the months together: by week too where there are weeks; for the public one, so that none tells another. */
export function basesFor(indicator: Indicator, audience: Audience): readonly Base[] {
  // Of quarters and years the quarters, as feeds do: a year less the others would tell a hidden one.
  const alone = (['snapshot', 'quarter', 'year'] as const).find((base) => indicator.bases.includes(base))
  if (audience === 'public') return [alone ?? 'month']
  return indicator.origin === 'computed' && isWeekly(indicator) ? [...indicator.bases, 'week'] : indicator.bases
}

export const nameOf = (unit: DatedUnit | null) => unit?.name ?? 'the whole authority'

/** The same view as an address has it. */
export function queryOf(base: Base, unit: string, audience: Audience = 'staff'): Record<string, string> {
  return {
    base: baseSlug(base),
    ...(unit === '' ? {} : { unit }),
    ...(audience === 'public' ? { audience } : {}),
  }
}

/** What the address asks for; what it names that there is not falls back to the first base and the whole authority. */
export async function shownBy(asked: Asked): Promise<Shown> {
  const { c, services, who } = asked
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const audience: Audience = c.req.query('audience') === 'public' ? 'public' : 'staff'
  const bases = basesFor(indicator, audience)
  const base = bases.find((one) => baseSlug(one) === c.req.query('base')) ?? bases[0] ?? 'month'
  const all = await listUnits(services.db, authority)
  const unit = all.find(({ id }) => id === c.req.query('unit')) ?? null
  const own = unit?.id ?? ''
  const every = await listFigures(services.db, authority, { indicator: indicator.code, weeks: base === 'week' })
  const masked = audience === 'public' ? hiddenFigures(all, every) : new Set<string>()
  const counted = new Set(every.map((figure) => figure.unit))
  const ofUnit = every.filter((figure) => figure.unit === own)
  const figures = ofUnit.filter((figure) => !masked.has(figureKey(figure)))
  const hidden = ofUnit.filter((figure) => masked.has(figureKey(figure))).map(({ period }) => period)
  const inParts =
    base === 'week'
      ? []
      : await listFigures(services.db, authority, { indicator: indicator.code, unit: own, breakdown: { every: true } })
  const setting = await selectChartSetting(services.db, authority, {
    indicator: indicator.code,
    base,
    unit: own,
  })
  const coming =
    audience === 'public' ? [] : await listOutlooks(services.db, authority, { indicator: indicator.code, unit: own })
  const outlook = coming[0] ?? null
  const choices = withoutRoot(all).filter(({ id }) => counted.has(id))
  const held = { unit: own, base, measure: indicator.unit }
  const { of, targets } = targetsFor(
    held,
    all,
    await listTargets(services.db, authority, { indicator: indicator.code }),
  )
  const comparators = await listComparators(services.db, authority, { indicator: indicator.code, base })
  const series = withHidden(showSeries(indicator, base, figures, setting, { targets, comparators }), base, hidden)
  const targetsOf = all.find(({ id }) => id === of) ?? null
  const today = services.clock.today()
  const [restated, parts] = [true, false].map((limits) =>
    inParts.filter(({ breakdown }) => breakdown.startsWith('limit:') === limits),
  )
  return {
    ...{ indicator, base, unit, choices, figures, series, targets, targetsOf, today, audience, hidden, outlook },
    ...{ parts: parts ?? [], restated: restated ?? [], changes: unit === null ? [] : await changesOf(asked, unit) },
  }
}

/** Hidden months stay in their place, without a value: left out, the line would look whole. */
function withHidden(series: ShownSeries, base: Base, hidden: readonly string[]): ShownSeries {
  const monthly = base === 'month' || base === 'snapshot'

  if (hidden.length === 0) return series
  const there = new Set(series.points.map(({ period }) => period))
  const gaps = hidden
    .filter((period) => isMonth(period) === monthly && !there.has(period))
    .map((period) => ({ period, numerator: 0, denominator: null, value: null, months: 1 }))
  const points = [...series.points, ...gaps].toSorted((one, other) => (one.period < other.period ? -1 : 1))
  return { ...series, points }
}

async function changesOf({ services, who }: Asked, unit: DatedUnit): Promise<string[]> {
  const history = await listUnitHistory(services.db, asAuthorityId(who.authority))
  const nameOn = (id: string, day: string) =>
    history.findLast((one) => one.id === id && one.since <= day)?.name ??
    history.find((one) => one.id === id)?.name ??
    id
  return unitChanges(
    history.filter(({ id }) => id === unit.id),
    nameOn,
  )
}
