/** When a target is reached at the pace of late. Pure. */
import type { Base } from '../../indicators/indicator.ts'
import type { SeriesPoint } from '../../rules/bases.ts'
import { type Period, yearOfMonth } from '../../rules/periods.ts'
import type { Target } from '../target.ts'
import { onRightSide } from './level.ts'
import { monthNumber, periodsBetween, periodsLater } from './places.ts'

/** Points that the pace rests on, at most and at least. */
export const mostForPace = 12
export const fewestForPace = 6
/** Further on no pace says anything. */
export const yearsAhead = 5

/** What the pace rests on: a straight line through the newest values, by least squares. */
export type Rests = {
  points: number
  from: Period
  to: Period
  /** Change from one period to the next, in the indicator's unit. */
  perPeriod: number
}

export type Arrival = ({ period: Period } & Rests) | ({ never: true; because: Because } & Rests)

type Because = 'it moves away' | 'it stands still' | 'it takes more than five years' | 'the year ends first'

type Line = { at0: number; slope: number }

/** Least squares: the line with the smallest sum of squared distances. @returns null for points at one place */
export function lineThrough(points: readonly { x: number; y: number }[]): Line | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))]
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
  if (points.length === 0 || spread === 0) return null
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread
  return { at0: y - slope * x, slope }
}

/**
 * The first period after the newest in which the line through the newest twelve values meets the target.
 *
 * @param points oldest first; those without a value are passed over, the others stay where they are in time
 * @returns null where the newest value meets it already, the level is not known, or fewer than six values are
 */
export function arrivesIn(points: readonly SeriesPoint[], target: Pick<Target, 'value' | 'way'>): Arrival | null {
  const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])).slice(-mostForPace)
  const [first, newest] = [known[0], known.at(-1)]
  if (target.value === null || first === undefined || newest === undefined || known.length < fewestForPace) return null
  if (onRightSide(target.way, newest.value, target.value)) return null
  const line = lineThrough(known.map(({ period, value }) => ({ x: periodsBetween(newest.period, period), y: value })))
  if (line === null) return null
  const rests = { points: known.length, from: first.period, to: newest.period, perPeriod: line.slope }
  return { ...metBy(line, newest.period, target.way, target.value), ...rests }
}

type Met = { period: Period } | { never: true; because: Because }

function metBy({ at0, slope }: Line, newest: Period, way: Target['way'], level: number): Met {
  const towards = way === 'at least' ? slope : -slope
  if (Math.abs(slope) < 1e-9) return { never: true, because: 'it stands still' }
  if (towards < 0) return { never: true, because: 'it moves away' }
  // A line that is past the level already, while the newest value is not: the next period.
  const after = Math.max(1, Math.ceil((level - at0) / slope - 1e-9))
  // A pace that hardly moves could lead to a year that no calendar has.
  if (after > yearsAhead * 53) return { never: true, because: 'it takes more than five years' }
  const period = periodsLater(newest, after)
  const months = monthNumber(period) - monthNumber(newest)
  return months > yearsAhead * 12 ? { never: true, because: 'it takes more than five years' } : { period }
}

/**
 * The pace on a base. A year to date begins anew each April: only the months of the newest year count, and nothing is
 * said beyond its end.
 */
export function paceOn(
  base: Base,
  points: readonly SeriesPoint[],
  target: Pick<Target, 'value' | 'way'>,
): Arrival | null {
  if (base !== 'year to date') return arrivesIn(points, target)
  const newest = points.findLast(({ value }) => value !== null)
  if (newest === undefined) return null
  const year = yearOfMonth(newest.period)
  const arrival = arrivesIn(
    points.filter(({ period }) => yearOfMonth(period) === year),
    target,
  )
  if (arrival === null || !('period' in arrival) || yearOfMonth(arrival.period) === year) return arrival
  const { period: _later, ...rests } = arrival
  return { never: true, because: 'the year ends first', ...rests }
}
