/** How many children live in an area in a period. Pure. */
import { isMonth, type Period, yearOfMonth } from './periods.ts'

export type Population = {
  /** `''` is the authority. */
  unit: string
  /** As estimated for the middle of that year: it serves the council's year that begins in its April. */
  year: number
  children: number
}

/** Year in whose April the council's year of a period begins: `2026-03` is of 2025, and `2025/26` too. */
function yearBegun(period: Period): number {
  return Number((isMonth(period) ? yearOfMonth(period) : period).slice(0, 4))
}

/** Of that year, else of the newest before it; null where there is none. */
export function childrenIn(populations: readonly Population[], unit: string, period: Period): number | null {
  const year = yearBegun(period)
  const known = populations.filter((one) => one.unit === unit && one.year <= year)
  return known.toSorted((one, other) => other.year - one.year)[0]?.children ?? null
}
