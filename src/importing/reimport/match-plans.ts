/** Two readings of a plan held against each other: which part of one is which part of the other. Pure. */
import type { Plan } from '../../plans/plan.ts'
import { type Alone, type Match, nothingSaid, type PartKind, type PlanMatch, partKinds, type Said } from './match.ts'
import { nodesOf, type PlanNodes } from './nodes.ts'
import { pairActions } from './pair-actions.ts'
import { type PairedNodes, pairGroups } from './pair-groups.ts'
import { regroupingsOf } from './regroupings.ts'

const listOf = { theme: 'themes', outcome: 'outcomes', recommendation: 'recommendations', action: 'actions' } as const

/**
 * Pairs the parts of a plan as it is kept with those of its document come again. Every part of both is in exactly one
 * `paired` or `alone`; a `perhaps` names two that are also in `alone`. The same question always has the same answer.
 *
 * @param withdrawn ids of the kept plan that are out of use: they are paired only where nothing in use fits as well
 */
export function matchPlans(
  old: Plan,
  fresh: Plan,
  { said = nothingSaid, withdrawn = new Set<string>() }: { said?: Said; withdrawn?: ReadonlySet<string> } = {},
): PlanMatch {
  const [left, right] = [nodesOf(old, withdrawn), nodesOf(fresh)]
  const of = (kind: PartKind) => ({
    together: said.together.filter((named) => named.kind === kind),
    apart: said.apart.filter((named) => named.kind === kind),
  })
  const groups = (kind: 'theme' | 'outcome' | 'recommendation') =>
    pairGroups(kind, left[listOf[kind]], right[listOf[kind]], of(kind))
  const recommendation = groups('recommendation')
  const recommendationOf = new Map(recommendation.paired.map((pair) => [pair.old, pair.new]))
  const action = pairActions(left, right, recommendationOf, of('action'))
  const found = { theme: groups('theme'), outcome: groups('outcome'), recommendation, action }
  const matches = partKinds.flatMap((kind) => inOrder(kind, found[kind], left, right))
  return { matches, regroupings: regroupingsOf(left, right, matches) }
}

/** In the new document's order, then what it does not have in the old one's. */
function inOrder(kind: PartKind, { paired, perhaps }: PairedNodes, left: PlanNodes, right: PlanNodes): Match[] {
  const byNew = new Map(paired.map((pair) => [pair.new, pair]))
  const olds = new Set(paired.map((pair) => pair.old))
  const alone = { outcome: 'alone', kind } as const
  const fresh = right[listOf[kind]].map(({ id }): Match => byNew.get(id) ?? { ...alone, old: null, new: id })
  const gone = left[listOf[kind]].flatMap(({ id }): Alone[] => (olds.has(id) ? [] : [{ ...alone, old: id, new: null }]))
  return [...fresh, ...gone, ...perhaps]
}
