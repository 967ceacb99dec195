/** What a part of a plan is called, and what it hangs on. */
import { actionName, quoted, recommendationName } from '../../rules/names.ts'
import { mainOf, type PlanStructure, recommendationOf, themeIdOf } from '../../rules/structure.ts'
import type { Part } from './part.ts'

/** `theme 1`, `the outcome “Children are seen”`, `recommendation 2.1`, `action 1g of 2.1`. */
export function nameOf(structure: PlanStructure, { kind, part }: Part): string {
  switch (kind) {
    case 'action':
      return actionName(structure, part)
    case 'recommendation':
      return recommendationName(part)
    case 'theme':
    case 'outcome':
      return part.ref ? `${kind} ${part.ref}` : `the ${kind} ${quoted(part.title, 60)}`
  }
}

export type PartPlace = { id: string; name: string }

const nowhere: PartPlace = { id: '', name: 'nothing' }

/** What a part hangs on: a sub-action on its main action, an action on its recommendation, and so up to the theme. */
export function placeOf(structure: PlanStructure, { kind, part }: Part): PartPlace {
  if (kind === 'theme') return nowhere
  if (kind === 'outcome') return themePlace(structure, part.theme)
  if (kind === 'recommendation') {
    const outcome = part.outcome === null ? undefined : structure.outcomes.get(part.outcome)
    if (outcome === undefined) return themePlace(structure, themeIdOf(structure, part))
    return { id: `outcome ${outcome.id}`, name: nameOf(structure, { kind: 'outcome', part: outcome }) }
  }
  const main = mainOf(structure, part)
  if (main) return { id: `action ${main.id}`, name: actionName(structure, main) }
  const recommendation = recommendationOf(structure, part)
  if (recommendation === undefined) return { id: '', name: 'no recommendation' }
  return { id: `recommendation ${recommendation.id}`, name: recommendationName(recommendation) }
}

function themePlace(structure: PlanStructure, id: string | null): PartPlace {
  const theme = id === null ? undefined : structure.themes.get(id)
  if (theme === undefined) return { id: '', name: 'no theme' }
  return { id: `theme ${theme.id}`, name: nameOf(structure, { kind: 'theme', part: theme }) }
}
