/** Counts by team put together up the tree of teams, and every period filled. Pure. */
import type { Period } from './periods.ts'

/** What one team counted in a period; `limit` are the words of the limit it was held against. */
export type Cell = {
  period: Period
  team: string | null
  breakdown: string
  numerator: number
  denominator: number | null
  limit: string | null
}

export type Counted = {
  period: Period
  /** `''` is the authority. */
  unit: string
  breakdown: string
  numerator: number
  denominator: number | null
  limit: string | null
}

type Sum = { numerator: number; denominator: number | null; limits: Set<string> }

/** By unit, breakdown and period. */
type Sums = Map<string, Map<string, Map<Period, Sum>>>

const nought = (): Sum => ({ numerator: 0, denominator: null, limits: new Set() })

/**
 * Adds each cell to its team, to every unit above it and to the authority. A unit that has a case in any period has a
 * figure for each, with nought where it had none; whoever has none at all has no figures.
 *
 * @param above the units that a team counts in, itself among them; a team that is not listed counts for the authority only
 * @param periods those that are to be filled, in order; cells of others are left out
 */
export function rollUp(
  cells: readonly Cell[],
  above: ReadonlyMap<string, readonly string[]>,
  periods: readonly Period[],
): Counted[] {
  const wanted = new Set(periods)
  const sums: Sums = new Map()
  for (const cell of cells) {
    if (!wanted.has(cell.period)) continue
    for (const unit of ['', ...(above.get(cell.team ?? '') ?? [])]) add(sums, unit, cell)
  }
  return byName(sums).flatMap(([unit, parts]) =>
    byName(parts).flatMap(([breakdown, sum]) => filled(unit, breakdown, sum, periods)),
  )
}

function filled(unit: string, breakdown: string, byPeriod: ReadonlyMap<Period, Sum>, periods: readonly Period[]) {
  const divided = [...byPeriod.values()].some(({ denominator }) => denominator !== null)
  return periods.map((period) => {
    const { numerator, denominator, limits } = byPeriod.get(period) ?? nought()
    const limit = limits.size === 0 ? null : [...limits].toSorted().join('; ')
    return { period, unit, breakdown, numerator, denominator: divided ? (denominator ?? 0) : null, limit }
  })
}

/** Whole-time equivalents added up as people do: 33.8 and not 33.80000000000001. */
const exactly = (sum: number): number => Math.round(sum * 1e6) / 1e6

const byName = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].toSorted(([one], [other]) => (one < other ? -1 : 1))

function add(sums: Sums, unit: string, cell: Cell): void {
  const parts = sums.get(unit) ?? new Map<string, Map<Period, Sum>>()
  const byPeriod = parts.get(cell.breakdown) ?? new Map<Period, Sum>()
  const sum = byPeriod.get(cell.period) ?? nought()
  sum.numerator = exactly(sum.numerator + cell.numerator)
  if (cell.denominator !== null) sum.denominator = exactly((sum.denominator ?? 0) + cell.denominator)
  if (cell.limit !== null) sum.limits.add(cell.limit)
  byPeriod.set(cell.period, sum)
  parts.set(cell.breakdown, byPeriod)
  sums.set(unit, parts)
}
