/** Where a series leads if nothing changes: the straight line through its newest values, continued. Pure. */
import type { Base, Unit as Measure } from '../../indicators/indicator.ts'
import type { SeriesPoint } from '../../rules/bases.ts'
import type { Period } from '../../rules/periods.ts'
import { fewestForPace, lineThrough, mostForPace, type Rests } from '../../targets/rules/pace.ts'
import { kindOf, type PeriodKind, periodsBetween, periodsLater } from '../../targets/rules/places.ts'

export type Forecast = Rests & {
  /** From the period after the newest value on. */
  ahead: readonly { period: Period; value: number }[]
}

/** About half a year; of what is known once a year, three years. */
const periodsAhead: Record<PeriodKind, number> = { week: 13, month: 6, quarter: 2, year: 3 }

/**
 * Least squares over the newest twelve values, as the pace of a target. It stays where a value can lie: a share from 0 to
 * 100, a number from nought on.
 *
 * @param points oldest first; those without a value are passed over, the others stay where they are in time
 * @returns null with fewer than six values, and for a year to date, which begins anew each April
 */
export function forecastOf(base: Base, measure: Measure, points: readonly SeriesPoint[]): Forecast | null {
  if (base === 'year to date') return null
  const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])).slice(-mostForPace)
  const [first, newest] = [known[0], known.at(-1)]
  if (first === undefined || newest === undefined || known.length < fewestForPace) return null
  const kind = kindOf(newest.period)
  if (known.some(({ period }) => kindOf(period) !== kind)) return null
  const line = lineThrough(known.map(({ period, value }) => ({ x: periodsBetween(newest.period, period), y: value })))
  if (line === null) return null
  const most = measure === 'percentage' ? 100 : Number.POSITIVE_INFINITY
  const ahead = Array.from({ length: periodsAhead[kind] }, (_, at) => ({
    period: periodsLater(newest.period, at + 1),
    value: Math.min(most, Math.max(0, line.at0 + line.slope * (at + 1))),
  }))
  return { points: known.length, from: first.period, to: newest.period, perPeriod: line.slope, ahead }
}
