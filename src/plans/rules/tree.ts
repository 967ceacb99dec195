/** The plan as a tree: theme, outcome, recommendation, main action, sub-action, in the document's order. */
import type { Action, Outcome, Plan, Recommendation, Theme } from '../plan.ts'
import { mainOf, type PlanStructure, structureOf, themeIdOf } from './structure.ts'

export type ActionNode = { action: Action; subs: ActionNode[] }

/** `recommendation` is null for actions that the document hangs on none. */
export type RecommendationNode = { recommendation: Recommendation | null; title: string; actions: ActionNode[] }

/** `outcome` is null for what stands directly under the theme. */
export type OutcomeNode = { outcome: Outcome | null; title: string; recommendations: RecommendationNode[] }

/** `theme` is null for what stands under no theme. */
export type ThemeNode = { theme: Theme | null; title: string; outcomes: OutcomeNode[] }

export const notUnderATheme = 'Not under a theme'
export const notUnderAnOutcome = 'Not under an outcome'
export const notUnderARecommendation = 'Not under a recommendation'

/** `1 Leadership`, or the title alone where no number is printed or the title already begins with it. */
export function titleWithRef(ref: string | null, title: string): string {
  return ref === null || ref === '' || title.startsWith(ref) ? title : `${ref} ${title}`
}

/** An action and its sub-actions. `seen` holds what is already placed, so that a ring of parents cannot run for ever. */
function actionNode(structure: PlanStructure, action: Action, seen: Set<string>): ActionNode {
  seen.add(action.id)
  const subs = (structure.subsOf.get(action.id) ?? []).filter((sub) => !seen.has(sub.id))
  return { action, subs: subs.map((sub) => actionNode(structure, sub, seen)) }
}

function actionNodes(structure: PlanStructure, recommendationId: string | null): ActionNode[] {
  const actions = structure.actionsOf.get(recommendationId) ?? []
  const seen = new Set<string>()
  const nodes: ActionNode[] = []
  for (const action of actions) if (!mainOf(structure, action)) nodes.push(actionNode(structure, action, seen))
  for (const action of actions) if (!seen.has(action.id)) nodes.push(actionNode(structure, action, seen))
  return nodes
}

function outcomeNode(outcome: Outcome | null): OutcomeNode {
  return { outcome, title: outcome ? titleWithRef(outcome.ref, outcome.title) : notUnderAnOutcome, recommendations: [] }
}

function themeNode(theme: Theme | null): ThemeNode {
  return { theme, title: theme ? titleWithRef(theme.ref, theme.title) : notUnderATheme, outcomes: [] }
}

/** Finds the outcome's node under a theme's, or adds it where the document first names it. */
function outcomeUnder(
  theme: ThemeNode,
  outcome: Outcome | null,
  byOutcome: Map<Outcome | null, OutcomeNode>,
): OutcomeNode {
  const held = byOutcome.get(outcome)
  if (held) return held
  const node = outcomeNode(outcome)
  byOutcome.set(outcome, node)
  theme.outcomes.push(node)
  return node
}

/**
 * The tree of a plan, in O(n). Themes and outcomes with nothing under them are kept: an empty theme is a fact; one that was
 * withdrawn with all below it is shown only for what is left there.
 */
export function treeOf(plan: Plan): ThemeNode[] {
  const structure = structureOf(plan)
  const themes = new Map<string | null, ThemeNode>()
  const outcomes = new Map<ThemeNode, Map<Outcome | null, OutcomeNode>>()
  const themeFor = (id: string | null): ThemeNode => {
    const held = themes.get(id)
    if (held) return held
    const node = themeNode(id === null ? null : (structure.themes.get(id) ?? null))
    themes.set(id, node)
    outcomes.set(node, new Map())
    return node
  }
  const outcomeFor = (theme: ThemeNode, outcome: Outcome | null): OutcomeNode =>
    outcomeUnder(theme, outcome, outcomes.get(theme) ?? new Map())

  for (const theme of plan.themes) if (theme.withdrawn === undefined) themeFor(theme.id)
  for (const outcome of plan.outcomes) {
    if (outcome.withdrawn !== undefined) continue
    outcomeFor(themeFor(outcome.theme !== null && structure.themes.has(outcome.theme) ? outcome.theme : null), outcome)
  }
  for (const recommendation of plan.recommendations) {
    const outcome = recommendation.outcome === null ? null : (structure.outcomes.get(recommendation.outcome) ?? null)
    const node = outcomeFor(themeFor(themeIdOf(structure, recommendation)), outcome)
    const title = titleWithRef(recommendation.ref, recommendation.text)
    node.recommendations.push({ recommendation, title, actions: actionNodes(structure, recommendation.id) })
  }
  const loose = actionNodes(structure, null)
  if (loose.length > 0) {
    const node = outcomeFor(themeFor(null), null)
    node.recommendations.push({ recommendation: null, title: notUnderARecommendation, actions: loose })
  }
  return [...themes.values()]
}
