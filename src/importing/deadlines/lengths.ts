/** Lengths of time: "within 3 months of …", "6 weeks after …", "the first board after Easter". */
import { addDays, addMonths, addMonthsToEnd, isMonthEnd } from './calendar.ts'
import type { AmountItem, Item } from './items.ts'
import { isCue, type Reading } from './readings.ts'
import type { Time } from './roles.ts'

/** The day so long after (or before) another; null in working days and hours, which need more than a calendar. */
function lengthOn(amount: AmountItem, day: string, sign: 1 | -1, wholeMonths: boolean): string | null {
  const count = amount.count * sign
  if (amount.working || amount.unit === 'hour') return null
  if (amount.unit === 'day') return addDays(day, count)
  if (amount.unit === 'week') return addDays(day, count * 7)
  if (amount.unit === '2 weeks') return addDays(day, count * 14)
  const months = { month: 1, quarter: 3, year: 12 }[amount.unit]
  if (!months) return null
  return wholeMonths && isMonthEnd(day) ? addMonthsToEnd(day, count * months) : addMonths(day, count * months)
}

/** within 3 months of 1 April 2010; 6 weeks after appointment. */
export function relativeTo(items: Item[], times: Time[]): Reading | undefined {
  const at = items.findIndex((item) => item.type === 'amount')
  const amount = items[at]
  if (amount?.type !== 'amount') return undefined
  const anchor = times.find((time) => time.index > at)
  if (!anchor) return undefined
  const between = items.slice(at + 1, anchor.index)
  if (between.some((item) => item.type === 'word' || (item.type === 'mark' && item.mark !== ',')) || between.length > 4)
    return undefined
  if (between.some((item) => item.type === 'cue' && /programme|plan|period/.test(item.words))) return undefined
  const backward = between.some((item) => isCue(item, 'before'))
  const forward = between.some(
    (item) =>
      isCue(item, 'after', 'from') || (item.type === 'cue' && item.cue === 'filler' && /\bof\b/.test(item.words)),
  )
  if (!backward && !forward) return undefined
  const whole = anchor.openStart ? anchor.item.window : anchor.window
  const day = backward ? whole?.first : whole?.last
  return { kind: 'relative', due: day ? lengthOn(amount, day, backward ? -1 : 1, anchor.grain !== 'day') : null }
}

/** "The first board after Easter": a day that no calendar knows. */
export function isAfterSomething(items: Item[], time: Time): boolean {
  if (time.role !== 'after') return false
  return items
    .slice(0, time.index)
    .some((item) => item.type === 'word' || item.type === 'amount' || isCue(item, 'relative', 'label'))
}
