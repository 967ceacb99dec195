/** Figures as a public audience may see them: small numbers hidden in every team, area and period. */
import { hideShares } from '../rules/small-numbers.ts'
import type { Figure } from './figure.ts'
import { type DatedUnit, withoutRoot } from './unit-store.ts'

/** The unit at the top that is the authority by another name, where there is one. */
function rootOf(units: readonly DatedUnit[]): string | null {
  const kept = new Set(withoutRoot(units).map(({ id }) => id))
  return units.find(({ id }) => !kept.has(id))?.id ?? null
}

/** What names a figure among those of one indicator: no period has a bar in it, though quarters have a space. */
export const figureKey = ({ period, unit }: Pick<Figure, 'period' | 'unit'>): string => `${period}|${unit}`

/**
 * Which figures of one indicator are hidden: in each period, teams, areas and the authority are one table that adds up.
 * @param figures of all units: with some of them only, others could be worked out
 */
export function hiddenFigures(units: readonly DatedUnit[], figures: readonly Figure[]): Set<string> {
  const root = rootOf(units)
  const parents = new Map(units.map(({ id, parent }) => [id, parent === root ? '' : (parent ?? '')]))
  const hidden = new Set<string>()
  for (const [period, all] of Map.groupBy(figures, (figure) => figure.period)) {
    const shares = all
      .filter(({ unit }) => unit !== root)
      .map(({ unit, numerator, denominator }) => {
        return { id: unit, of: unit === '' ? null : (parents.get(unit) ?? ''), numerator, denominator }
      })
    for (const unit of hideShares(shares)) hidden.add(figureKey({ period, unit }))
    if (root !== null && hidden.has(figureKey({ period, unit: '' }))) hidden.add(figureKey({ period, unit: root }))
  }
  return hidden
}
