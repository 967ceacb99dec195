/** Values, and what they were counted from, as they are printed. Pure. */
import type { Unit } from '../indicators/indicator.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `78.4%`, `52.3`, `1,204`; a dash where there is no value. */
export function valueInWords(unit: Unit, value: number | null): string {
  if (value === null) return '–'
  if (unit === 'percentage') return `${tenth.format(value)}%`
  if (unit === 'count') return Number.isInteger(value) ? whole.format(value) : tenth.format(value)
  return tenth.format(value)
}

const counted = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/**
 * What a value was counted from: `85 of 93` for a share, `3,194 among 110` for an average, whose numerator is no part of
 * what it is divided by, and the number alone where it is divided by nothing.
 */
export function countedInWords(unit: Unit, numerator: number, denominator: number | null): string {
  if (denominator === null) return counted.format(numerator)
  const word = unit === 'average' || unit === 'score' ? 'among' : 'of'
  return `${counted.format(numerator)} ${word} ${counted.format(denominator)}`
}
