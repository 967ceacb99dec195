/** What a plan leaves open: actions with no date, actions with nobody to ask. */
import type { Action } from '../plan.ts'
import { hasNobody } from './leads.ts'
import type { PlanIndex } from './plan-index.ts'
import { hasNoUsableDate } from './timing.ts'

/**
 * True when nothing says by when: no usable date of its own and, for a main action, none on its sub-actions either.
 * Delivered and withdrawn actions need no date any more.
 */
export function isWithoutDate(index: PlanIndex, action: Action): boolean {
  const status = index.standings.get(action.id)?.status
  if (status === 'delivered' || status === 'withdrawn' || !hasNoUsableDate(action)) return false
  return !(index.subsOf.get(action.id) ?? []).some((sub) => !hasNoUsableDate(sub))
}

/** True when there is nobody to ask about an open action: no lead printed here or above it, or only vacant ones. */
export function isWithoutLead(index: PlanIndex, action: Action): boolean {
  const status = index.standings.get(action.id)?.status
  if (status === 'delivered' || status === 'withdrawn') return false
  const resolved = index.leads.get(action.id)
  return resolved === undefined || hasNobody(resolved)
}
