/** Where everything in a plan hangs, looked up in one step. Built once in O(n); everything else asks it. */
import type { Action, Outcome, Plan, Recommendation, Source, Theme } from '../plan.ts'

export type PlanStructure = {
  plan: Plan
  themes: Map<string, Theme>
  outcomes: Map<string, Outcome>
  recommendations: Map<string, Recommendation>
  actions: Map<string, Action>
  /** Sub-actions by their main action, in the document's order. */
  subsOf: Map<string, Action[]>
  /** Actions by recommendation; the key is null for those under none. A sub-action goes where its main action is. */
  actionsOf: Map<string | null, Action[]>
  /** Recommendations by theme; the key is null for those under none. */
  recommendationsOf: Map<string | null, Recommendation[]>
  sources: Map<string, Source>
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The theme a recommendation belongs to: its own, or else its outcome's; null where neither is in the plan. */
export function themeIdOf(structure: PlanStructure, recommendation: Recommendation): string | null {
  const own = recommendation.theme
  if (own !== null && structure.themes.has(own)) return own
  const outcome = recommendation.outcome === null ? undefined : structure.outcomes.get(recommendation.outcome)
  const above = outcome?.theme ?? null
  return above !== null && structure.themes.has(above) ? above : null
}

/** Whether a recommendation had been taken out of the plan by a day: it stays readable and counts no more. */
export function isWithdrawn({ withdrawn }: Recommendation, asAt: string): boolean {
  return withdrawn !== undefined && withdrawn.on <= asAt
}

/** The main action of a sub-action, where the plan has it. An action that names itself has none. */
export function mainOf(structure: PlanStructure, action: Action): Action | undefined {
  return action.parent === null || action.parent === action.id ? undefined : structure.actions.get(action.parent)
}

/** The recommendation an action answers: its main action's where it is a sub-action, else its own. */
export function recommendationOf(structure: PlanStructure, action: Action): Recommendation | undefined {
  const id = mainOf(structure, action)?.recommendation ?? action.recommendation
  return id === null ? undefined : structure.recommendations.get(id)
}

/** The theme an action stands under, through its recommendation; null where there is none. */
export function themeIdOfAction(structure: PlanStructure, action: Action): string | null {
  const recommendation = recommendationOf(structure, action)
  return recommendation ? themeIdOf(structure, recommendation) : null
}

export function structureOf(plan: Plan): PlanStructure {
  const structure: PlanStructure = {
    plan,
    themes: byId(plan.themes),
    outcomes: byId(plan.outcomes),
    recommendations: byId(plan.recommendations),
    actions: byId(plan.actions),
    subsOf: new Map(),
    actionsOf: new Map(),
    recommendationsOf: new Map(),
    sources: new Map(plan.sources.map((source) => [source.code, source])),
  }
  for (const recommendation of plan.recommendations) {
    push(structure.recommendationsOf, themeIdOf(structure, recommendation), recommendation)
  }
  for (const action of plan.actions) {
    const main = mainOf(structure, action)
    if (main) push(structure.subsOf, main.id, action)
    push(structure.actionsOf, recommendationOf(structure, action)?.id ?? null, action)
  }
  return structure
}
