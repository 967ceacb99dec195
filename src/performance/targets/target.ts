/** What an indicator is to reach, by when, and what others reach. */
import type { Base } from '../indicators/indicator.ts'
import type { Period } from '../rules/periods.ts'

/** Which side of the level is the right one. */
export const ways = ['at least', 'at most'] as const
export type Way = (typeof ways)[number]

/**
 * A level for one period. Targets of one indicator, base and unit are a series by themselves: 80% for the month of October
 * and 80% for the year by March are two series of one indicator.
 */
export type Target = {
  id: string
  /** Code of the indicator. */
  indicator: string
  base: Base
  /** `''` is the authority, else the id of an area or a team. */
  unit: string
  /** A month `2026-10`, a quarter `2026/27 Q1` or a year `2026/27`. */
  period: Period
  way: Way
  /** In the indicator's unit; null while the baseline is still to be set. */
  value: number | null
  /** Day by which the baseline was or is to be set; null where the level was known from the start. */
  baselineBy: string | null
  /**
   * Where a trajectory begins: from this level in this period a straight line leads to the target. Null: a step, nothing
   * is asked for on the way.
   */
  start: { period: Period; value: number } | null
  /** As the document or the person puts it. */
  words: string
  /** Id of the plan that it was read from, with the code printed for it there (`IN T1.1`). */
  plan: string | null
  requirement: string | null
  state: 'current' | 'withdrawn'
}

export type TargetState = 'to come' | 'reached' | 'missed' | 'no figure' | 'baseline to be set'

export type TargetStanding<T extends Target = Target> = {
  target: T
  /** Of the target's own period; of the newest one while it is to come. */
  actual: number | null
  /** The period that `actual` is of. */
  at: Period | null
  /** In the indicator's unit; above nought is better than the target. */
  distance: number | null
  /**
   * By how many cases the numerator is off in that period, never below nought: six more of forty would have reached it.
   * Null where it is reached, or where the value is not made of cases.
   */
  casesShort: number | null
  state: TargetState
  /** Newest periods in a row on the right side of what is asked for. */
  sustainedFor: number
}

/** What others reach, as they publish it. */
export type Comparator = {
  indicator: string
  base: Base
  period: Period
  /** `England`, `Statistical neighbours`, or another name. */
  who: string
  value: number
}
