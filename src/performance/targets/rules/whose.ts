/** Which targets a team is held against. Pure. */
import type { Base, Unit as Measure } from '../../indicators/indicator.ts'
import type { Target } from '../target.ts'

type Place = { id: string; parent: string | null }

/**
 * The targets of a unit on one base: its own, else those of what it is part of, up to the authority. A number by itself
 * is nobody else's: forty plans asked of the authority are not asked of each team.
 *
 * @param unit `''` is the authority
 * @param targets of one indicator
 * @returns `of`: the unit whose they are; `unit` itself where there are none
 */
export function targetsFor<T extends Target>(
  { unit, base, measure }: { unit: string; base: Base; measure: Measure },
  units: readonly Place[],
  targets: readonly T[],
): { of: string; targets: readonly T[] } {
  const onBase = targets.filter((target) => target.base === base && target.state === 'current')
  const shared = measure !== 'count'
  let at = unit
  // A tree that runs in a circle ends after ten steps.
  for (let step = 0; step < 10; step += 1) {
    const own = onBase.filter((target) => target.unit === at)
    if (own.length > 0) return { of: at, targets: own }
    if (at === '' || !shared) break
    at = units.find(({ id }) => id === at)?.parent ?? ''
  }
  return { of: unit, targets: [] }
}
