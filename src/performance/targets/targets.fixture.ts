/** Targets and points for tests, with only what a test is about written out. */
import type { SeriesPoint } from '../rules/bases.ts'
import { monthsFrom, type Period } from '../rules/periods.ts'
import type { Target } from './target.ts'

export function aTarget(given: Partial<Target> & Pick<Target, 'period' | 'value'>): Target {
  return {
    id: `${given.period} ${given.value}`,
    indicator: 'NI 59',
    base: 'month',
    unit: '',
    way: 'at least',
    baselineBy: null,
    start: null,
    words: '',
    plan: null,
    requirement: null,
    state: 'current',
    ...given,
  }
}

/** A point for each month from the first on: so many of so many, as a share out of 100. */
export function shares(first: Period, counts: readonly ([number, number] | null)[]): SeriesPoint[] {
  return monthsFrom(first, '2199-12')
    .slice(0, counts.length)
    .map((period, at) => {
      const [numerator, denominator] = counts[at] ?? [0, 0]
      return {
        period,
        numerator,
        denominator,
        value: denominator === 0 ? null : (100 * numerator) / denominator,
        months: 1,
      }
    })
}

/** A point for each month from the first on, of plain numbers. */
export function numbers(first: Period, values: readonly (number | null)[]): SeriesPoint[] {
  return monthsFrom(first, '2199-12')
    .slice(0, values.length)
    .map((period, at) => ({
      period,
      numerator: values[at] ?? 0,
      denominator: null,
      value: values[at] ?? null,
      months: 1,
    }))
}
