/** Cells of an extract: days, yes or no, numbers, as case systems write them. Pure. */

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/

/** Empty, or a word that case systems write for it. */
export const isBlank = (cell: string): boolean => /^(null|n\/a|none|nan|nat)?$/i.test(cell.trim())

const real = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year < 2100
}

const days = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000

/**
 * The day as days since 1970: `2026-03-09`, with or without a time, or `09/03/2026`.
 * @returns `american` where it is a day only with the month first; null where it is none at all
 */
export function dayOf(cell: string): number | 'american' | null {
  const text = cell.trim()
  const [, year, month, day] = (iso.exec(text) ?? []).map(Number)
  if (year !== undefined && month !== undefined && day !== undefined) {
    return real(year, month, day) ? days(year, month, day) : null
  }
  const [, first, second, last] = (slashed.exec(text) ?? []).map(Number)
  if (first === undefined || second === undefined || last === undefined) return null
  if (real(last, second, first)) return days(last, second, first)
  return real(last, first, second) ? 'american' : null
}

/** @returns null where it says neither */
export function flagOf(cell: string): boolean | null {
  const text = cell.trim().toLowerCase()
  if (/^(y|yes|true|t|1|1\.0)$/.test(text)) return true
  return /^(n|no|false|f|0|0\.0)$/.test(text) ? false : null
}

/** @returns null where it is no number */
export function numberOf(cell: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : null
}

/** A heading whatever its case, spaces, hyphens and underscores. */
export const looseHeading = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]+/g, '')
