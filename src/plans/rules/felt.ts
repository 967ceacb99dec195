/** What measures say beside what is done: colours that they hold back, and where the two do not fit together. */
import { feltOf, type LinkFelt, weakestOf } from '../../performance/links/rules/felt.ts'
import type { Recommendation } from '../plan.ts'
import type { PlanIndex } from './plan-index.ts'
import { isWithdrawn } from './structure.ts'

/** Every measure of a recommendation, with how it stands. */
export function feltOfRecommendation(index: Pick<PlanIndex, 'felt'>, id: string): readonly LinkFelt[] {
  return feltOf(index.felt, { kind: 'recommendation', id })
}

/** Measures that say it is not well: worse than chance explains, or not at a target whose date has passed. */
export function failing(links: readonly LinkFelt[]): LinkFelt[] {
  return links.filter(({ state, missed }) => state === 'worse' || missed)
}

/**
 * `nothing better`: all its actions are delivered, and a measure gets worse, missed its target, or (without a target) is no
 * better though the recommendation's own date has passed. `better, not done`: every measure has reached its target while
 * actions are open, or all improve though none of its actions is delivered.
 */
export type MismatchKind = 'nothing better' | 'better, not done'

export type Mismatch = {
  kind: MismatchKind
  recommendation: Recommendation
  /** The measures that show it. */
  links: readonly LinkFelt[]
  /** Actions delivered, of those not withdrawn. */
  delivered: number
  actions: number
}

/** With too few figures to tell change from chance nobody can say that nothing is better. */
function noBetterInTime(index: PlanIndex, { by }: Recommendation, links: readonly LinkFelt[]): LinkFelt[] {
  const over = by.due !== null && by.due < index.asAt
  return links.filter(
    ({ state, standing, facts }) =>
      over && standing === null && state === 'not yet' && facts !== null && facts.change !== 'too early',
  )
}

function betterThan(links: readonly LinkFelt[], delivered: number): boolean {
  const weakest = weakestOf(links.map(({ state }) => state))
  return weakest === 'reached' || weakest === 'sustained' || (weakest === 'improving' && delivered === 0)
}

/** Where what is done and what is measured do not fit together; null where they do, or nobody can say. */
export function mismatchOf(index: PlanIndex, recommendation: Recommendation): Mismatch | null {
  const links = feltOfRecommendation(index, recommendation.id)
  if (links.length === 0 || isWithdrawn(recommendation, index.asAt)) return null
  const live = (index.actionsOf.get(recommendation.id) ?? []).filter(
    ({ id }) => index.standings.get(id)?.status !== 'withdrawn',
  )
  const delivered = live.filter(({ id }) => index.standings.get(id)?.status === 'delivered').length
  const found = { recommendation, delivered, actions: live.length }
  if (live.length > 0 && delivered === live.length) {
    const bad = new Set([...failing(links), ...noBetterInTime(index, recommendation, links)])
    return bad.size === 0 ? null : { kind: 'nothing better', links: links.filter((link) => bad.has(link)), ...found }
  }
  return live.length > 0 && betterThan(links, delivered) ? { kind: 'better, not done', links, ...found } : null
}

/** Of the whole plan: first where all is done and nothing better, each in the document's order. */
export function mismatchesOf(index: PlanIndex): Mismatch[] {
  const all = index.plan.recommendations.flatMap((one) => mismatchOf(index, one) ?? [])
  const of = (kind: MismatchKind) => all.filter((one) => one.kind === kind)
  return [...of('nothing better'), ...of('better, not done')]
}
