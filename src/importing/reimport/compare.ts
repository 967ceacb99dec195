/**
 * What the document that came in would make of the plan: each part new, changed, moved, gone or as it was. Three states are
 * held against each other: what the last document printed, the plan as it is now, what this document prints; so that what was
 * agreed in Upturn is told apart from what the authors changed. Pure.
 */
import type { Plan } from '../../plans/plan.ts'
import { standingsOf } from '../../plans/rules/standing.ts'
import { structureOf } from '../../plans/rules/structure.ts'
import { compareContext } from './compare-context.ts'
import { gonePart, newPart, pairedPart, type View } from './compare-parts.ts'
import { type Compared, type Comparison, noChoices } from './comparison.ts'
import { listOf, type Part } from './fields.ts'
import { keyOf, type Match, type Perhaps, partKinds } from './match.ts'
import { matchPlans } from './match-plans.ts'

export function comparePlans({ old, fresh, base, choices = noChoices }: Compared): Comparison {
  const withdrawn = withdrawnIn(old)
  const { matches, regroupings } = matchPlans(old, fresh, { said: choices.said, withdrawn })
  const inUse = (kind: Match['kind'], id: string | null) => id !== null && !withdrawn.has(keyOf(kind, id))
  const perhaps = matches.filter(
    (match): match is Perhaps => match.outcome === 'perhaps' && inUse(match.kind, match.old),
  )
  const view: View = {
    old,
    fresh,
    base,
    choices,
    perhaps,
    regroupings,
    withdrawn,
    ...indexesOf(old, fresh, base, matches),
  }
  const alone = matches.filter((match) => match.outcome === 'alone')
  return {
    old,
    fresh,
    matches,
    regroupings,
    paired: matches.flatMap((match) => (match.outcome === 'paired' ? pairedPart(view, match) : [])),
    added: alone.flatMap((match) => (match.new === null ? [] : newPart(view, match.kind, match.new))),
    // Of what is withdrawn already and not in the document, nothing is to be said.
    gone: alone.flatMap(({ kind, old: id }) => (id !== null && inUse(kind, id) ? gonePart(view, kind, id) : [])),
    unsure: perhaps,
    context: compareContext(old, fresh),
  }
}

/** Keys of what is out of use, whatever the day: an action by its newest update, the others by their own word. */
export function withdrawnIn(plan: Plan): Set<string> {
  const standings = standingsOf(plan, structureOf(plan).subsOf, '9999-12-31')
  const actions = plan.actions.filter(({ id }) => standings.get(id)?.status === 'withdrawn')
  const others = (['theme', 'outcome', 'recommendation'] as const).flatMap((kind) =>
    plan[listOf[kind]].flatMap((part) => (part.withdrawn === undefined ? [] : [keyOf(kind, part.id)])),
  )
  return new Set([...actions.map(({ id }) => keyOf('action', id)), ...others])
}

function partsOf(plan: Plan): Map<string, Part> {
  return new Map(
    partKinds.flatMap((kind) => plan[listOf[kind]].map((part): [string, Part] => [keyOf(kind, part.id), part])),
  )
}

function indexesOf(old: Plan, fresh: Plan, base: Plan | null, matches: readonly Match[]) {
  const newOf = new Map<string, string>()
  for (const match of matches)
    if (match.outcome === 'paired') newOf.set(keyOf(match.kind, match.old), keyOf(match.kind, match.new))
  return { oldParts: partsOf(old), freshParts: partsOf(fresh), baseParts: base && partsOf(base), newOf }
}
