/** The parts of a plan that a link can lead from and to: whether they are there, what they are called, what holds what. */
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { mainOf, type PlanStructure, recommendationOf, themeIdOf } from '../rules/structure.ts'
import type { Part } from './link.ts'

export function hasPart(structure: PlanStructure, { kind, id }: Part): boolean {
  const held = {
    theme: structure.themes,
    outcome: structure.outcomes,
    recommendation: structure.recommendations,
    action: structure.actions,
  }
  return held[kind].has(id)
}

/** `action 1g of 2.1.1`, `recommendation 2.1.1`, `outcome 2.2`, `theme 2`; says so of a part that is not in the plan. */
export function partName(structure: PlanStructure, part: Part): string {
  if (part.kind === 'action') {
    const action = structure.actions.get(part.id)
    if (action) return actionName(structure, action)
  }
  if (part.kind === 'recommendation') {
    const recommendation = structure.recommendations.get(part.id)
    if (recommendation) return recommendationName(recommendation)
  }
  if (part.kind === 'outcome') {
    const outcome = structure.outcomes.get(part.id)
    if (outcome)
      return outcome.ref ? `outcome ${outcomeNumber(structure, part.id)}` : `outcome ${quoted(outcome.title, 60)}`
  }
  if (part.kind === 'theme') {
    const theme = structure.themes.get(part.id)
    if (theme) return theme.ref ? `theme ${theme.ref}` : `theme ${quoted(theme.title, 60)}`
  }
  return `${part.kind} ${part.id}, which is not in the plan`
}

/** `2.3` for the third outcome of theme 2, whether the document prints `2.3` or only `3`. */
export function outcomeNumber(structure: PlanStructure, id: string): string {
  const outcome = structure.outcomes.get(id)
  const ref = trimmedRef(outcome?.ref)
  const theme = outcome?.theme ? trimmedRef(structure.themes.get(outcome.theme)?.ref) : ''
  return ref.includes('.') || theme === '' || ref === '' ? ref : `${theme}.${ref}`
}

/** A number as printed without the full stop and the space after it. */
export function trimmedRef(ref: string | null | undefined): string {
  return (ref ?? '').trim().replace(/[.\s]+$/, '')
}

/** The words of a part: an action's, a recommendation's, a title. */
export function partWords(structure: PlanStructure, { kind, id }: Part): string {
  if (kind === 'action') return structure.actions.get(id)?.text ?? ''
  if (kind === 'recommendation') return structure.recommendations.get(id)?.text ?? ''
  return (kind === 'outcome' ? structure.outcomes : structure.themes).get(id)?.title ?? ''
}

/** What a part belongs to, nearest first: an action's main action, its recommendation, the outcome, the theme. */
export function holdersOf(structure: PlanStructure, part: Part): Part[] {
  if (part.kind === 'theme') return []
  if (part.kind === 'outcome') {
    const theme = structure.outcomes.get(part.id)?.theme ?? null
    return theme !== null && structure.themes.has(theme) ? [{ kind: 'theme', id: theme }] : []
  }
  if (part.kind === 'recommendation') {
    const recommendation = structure.recommendations.get(part.id)
    if (!recommendation) return []
    const theme = themeIdOf(structure, recommendation)
    const outcome = recommendation.outcome
    return [
      ...(outcome !== null && structure.outcomes.has(outcome) ? [{ kind: 'outcome', id: outcome } as const] : []),
      ...(theme !== null ? [{ kind: 'theme', id: theme } as const] : []),
    ]
  }
  const action = structure.actions.get(part.id)
  if (!action) return []
  const main = mainOf(structure, action)
  const recommendation = recommendationOf(structure, action)
  const above: Part[] = recommendation ? [{ kind: 'recommendation', id: recommendation.id }] : []
  return [
    ...(main ? [{ kind: 'action', id: main.id } as const] : []),
    ...above,
    ...above.flatMap((one) => holdersOf(structure, one)),
  ]
}

/** True where one part is the other or belongs to it. */
export function isWithin(structure: PlanStructure, part: Part, whole: Part): boolean {
  const same = (one: Part) => one.kind === whole.kind && one.id === whole.id
  return same(part) || holdersOf(structure, part).some(same)
}

/** The theme that a part lies in; null where it lies in none. */
export function themeOfPart(structure: PlanStructure, part: Part): string | null {
  return [part, ...holdersOf(structure, part)].find(({ kind }) => kind === 'theme')?.id ?? null
}
