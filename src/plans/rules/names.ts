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
  return recommendation.ref
    ? `recommendation ${recommendation.ref}`
    : `the recommendation ${quoted(recommendation.text, 60)}`
}

/** `2.1.1 action 1g`: the shortest words that find an action in the document; its first words where it has no label. */
export function actionName(structure: PlanStructure, action: Action): string {
  const ref = recommendationOf(structure, action)?.ref ?? null
  if (action.label === null || action.label === '') return `${ref ? `${ref} ` : ''}${quoted(action.text, 60)}`
  const main = mainOf(structure, action)
  const within = main?.label && !action.label.startsWith(main.label) ? `${main.label} ` : ''
  return `${ref ? `${ref} ` : ''}action ${within}${action.label}`
}
