/** Two readings of a plan held against each other: which part of one is which part of the other. Pure. */
import type { Plan } from '../../plans/plan.ts'
import {
  type Alone,
  type Match,
  nothingSaid,
  type PartKind,
  type PlanMatch,
  partKinds,
  type Regrouping,
  type Said,
} from './match.ts'
import { nodesOf, type PlanNodes } from './nodes.ts'
import { pairActions } from './pair-actions.ts'
import { type PairedNodes, pairGroups } from './pair-groups.ts'
import { regroupingsOf } from './regroupings.ts'

const listOf = { theme: 'themes', outcome: 'outcomes', recommendation: 'recommendations', action: 'actions' } as const

/**
 * Pairs the parts of a plan as it is kept with those of its document come again. Every part of both is in exactly one
 * `paired` or `alone`; a `perhaps` names two that are also in `alone`. The same question always has the same answer.
 *
 * @param withdrawn keys (`keyOf`) of the kept plan's parts that are out of use: they are paired only where nothing in use fits as well
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
  const made = partKinds.flatMap((kind) => inOrder(kind, found[kind], left, right))
  const regroupings = regroupingsOf(left, right, made)
  const matches = regroupings.some(({ change }) => change === 'split') ? withFirstParts(made, regroupings) : made
  return { matches, regroupings }
}

/** What was split keeps its id for the first part, as when a person splits an action, also where a later part is more alike. */
function withFirstParts(matches: readonly Match[], regroupings: readonly Regrouping[]): Match[] {
  const swap = new Map<string, string>()
  for (const {
    change,
    new: [first = '', ...others],
    old: [whole],
  } of regroupings) {
    const held = matches.find((match) => match.outcome === 'paired' && match.kind === 'action' && match.old === whole)
    if (change !== 'split' || held?.new == null || held.new === first || !others.includes(held.new)) continue
    if (held.outcome === 'paired' && held.reason === 'said') continue
    swap.set(held.new, first).set(first, held.new)
  }
  const byNew = new Map(matches.map((match) => [match.kind === 'action' ? match.new : null, match]))
  return matches.map((match) => {
    const other = match.kind === 'action' && match.outcome !== 'perhaps' && match.new ? swap.get(match.new) : undefined
    const given = other === undefined ? undefined : byNew.get(other)
    // A pair goes to the other's new part, and the other's being alone to this one's.
    if (given === undefined || given.outcome === 'perhaps' || match.new === null) return match
    return given.outcome === 'paired'
      ? { ...given, new: match.new }
      : { outcome: 'alone', kind: 'action', old: null, new: match.new }
  })
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
