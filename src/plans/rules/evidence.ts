/** What became of each proof, and which criteria and actions are proven by it. */
import type { Action, Evidence, Plan, Recommendation } from '../plan.ts'
import { leadKey } from './leads.ts'

/** Who did something: the account where somebody was signed in, and always the name. */
export type Person = { account: string | null; name: string }

/**
 * True for one and the same person: the same account, or the same name (compared without case and punctuation). The
 * name counts even where the accounts differ: one person with two accounts must not check their own work.
 */
export function isSamePerson(a: Person, b: Person): boolean {
  if (a.account !== null && a.account === b.account) return true
  const key = leadKey(a.name)
  return key !== '' && key === leadKey(b.name)
}

/** `withdrawn`: the acceptance was taken back, or the offer before anybody decided. */
export const proofStates = ['offered', 'accepted', 'returned', 'withdrawn'] as const
export type ProofState = (typeof proofStates)[number]

export const offererOf = (evidence: Evidence): Person => ({
  account: evidence.offeredByAccount ?? null,
  name: evidence.offeredBy,
})

/**
 * Accepted by the very person who offered it, or by nobody who is named: a plan file can say so, a page does not allow
 * it. It proves nothing.
 */
export function isSelfAccepted(evidence: Evidence): boolean {
  const accepter = { account: evidence.acceptedByAccount ?? null, name: evidence.acceptedBy ?? '' }
  return leadKey(accepter.name) === '' || isSamePerson(accepter, offererOf(evidence))
}

const until = (day: string | undefined, asAt: string): boolean => day !== undefined && day <= asAt

/** Where the proof stood at the end of a day; null before it was offered. */
export function proofStateOn(evidence: Evidence, asAt: string): ProofState | null {
  if (evidence.offeredOn > asAt) return null
  if (until(evidence.withdrawnOn, asAt)) return 'withdrawn'
  if (until(evidence.acceptedOn, asAt)) return isSelfAccepted(evidence) ? 'offered' : 'accepted'
  return until(evidence.returnedOn, asAt) ? 'returned' : 'offered'
}

/** Where it stands with all that has happened to it, whatever day this process thinks it is. */
export function proofStateNow(evidence: Evidence): ProofState {
  return proofStateOn(evidence, '9999-12-31') ?? 'offered'
}

/** True when it had been accepted by that day, not by the person who offered it, and not taken back since. */
export function evidenceCounts(evidence: Evidence, asAt: string): boolean {
  return proofStateOn(evidence, asAt) === 'accepted'
}

/** What is proven on a day: indexes of criteria by the id of what they belong to, and actions proven as a whole. */
export type Proven = {
  recommendations: Map<string, Set<number>>
  actions: Map<string, Set<number>>
  whole: Set<string>
}

/** All that is proven of a plan on a day. */
export function provenOn(plan: Plan, asAt: string): Proven {
  const proven: Proven = { recommendations: new Map(), actions: new Map(), whole: new Set() }
  for (const evidence of plan.evidence ?? []) {
    if (!evidenceCounts(evidence, asAt)) continue
    const { recommendation, action, criterion } = evidence
    if (criterion === undefined) {
      if (action !== undefined) proven.whole.add(action)
      continue
    }
    const map = action === undefined ? proven.recommendations : proven.actions
    const id = action ?? recommendation ?? ''
    map.set(id, (map.get(id) ?? new Set<number>()).add(criterion))
  }
  return proven
}

const isAction = (thing: Recommendation | Action): thing is Action => 'level' in thing

/** Indexes of its proven criteria; one beyond its criteria proves nothing. */
function provenIndexes(proven: Proven, thing: Recommendation | Action): Set<number> | undefined {
  return isAction(thing) ? proven.actions.get(thing.id) : proven.recommendations.get(thing.id)
}

export function isCriterionProven(proven: Proven, thing: Recommendation | Action, criterion: number): boolean {
  return criterion < thing.criteria.length && provenIndexes(proven, thing)?.has(criterion) === true
}

/** How many of the criteria of a recommendation or an action are proven. An index beyond its criteria proves nothing. */
export function provenOf(proven: Proven, thing: Recommendation | Action): { count: number; of: number } {
  const held = provenIndexes(proven, thing)
  const count = held === undefined ? 0 : thing.criteria.filter((_, index) => held.has(index)).length
  return { count, of: thing.criteria.length }
}

/** True when there is at least one criterion and every one is proven. */
export function isProven(proven: Proven, thing: Recommendation | Action): boolean {
  const { count, of } = provenOf(proven, thing)
  return of > 0 && count === of
}
