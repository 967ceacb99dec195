/** What is asked for in a period. Pure. */
import type { Period } from '../../rules/periods.ts'
import type { Target, Way } from '../target.ts'
import { monthNumber } from './places.ts'

/** Whether a value is on the right side of a level; on it counts. */
export function onRightSide(way: Way, value: number, level: number): boolean {
  // Shares such as 28 of 35 are not exact in binary: 80 must be met by 80.
  const tolerance = 1e-9 * Math.max(1, Math.abs(level))
  return way === 'at least' ? value >= level - tolerance : value <= level + tolerance
}

/** How much better than the level, in its unit; below nought where it is worse. */
export function distanceTo(way: Way, value: number, level: number): number {
  return way === 'at least' ? value - level : level - value
}

/** Targets that count and have a level, in the order of their periods. */
export function inOrder(targets: readonly Target[]): (Target & { value: number })[] {
  return targets
    .flatMap((target) =>
      target.state === 'current' && target.value !== null ? [{ ...target, value: target.value }] : [],
    )
    .toSorted((a, b) => monthNumber(a.period) - monthNumber(b.period))
}

export type Level = { value: number; kind: 'step' | 'line' }

/**
 * The level asked for in a period: that of the newest target at or before it, or a point on the way from a trajectory's
 * start to its target. Null before anything was asked for.
 *
 * @param targets of one indicator, base and unit
 */
export function levelOn(targets: readonly Target[], period: Period): Level | null {
  const now = monthNumber(period)
  const ordered = inOrder(targets)
  const next = ordered.find((target) => monthNumber(target.period) > now)
  if (next?.start && monthNumber(next.start.period) <= now) return onTheWay(next.start, next, now)
  const last = ordered.findLast((target) => monthNumber(target.period) <= now)
  return last === undefined ? null : { value: last.value, kind: 'step' }
}

function onTheWay(
  start: { period: Period; value: number },
  end: { period: Period; value: number },
  now: number,
): Level {
  const [first, last] = [monthNumber(start.period), monthNumber(end.period)]
  const share = last === first ? 1 : (now - first) / (last - first)
  return { value: start.value + (end.value - start.value) * share, kind: 'line' }
}
