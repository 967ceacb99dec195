/** Runs of months, which quarters, terms and seasons are. */
import { monthsWindow } from './calendar.ts'
import type { Unit } from './unit.ts'
import type { yearAfter } from './years.ts'

/** First and last month, 1 to 12; a last month before the first is the next year's. */
export type Span = { from: number; to: number }

/** A run of months whose printed year may be a pair (2010/11): months before the pair's own first month fall in its second year. */
export function months(
  of: NonNullable<Unit['of']>,
  span: Span,
  pairBegins: number,
  printed: ReturnType<typeof yearAfter>,
): Unit {
  const shift = printed?.pair && span.from < pairBegins ? 1 : 0
  const year = printed === undefined ? undefined : printed.year + shift
  return { grain: 'period', of, year, month: span.from, window: (y) => monthsWindow(y, span.from, span.to) }
}
