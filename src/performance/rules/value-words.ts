/** Values as they are printed. Pure. */
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
