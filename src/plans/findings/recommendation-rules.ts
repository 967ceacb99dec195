/** Findings on what a recommendation lacks, and on actions that say nothing of their own. */
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { searchable, sentenceCase } from '../rules/words.ts'
import type { FindingRule } from './finding-rule.ts'

export const recommendationNoAction: FindingRule = {
  code: 'recommendation.no-action',
  severity: 'error',
  title: 'Recommendations that nobody acts on',
  meaning: 'The plan repeats the recommendation and says nothing of what will be done about it.',
  example: 'Recommendation 3.2.4 has no action.',
  board: 3,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      if ((facts.actionsOf.get(recommendation.id) ?? []).length > 0) continue
      const message = `${sentenceCase(recommendationName(recommendation))} has no action.`
      yield { message, at: recommendation.at, subject: recommendation.id }
    }
  },
}

export const recommendationNoCriterion: FindingRule = {
  code: 'recommendation.no-criterion',
  severity: 'warning',
  title: 'Recommendations without a success criterion',
  meaning:
    'Neither a criterion nor a measurable impact says how anybody will know that it worked. Its actions can all be delivered and it can never be evidenced.',
  example: 'Recommendation 2.4.1 has no success criterion, so it can be done but never evidenced.',
  board: 2,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      const actions = facts.actionsOf.get(recommendation.id) ?? []
      const stated = [recommendation.criteria, recommendation.impacts, ...actions.map((action) => action.criteria)]
      if (stated.some((list) => list.length > 0)) continue
      const message = `${sentenceCase(recommendationName(recommendation))} has no success criterion, so it can be done but never evidenced.`
      yield { message, at: recommendation.at, subject: recommendation.id }
    }
  },
}

export const recommendationNoTarget: FindingRule = {
  code: 'recommendation.no-target',
  severity: 'note',
  title: 'Recommendations without a target',
  meaning: 'No figure is set that it should reach. For some recommendations that is right; a board should know which.',
  example: 'Recommendation 1.2.1 has no performance target.',
  board: 0,
  *find(facts) {
    for (const recommendation of facts.plan.recommendations) {
      if (recommendation.targets.length > 0) continue
      const message = `${sentenceCase(recommendationName(recommendation))} has no performance target.`
      yield { message, at: recommendation.at, subject: recommendation.id }
    }
  },
}

const pointsElsewhere =
  /^(?:please )?(?:see|as|refer to|as per|per) (?:the )?(?:recommendation|above|left|previous)(?: column| above| text)?$/

/** No text that only points elsewhere is longer. */
const longestPointer = 60

export const actionEmptyTitle: FindingRule = {
  code: 'action.empty-title',
  severity: 'note',
  title: 'Actions without words of their own',
  meaning:
    'The action only points at the recommendation, or has no words at all. What is to be done, and when it is done, is left to the reader.',
  example: 'Action 1 of 2.1.4 says only “See recommendation column”.',
  board: 0,
  *find(facts) {
    for (const action of facts.plan.actions) {
      if (action.text.length > longestPointer) continue
      const words = searchable(action.text)
      if (words !== '' && !pointsElsewhere.test(words.replace(/\.$/, ''))) continue
      const says = words === '' ? 'has no words' : `says only ${quoted(action.text)}`
      yield { message: `${sentenceCase(actionName(facts, action))} ${says}.`, at: action.at, subject: action.id }
    }
  },
}
