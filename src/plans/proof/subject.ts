/** What a proof is proof of, with everything that is asked of it: its words, its theme, who leads it. Pure. */
import type { Action, Evidence, Lead, Recommendation } from '../plan.ts'
import { leadsOf, type Person, type PlanIndex, themeIdOf, themeIdOfAction } from '../rules/index.ts'

/** A criterion of a recommendation, a criterion of an action, or (null) an action as a whole. */
export type ProofSubject =
  | { of: 'recommendation'; recommendation: Recommendation; criterion: number }
  | { of: 'action'; action: Action; criterion: number | null }

/** The same by ids, as an address or a row of the store names it. */
export type SubjectIds = Pick<Evidence, 'recommendation' | 'action' | 'criterion'>

/** Null where the plan has no such recommendation, action or criterion. */
export function subjectOf(index: PlanIndex, { recommendation, action, criterion }: SubjectIds): ProofSubject | null {
  if (recommendation !== undefined && action !== undefined) return null
  if (action !== undefined) {
    const found = index.actions.get(action)
    if (found === undefined || (criterion !== undefined && found.criteria[criterion] === undefined)) return null
    return { of: 'action', action: found, criterion: criterion ?? null }
  }
  const found = index.recommendations.get(recommendation ?? '')
  if (found === undefined || criterion === undefined || found.criteria[criterion] === undefined) return null
  return { of: 'recommendation', recommendation: found, criterion }
}

export function idsOf(subject: ProofSubject): SubjectIds {
  return subject.of === 'recommendation'
    ? { recommendation: subject.recommendation.id, criterion: subject.criterion }
    : { action: subject.action.id, criterion: subject.criterion ?? undefined }
}

/** The words of the criterion, or of the action as a whole. */
export function subjectWords(subject: ProofSubject): string {
  if (subject.of === 'recommendation') return subject.recommendation.criteria[subject.criterion] ?? ''
  return subject.criterion === null ? subject.action.text : (subject.action.criteria[subject.criterion] ?? '')
}

export function themeOfSubject(index: PlanIndex, subject: ProofSubject): string | null {
  return subject.of === 'recommendation'
    ? themeIdOf(index, subject.recommendation)
    : themeIdOfAction(index, subject.action)
}

/** Whether a proof is of this very thing. */
export function isProofOf(evidence: Evidence, subject: ProofSubject): boolean {
  const ids = idsOf(subject)
  return (
    evidence.recommendation === ids.recommendation &&
    evidence.action === ids.action &&
    evidence.criterion === ids.criterion
  )
}

/** Leads as printed whose work it proves: of the action; of a recommendation also those of each action that answers it. */
function printedLeads(index: PlanIndex, subject: ProofSubject): Lead[] {
  if (subject.of === 'action') return leadsOf(index, subject.action).leads
  const { recommendation } = subject
  const outcome = recommendation.outcome === null ? undefined : index.outcomes.get(recommendation.outcome)
  const actions = index.actionsOf.get(recommendation.id) ?? []
  return [
    ...recommendation.leads,
    ...(recommendation.leads.length === 0 ? (outcome?.leads ?? []) : []),
    ...actions.flatMap((action) => leadsOf(index, action).leads),
  ]
}

/**
 * Everybody whose own work it would be: the leads as printed, and the people who hold those posts.
 * @param holdersOf the people behind a printed lead's name, with their accounts
 */
export function leadsOfSubject(
  index: PlanIndex,
  subject: ProofSubject,
  holdersOf: (leadName: string) => readonly Person[] = () => [],
): Person[] {
  const names = new Set(printedLeads(index, subject).map((lead) => lead.name))
  return [...names].flatMap((name) => [{ account: null, name }, ...holdersOf(name)])
}
