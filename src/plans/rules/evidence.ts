/** Which criteria are proven: evidence counts from the day that somebody other than the one who offered it accepted it. */
import type { Action, Evidence, Plan, Recommendation } from '../plan.ts'
import { leadKey } from './leads.ts'

/** Proven criteria by the id of what they belong to: indexes into its `criteria`. */
export type Proven = Map<string, Set<number>>

/** True when the evidence had been accepted on or before that day, and not by the person who offered it. */
export function evidenceCounts(evidence: Evidence, asAt: string): boolean {
  if (evidence.acceptedOn === undefined || evidence.acceptedOn > asAt) return false
  const accepter = leadKey(evidence.acceptedBy ?? '')
  return accepter !== '' && accepter !== leadKey(evidence.offeredBy)
}

/**
 * All criteria of the plan proven on a day. An evidence's `recommendation` may also be the id of an action that has
 * criteria of its own.
 */
export function provenCriteria(plan: Plan, asAt: string): Proven {
  const proven: Proven = new Map()
  for (const evidence of plan.evidence ?? []) {
    if (!evidenceCounts(evidence, asAt)) continue
    const held = proven.get(evidence.recommendation) ?? new Set<number>()
    held.add(evidence.criterion)
    proven.set(evidence.recommendation, held)
  }
  return proven
}

/** How many of the criteria of a recommendation or an action are proven. An index beyond its criteria proves nothing. */
export function provenOf(proven: Proven, thing: Recommendation | Action): { count: number; of: number } {
  const held = proven.get(thing.id)
  const count = held === undefined ? 0 : thing.criteria.filter((_, index) => held.has(index)).length
  return { count, of: thing.criteria.length }
}

/** True when there is at least one criterion and every one is proven. */
export function isProven(proven: Proven, thing: Recommendation | Action): boolean {
  const { count, of } = provenOf(proven, thing)
  return of > 0 && count === of
}
