/**
 * The three marks: done (its actions are delivered), evidenced (its criteria are proven), felt (its indicators reached
 * target and stayed there). One never stands for another.
 */
import type { Recommendation } from '../plan.ts'
import { provenOf } from './evidence.ts'
import { asIndex, type PlanIndex, type PlanLike } from './plan-index.ts'

export type MarkState = 'reached' | 'part' | 'not yet' | 'nothing to count'

export type Mark = { count: number; of: number; state: MarkState }

export type Marks = {
  /** Actions delivered, of those not withdrawn. */
  done: Mark
  /** Success criteria evidenced. */
  evidenced: Mark
  /** Until indicators are held, nobody can say. */
  felt: { state: 'not measured yet' }
}

function markOf(count: number, of: number): Mark {
  if (of === 0) return { count, of, state: 'nothing to count' }
  if (count === of) return { count, of, state: 'reached' }
  return { count, of, state: count === 0 ? 'not yet' : 'part' }
}

function addUp(marks: readonly Mark[]): Mark {
  return markOf(
    marks.reduce((sum, mark) => sum + mark.count, 0),
    marks.reduce((sum, mark) => sum + mark.of, 0),
  )
}

function doneOf(index: PlanIndex, actionIds: readonly string[]): Mark {
  const live = actionIds.map((id) => index.standings.get(id)?.status).filter((status) => status !== 'withdrawn')
  return markOf(live.filter((status) => status === 'delivered').length, live.length)
}

/** A recommendation's own criteria or, where the document prints none for it, those of its actions. */
function evidencedOf(index: PlanIndex, recommendationId: string | null): Mark {
  const recommendation = recommendationId === null ? undefined : index.recommendations.get(recommendationId)
  if (recommendation && recommendation.criteria.length > 0) {
    const { count, of } = provenOf(index.proven, recommendation)
    return markOf(count, of)
  }
  const live = (index.actionsOf.get(recommendationId) ?? []).filter(
    (action) => index.standings.get(action.id)?.status !== 'withdrawn',
  )
  return addUp(live.map((action) => ({ ...provenOf(index.proven, action), state: 'part' })))
}

function marksOfGroups(index: PlanIndex, ids: readonly (string | null)[]): Marks {
  const actionIds = ids.flatMap((id) => (index.actionsOf.get(id) ?? []).map((action) => action.id))
  return {
    done: doneOf(index, actionIds),
    evidenced: addUp(ids.map((id) => evidencedOf(index, id))),
    felt: { state: 'not measured yet' },
  }
}

/** The marks of one recommendation, or of several added up. */
export function marksOf(plan: PlanLike, which: Recommendation | readonly string[], asAt: string): Marks {
  return marksOfGroups(asIndex(plan, asAt), 'id' in which ? [which.id] : which)
}

/** The marks of a theme; null for what stands under no theme, actions without a recommendation included. */
export function marksOfTheme(plan: PlanLike, themeId: string | null, asAt: string): Marks {
  const index = asIndex(plan, asAt)
  const ids = (index.recommendationsOf.get(themeId) ?? []).map((recommendation) => recommendation.id)
  return marksOfGroups(index, themeId === null ? [...ids, null] : ids)
}

/** The marks of the whole plan, actions without a recommendation included. */
export function marksOfPlan(plan: PlanLike, asAt: string): Marks {
  const index = asIndex(plan, asAt)
  return marksOfGroups(index, [...index.plan.recommendations.map((recommendation) => recommendation.id), null])
}
