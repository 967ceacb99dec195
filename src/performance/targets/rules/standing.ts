/** Where targets stand against a series. Pure. */
import type { Base, Indicator } from '../../indicators/indicator.ts'
import type { SeriesPoint } from '../../rules/bases.ts'
import type { Period } from '../../rules/periods.ts'
import type { Target, TargetStanding, TargetState } from '../target.ts'
import { distanceTo, levelOn, onRightSide } from './level.ts'
import { lastDayOfPeriod, monthNumber } from './places.ts'

type Known = SeriesPoint & { value: number }

/**
 * One standing for each target of that indicator and base that counts, in the order of their periods.
 *
 * @param points oldest first, of one unit
 * @param targets of the same unit; those of other indicators and bases, and withdrawn ones, are left out
 * @param today where it is given, a period that is over without a figure is no longer to come
 */
export function standingsAgainst<T extends Target>(
  indicator: Pick<Indicator, 'code' | 'unit'>,
  base: Base,
  points: readonly SeriesPoint[],
  targets: readonly T[],
  today?: string,
): TargetStanding<T>[] {
  const own = targets.filter(
    (target) => target.indicator === indicator.code && target.base === base && target.state === 'current',
  )
  return own
    .toSorted((a, b) => monthNumber(a.period) - monthNumber(b.period))
    .map((target) => standingOf(indicator.unit, points, target, own, today))
}

const isKnown = (point: SeriesPoint): point is Known => point.value !== null

function standingOf<T extends Target>(
  unit: Indicator['unit'],
  points: readonly SeriesPoint[],
  target: T,
  series: readonly T[],
  today: string | undefined,
): TargetStanding<T> {
  const known = points.filter(isKnown)
  const ends = monthNumber(target.period)
  // Of the weeks of a month the last; they are weekly figures held against a month's level.
  const own =
    known.find(({ period }) => period === target.period) ??
    known.findLast((point) => monthNumber(point.period) === ends)
  const newest = known.at(-1)
  const over = newest !== undefined && monthNumber(newest.period) > ends
  const point = own ?? (over ? undefined : newest)
  const past = today !== undefined && lastDayOfPeriod(target.period) < today
  const state = stateOf(target, own, over || past)
  const { value } = target
  if (point === undefined || value === null)
    return {
      target,
      actual: point?.value ?? null,
      at: point?.period ?? null,
      distance: null,
      casesShort: null,
      state,
      sustainedFor: 0,
    }
  return {
    target,
    actual: point.value,
    at: point.period,
    distance: distanceTo(target.way, point.value, value),
    casesShort: casesShort(unit, point, { way: target.way, value }),
    state,
    sustainedFor: sustainedFor(points, target, series),
  }
}

function stateOf({ value, way }: Target, own: Known | undefined, over: boolean): TargetState {
  if (value === null) return 'baseline to be set'
  if (own === undefined) return over ? 'no figure' : 'to come'
  return onRightSide(way, own.value, value) ? 'reached' : 'missed'
}

/**
 * By how many cases a value is short of a level: what would have to be added to the numerator, or not be in it. A share
 * of what was counted in its own period, so that it reads as children and not as points.
 * @returns null where it is reached, or where the value is not made of cases
 */
export function casesShort(
  unit: Indicator['unit'],
  { value, numerator, denominator }: Known,
  { way, value: level }: { way: Target['way']; value: number },
): number | null {
  if (unit === 'count' || unit === 'score' || denominator === null) return null
  if (onRightSide(way, value, level)) return null
  // The numerator grows with the value, whatever it is divided by and however long the period is.
  const each = numerator === 0 ? null : value / numerator
  const perCase = each ?? (unit === 'percentage' ? 100 / denominator : unit === 'average' ? 1 / denominator : null)
  if (perCase === null || perCase <= 0) return null
  const asked = level / perCase
  const rounding = 1e-9
  const short = way === 'at least' ? Math.ceil(asked - rounding) - numerator : numerator - Math.floor(asked + rounding)
  // Whole-time equivalents are no whole numbers.
  return Math.round(short * 10) / 10
}

/**
 * Newest periods in a row on the right side of what is asked for: of the target's own level up to its period, then of
 * whatever is asked for since. A period without a value ends the row.
 */
export function sustainedFor(points: readonly SeriesPoint[], target: Target, series: readonly Target[]): number {
  const value = target.value
  if (value === null) return 0
  const asked = (period: Period) =>
    monthNumber(period) <= monthNumber(target.period) ? value : (levelOn(series, period)?.value ?? value)
  const newest = points.findLastIndex(isKnown)
  const upTo = points.slice(0, newest + 1)
  const broken = upTo.findLastIndex(
    (point) => !isKnown(point) || !onRightSide(target.way, point.value, asked(point.period)),
  )
  return newest - broken
}

/** A baseline that was to be set by a day that is over. */
export function baselineIsLate({ value, baselineBy, state }: Target, today: string): boolean {
  return state === 'current' && value === null && baselineBy !== null && baselineBy < today
}
