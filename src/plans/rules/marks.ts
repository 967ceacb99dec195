/**
 * The three marks: done (its actions are delivered), evidenced (its criteria are proven), felt (its indicators reached
 * target and stayed there). One never stands for another.
 */
import { type FeltState, type LinkFelt, weakestOf } from '../../performance/links/rules/felt.ts'
import type { Recommendation } from '../plan.ts'
import { feltOfRecommendation } from './felt.ts'
import { asIndex, type PlanIndex, type PlanLike } from './plan-index.ts'
import { isWithdrawn } from './structure.ts'
import { isPointProven, pointsOf } from './to-prove.ts'

export type MarkState = 'reached' | 'part' | 'not yet' | 'nothing to count'

export type Mark = { count: number; of: number; state: MarkState }

/** Success criteria evidenced and, where none is printed for an action, the action itself. */
export type EvidencedMark = Mark & { /** How many of `of` are such actions. */ actions: number }

/**
 * Of one recommendation its measures, of several the recommendations that have any: how many have reached their target and
 * stayed there. `state` is the weakest.
 */
export type FeltMark = {
  count: number
  of: number
  state: FeltState
  unit: 'measure' | 'recommendation'
  /** How many of `of` get worse. */
  worse: number
}

export type Marks = {
  /** Actions delivered, of those not withdrawn. */
  done: Mark
  evidenced: EvidencedMark
  felt: FeltMark
}

function markOf(count: number, of: number): Mark {
  if (of === 0) return { count, of, state: 'nothing to count' }
  if (count === of) return { count, of, state: 'reached' }
  return { count, of, state: count === 0 ? 'not yet' : 'part' }
}

function doneOf(index: PlanIndex, actionIds: readonly string[]): Mark {
  const live = actionIds.map((id) => index.standings.get(id)?.status).filter((status) => status !== 'withdrawn')
  return markOf(live.filter((status) => status === 'delivered').length, live.length)
}

function evidencedOf(index: PlanIndex, ids: readonly (string | null)[]): EvidencedMark {
  const points = ids.flatMap((id) => pointsOf(index, id))
  const proven = points.filter((point) => isPointProven(index, point)).length
  return { ...markOf(proven, points.length), actions: points.filter((point) => point.criterion === null).length }
}

/** What an evidenced mark counts, for one and for many: criteria, actions, or both. */
export function evidencedUnit({ of, actions }: EvidencedMark): [singular: string, plural: string] {
  if (actions === 0) return ['success criterion', 'success criteria']
  return actions === of ? ['action', 'actions'] : ['point to prove', 'points to prove']
}

function feltMark(states: readonly FeltState[], unit: FeltMark['unit']): FeltMark {
  const count = (state: FeltState) => states.filter((one) => one === state).length
  return { count: count('sustained'), of: states.length, state: weakestOf(states), unit, worse: count('worse') }
}

const statesOf = (links: readonly LinkFelt[]): FeltState[] => links.map(({ state }) => state)

/** A withdrawn recommendation takes no part in what several add up to. */
function feltOfGroups(index: PlanIndex, ids: readonly (string | null)[]): FeltMark {
  const states = ids.flatMap((id) => {
    const recommendation = index.recommendations.get(id ?? '')
    if (recommendation === undefined || isWithdrawn(recommendation, index.asAt)) return []
    const links = feltOfRecommendation(index, recommendation.id)
    return links.length === 0 ? [] : [weakestOf(statesOf(links))]
  })
  return feltMark(states, 'recommendation')
}

function marksOfGroups(index: PlanIndex, ids: readonly (string | null)[]): Marks {
  const actionIds = ids.flatMap((id) => (index.actionsOf.get(id) ?? []).map((action) => action.id))
  return {
    done: doneOf(index, actionIds),
    evidenced: evidencedOf(index, ids),
    felt: feltOfGroups(index, ids),
  }
}

/** The marks of one recommendation, or of several added up. */
export function marksOf(plan: PlanLike, which: Recommendation | readonly string[], asAt: string): Marks {
  const index = asIndex(plan, asAt)
  if (!('id' in which)) return marksOfGroups(index, which)
  const felt = feltMark(statesOf(feltOfRecommendation(index, which.id)), 'measure')
  return { ...marksOfGroups(index, [which.id]), felt }
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
