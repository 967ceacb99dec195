/** A plan's parts as the matching sees them. Pure. */
import type { Action, Plan } from '../../plans/plan.ts'
import { mainOf, type PlanStructure, recommendationOf, structureOf, themeIdOf } from '../../plans/rules/structure.ts'
import { keyOf, type Node, type PartKind } from './match.ts'

export type PlanNodes = {
  plan: Plan
  structure: PlanStructure
  themes: Node[]
  outcomes: Node[]
  recommendations: Node[]
  actions: Node[]
}

/** A number or label without case, brackets and stops: `1.(A)` is `1a`, `Rec 2.1.1.` is `rec2.1.1`. */
export const plainLabel = (label: string | null): string =>
  (label ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]:;,]+/g, '')
    .replace(/\.+$/, '')
    .replace(/(\d)\.(?=[a-z])/g, '$1')

/** What stands below counts by its first words only: enough to know a heading by, and never more than a page of it. */
const mostBelow = 4000

const join = (texts: readonly string[]) => texts.join(' ').slice(0, mostBelow)

/** @param withdrawn keys (`keyOf`) of what is out of use */
export function nodesOf(plan: Plan, withdrawn: ReadonlySet<string> = new Set()): PlanNodes {
  const structure = structureOf(plan)
  const textsOf = (actions: readonly Action[]) => actions.map(({ text }) => text)
  const node = (kind: PartKind, id: string, text: string, label: string | null, below: string): Node => {
    return { id, text, below, label: plainLabel(label), withdrawn: withdrawn.has(keyOf(kind, id)) }
  }
  const below = belowGroups(structure)
  return {
    plan,
    structure,
    themes: plan.themes.map(({ id, title, ref }) => node('theme', id, title, ref, join(below.themes.get(id) ?? []))),
    outcomes: plan.outcomes.map(({ id, title, ref }) =>
      node('outcome', id, title, ref, join(below.outcomes.get(id) ?? [])),
    ),
    recommendations: plan.recommendations.map(({ id, text, ref }) =>
      node('recommendation', id, text, ref, join(textsOf(structure.actionsOf.get(id) ?? []))),
    ),
    actions: plan.actions.map(({ id, text, label }) =>
      node('action', id, text, label, join(textsOf(structure.subsOf.get(id) ?? []))),
    ),
  }
}

/** The words of the recommendations below each theme and outcome. */
function belowGroups(structure: PlanStructure) {
  const themes = new Map<string, string[]>()
  const outcomes = new Map<string, string[]>()
  for (const recommendation of structure.plan.recommendations) {
    const theme = themeIdOf(structure, recommendation)
    const text = recommendation.text
    if (theme !== null) themes.set(theme, [...(themes.get(theme) ?? []), text])
    const { outcome } = recommendation
    if (outcome !== null) outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), text])
  }
  return { themes, outcomes }
}

/** The id of the recommendation an action answers, and of its main action; null where there is none. */
export function placeOf(
  { structure }: PlanNodes,
  action: Action,
): { recommendation: string | null; main: string | null } {
  return {
    recommendation: recommendationOf(structure, action)?.id ?? null,
    main: mainOf(structure, action)?.id ?? null,
  }
}
