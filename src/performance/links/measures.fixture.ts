/** Measures for tests: a link, and what is known of it from a row of values. */
import { changeOf, showSeries } from '../figures/series.ts'
import type { Base } from '../indicators/indicator.ts'
import { selectIndicator } from '../indicators/library.ts'
import { monthsFrom, type Period } from '../rules/periods.ts'
import type { Target } from '../targets/target.ts'
import { aTarget } from '../targets/targets.fixture.ts'
import type { MeasureLink } from './measure-link.ts'
import { factsKey, type MeasuredPlan, type MeasureFacts } from './rules/felt.ts'

export function aMeasure(recommendation: string, more: Partial<MeasureLink> = {}): MeasureLink {
  return {
    ...{ id: `m-${recommendation}`, indicator: 'NI 59', to: { kind: 'recommendation', id: recommendation } },
    ...{ base: 'month', state: 'confirmed', words: '', by: 'Ann', on: '2010-01-01' },
    ...more,
  }
}

/** So many of 100 in each month from the first on, and targets of at least so much. */
export function factsFrom(
  first: Period,
  values: readonly number[],
  targets: readonly Partial<Target>[] = [],
  { indicator: code = 'NI 59', base = 'month' }: { indicator?: string; base?: Base } = {},
): MeasureFacts {
  const indicator = selectIndicator(code)
  const figures = monthsFrom(first, '2199-12')
    .slice(0, values.length)
    .map((period, at) => ({
      ...{ indicator: code, period, unit: '', breakdown: '', numerator: values[at] ?? 0, denominator: 100 },
      ...{ limit: null, extract: 'e', cut: '2011-01-01', state: 'published' as const },
    }))
  const asked = targets.map((target) => aTarget({ indicator: code, base, period: '2010-03', value: 80, ...target }))
  const series = showSeries(indicator, base, figures, undefined, { targets: asked })
  return { indicator, base, series, change: changeOf(showSeries(indicator, 'month', figures)) }
}

export function measuredFrom(facts: readonly MeasureFacts[]): MeasuredPlan {
  return {
    facts: new Map(facts.map((one) => [factsKey({ indicator: one.indicator.code, base: one.base }), one])),
    revision: 1,
  }
}
