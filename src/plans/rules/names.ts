/** What a thing is called in a sentence: by its printed label and number where it has them, else by its first words. */
import type { Action, Recommendation } from '../plan.ts'
import { mainOf, type PlanStructure, recommendationOf } from './structure.ts'
import { shortened } from './words.ts'

/** `“Establish an effective improvement board”`, cut at a word. */
export function quoted(text: string, most = 90): string {
  return `“${shortened(text, most)}”`
}

/** `recommendation 2.1.1` or `the recommendation “Review of the plan”`. */
export function recommendationName(recommendation: Recommendation): string {
  if (recommendation.ref) return `recommendation ${recommendation.ref}`
  return recommendation.text.trim() === ''
    ? 'a recommendation without number or words'
    : `the recommendation ${quoted(recommendation.text, 60)}`
}

/** An action by its label, with its main action's before a bare letter: `1g`, `1 a`; its first words where it has none. */
function labelName(structure: PlanStructure, action: Action): string {
  if (action.label === null || action.label === '') return quoted(action.text, 60)
  const main = mainOf(structure, action)
  return main?.label && !/\d/.test(action.label) ? `${main.label} ${action.label}` : action.label
}

/** ` of 2.1.1`, unless the label already begins with the recommendation's number. */
function ofRecommendation(structure: PlanStructure, action: Action): string {
  const ref = recommendationOf(structure, action)?.ref ?? ''
  return ref === '' || action.label?.startsWith(`${ref}.`) ? '' : ` of ${ref}`
}

/** `action 1g of 2.1.1`: the shortest words that find an action in the document; its first words where it has no label. */
export function actionName(structure: PlanStructure, action: Action): string {
  return `action ${labelName(structure, action)}${ofRecommendation(structure, action)}`
}

/** `actions 1b to 1j of 2.1.1`, for a run in the document's order. */
export function actionSpanName(structure: PlanStructure, actions: readonly Action[]): string {
  const [first, last] = [actions[0], actions.at(-1)]
  if (!first || !last) return 'no actions'
  const span = `${labelName(structure, first)} to ${labelName(structure, last)}`
  return `actions ${span}${ofRecommendation(structure, first)}`
}
