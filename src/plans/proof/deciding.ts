/** Who may decide a proof, and who may take one back. Pure; each answer is a sentence for the person, or null. */
import type { Evidence } from '../plan.ts'
import { isSamePerson, offererOf, type Person, type ProofState } from '../rules/index.ts'

/**
 * Why this person may not decide this proof; null where they may. The right to decide proof at all is asked elsewhere.
 * @param leads everybody whose own work it is proof of
 */
export function whyNotDecide(evidence: Evidence, person: Person, leads: readonly Person[]): string | null {
  if (isSamePerson(person, offererOf(evidence))) return 'You offered this proof yourself, so somebody else decides it.'
  if (leads.some((lead) => isSamePerson(lead, person)))
    return 'You lead what it is proof of, so somebody else decides it.'
  return null
}

/**
 * Why this person may not take it back; null where they may. An acceptance is taken back by somebody who may decide
 * proof; an offer that nobody has decided, by whoever offered it.
 */
export function whyNotTakeBack(
  evidence: Evidence,
  state: ProofState,
  person: Person,
  mayDecide: boolean,
): string | null {
  if (state === 'accepted') return mayDecide ? null : 'Only somebody who may decide proof can take an acceptance back.'
  if (state === 'offered')
    return isSamePerson(person, offererOf(evidence)) ? null : 'Only whoever offered it can take the offer back.'
  return state === 'returned' ? 'It was returned, so there is nothing to take back.' : 'It was taken back already.'
}
