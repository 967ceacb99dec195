/** One indicator on one base for one unit, ready to be shown: values, chart and sentences. */

import { plural } from '../../ui/words.ts'
import { type ChartSetting, usualChart } from '../charts/rules/chart-setting.ts'
import type { Base, Indicator, Unit as Measure } from '../indicators/indicator.ts'
import { type SeriesPoint, seriesOn } from '../rules/bases.ts'
import { monthsLater, periodInWords } from '../rules/periods.ts'
import { type Spc, spcOf } from '../rules/spc.ts'
import { levelOn } from '../targets/rules/level.ts'
import { kindOf } from '../targets/rules/places.ts'
import type { Comparator, Target } from '../targets/target.ts'
import type { Figure } from './figure.ts'

export type ShownSeries = {
  points: readonly SeriesPoint[]
  /** How the values are printed: a rate without a population is shown as a number. */
  measure: Measure
  /** Null where each value shares months with the one before, so that the rules of chance do not hold. */
  spc: Spc | null
  /** How its limits are drawn. */
  setting: ChartSetting
  /** What it is to reach on this base, and what others reach. */
  targets: readonly Target[]
  comparators: readonly Comparator[]
  /** The newest point with a value. */
  latest: SeriesPoint | null
  /** The same a year earlier. */
  yearBefore: SeriesPoint | null
}

/** Bases on which one value has nothing in common with the next. */
const apart = new Set<Base>(['week', 'month', 'quarter', 'year', 'snapshot'])

/** @param beside targets of that unit and comparators; those of other indicators and bases are left out */
export function showSeries(
  indicator: Indicator,
  base: Base,
  figures: readonly Figure[],
  setting: ChartSetting = usualChart,
  beside: { targets?: readonly Target[]; comparators?: readonly Comparator[] } = {},
): ShownSeries {
  const counted =
    indicator.unit === 'rate' && (base === 'week' || figures.every(({ denominator }) => denominator === null))
  const measure = counted ? 'count' : indicator.unit
  const points = seriesOn(base, measure, figures)
  const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]))
  const latest = points.findLast(({ value }) => value !== null) ?? null
  // A rate is not asked of a number.
  const own = <T extends Target | Comparator>(all: readonly T[] = []) =>
    all.filter((one) => !counted && one.indicator === indicator.code && one.base === base)
  const [targets, comparators] = [own(beside.targets), own(beside.comparators)]
  const target = latest === null ? undefined : levelOn(targets, latest.period)?.value
  return {
    points,
    measure,
    spc: apart.has(base) ? spcOf(known, { better: indicator.better, target, ...limitsBy(setting) }) : null,
    setting,
    targets,
    comparators,
    latest,
    yearBefore: latest === null ? null : (points.find(({ period }) => period === aYearBefore(latest.period)) ?? null),
  }
}

const limitsBy = ({ rebase, fixAfter, screen }: ChartSetting) => ({
  rebase: rebase.map(({ period }) => period),
  ...(fixAfter === null ? {} : { fixAfter }),
  screen,
})

function aYearBefore(period: string): string {
  if (/^\d{4}-\d{2}$/.test(period)) return monthsLater(period, -12)
  const year = Number(period.slice(0, 4)) - 1
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}${period.slice(7)}`
}

/** What the latest point is, in a sentence that needs no chart: chance, or more than chance, and whether that is good. */
export function variationInWords({ spc }: ShownSeries): string {
  if (spc === null) return 'Each value shares months with the one before, so limits of chance are not drawn.'
  if (spc.variation === null) return tooFewInWords(spc)
  const { kind, side } = spc.variation
  const way = side === 'high' ? 'higher' : 'lower'
  const period = kindOf(spc.points.at(-1)?.period ?? '')
  if (kind === 'common') return `It varies as it always does: no ${period} stands out as a change.`
  if (kind === 'neutral') return `It is ${way} than chance explains. Whether that is good, the figure alone cannot say.`
  return `It is ${way} than chance explains, which is ${kind === 'improvement' ? 'an improvement' : 'a concern'}.`
}

/** Of values since limits began anew only those count. */
function tooFewInWords({ points, segments }: Spc): string {
  const since = segments.length > 1 ? segments.at(-1) : undefined
  const first = since === undefined ? undefined : points[since.from]
  const values = plural(since === undefined ? points.length : since.to - since.from + 1, 'value')
  const from = first === undefined ? '' : ` since the limits began anew in ${periodInWords(first.period)}`
  return `There ${values === '1 value' ? 'is' : 'are'} ${values}${from}; from 13 on, the chart can say what is more than chance.`
}

/** The base to be shown where nobody chose: one on which chance can be told from change, where the indicator has one. */
export const chiefBase = ({ bases }: Indicator): Base => bases.find((base) => apart.has(base)) ?? bases[0] ?? 'month'

export type Change = 'improvement' | 'concern' | 'unusual' | 'usual' | 'too early'

/** The latest point in a word. */
export function changeOf({ spc }: ShownSeries): Change {
  if (spc === null || spc.variation === null) return 'too early'
  const { kind } = spc.variation
  if (kind === 'common') return 'usual'
  return kind === 'neutral' ? 'unusual' : kind
}
