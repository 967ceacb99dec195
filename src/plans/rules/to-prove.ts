/**
 * What there is to prove: the success criteria; and where the document prints none for an action, neither of its own nor
 * of its recommendation, the action itself.
 */
import type { Action } from '../plan.ts'
import { isCriterionProven, isProven, type Proven } from './evidence.ts'
import type { Standing } from './standing.ts'
import { mainOf, type PlanStructure, recommendationOf } from './structure.ts'

/** One thing to prove: a criterion by its index, or (null) an action as a whole. */
export type ProofPoint =
  | { recommendation: string; criterion: number }
  | { action: string; criterion: number }
  | { action: string; criterion: null }

/** What a proof is asked of, beside the plan's structure. */
export type ProofFacts = PlanStructure & { proven: Proven; standings: Map<string, Standing> }

/** True where the document prints no criterion for it: neither its own nor its recommendation's. */
export function isProvenAsAWhole(structure: PlanStructure, action: Action): boolean {
  return action.criteria.length === 0 && (recommendationOf(structure, action)?.criteria.length ?? 0) === 0
}

/**
 * The points of one recommendation (null: of the actions under none). Its own criteria where it has any; else those of
 * each of its actions that is not withdrawn, and the action itself where that has none.
 */
export function pointsOf(facts: ProofFacts, recommendationId: string | null): ProofPoint[] {
  const recommendation = recommendationId === null ? undefined : facts.recommendations.get(recommendationId)
  // What was taken out of the plan need not be proven any more.
  if (recommendation?.withdrawn !== undefined) return []
  if (recommendation && recommendation.criteria.length > 0)
    return recommendation.criteria.map((_, criterion) => ({ recommendation: recommendation.id, criterion }))
  return (facts.actionsOf.get(recommendationId) ?? [])
    .filter((action) => isLive(facts, action))
    .flatMap((action): ProofPoint[] =>
      action.criteria.length === 0
        ? [{ action: action.id, criterion: null }]
        : action.criteria.map((_, criterion) => ({ action: action.id, criterion })),
    )
}

const isLive = ({ standings }: ProofFacts, action: Action) => standings.get(action.id)?.status !== 'withdrawn'

/**
 * Whether an action without criteria is proven as a whole: proof of it is accepted, or of the main action it is part of,
 * or of every sub-action it is made of (withdrawn ones left out).
 */
export function isWholeProven(facts: ProofFacts, action: Action): boolean {
  const { whole } = facts.proven
  const main = mainOf(facts, action)
  if (whole.has(action.id) || (main !== undefined && whole.has(main.id))) return true
  const subs = (facts.subsOf.get(action.id) ?? []).filter((sub) => isLive(facts, sub))
  return subs.length > 0 && subs.every((sub) => whole.has(sub.id) || isProven(facts.proven, sub))
}

/** Whether a point is proven. */
export function isPointProven(facts: ProofFacts, point: ProofPoint): boolean {
  if ('recommendation' in point) {
    const recommendation = facts.recommendations.get(point.recommendation)
    return recommendation !== undefined && isCriterionProven(facts.proven, recommendation, point.criterion)
  }
  const action = facts.actions.get(point.action)
  if (action === undefined) return false
  return point.criterion === null
    ? isWholeProven(facts, action)
    : isCriterionProven(facts.proven, action, point.criterion)
}
