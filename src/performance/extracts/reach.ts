/** From which month figures of an indicator are whole, where a format says so. Pure. */
import { lastDayOf, monthsLater, type Period } from '../rules/periods.ts'
import type { Format, Reach } from './format.ts'

type Span = { from: Period; to: Period; cut: string }

/** Null where there are none in the extract: never, or because its last month was not over on the day it was made. */
export const firstMonths = ({ reach = {} }: Format, span: Span): Record<string, Period | null> =>
  Object.fromEntries(Object.entries(reach).map(([indicator, one]) => [indicator, firstOf(one, span)]))

function firstOf(reach: Reach, { from, to, cut }: Span): Period | null {
  if (reach === 'never') return null
  if (reach === 'at the cut') return lastDayOf(to) === cut ? to : null
  return monthsLater(from, reach)
}
