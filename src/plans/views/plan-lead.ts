/** The first sentence of the plan's page and of its entry on the home page. Pure. */

import { listInWords, numberInWords, plural, pluralInWords, sentenceCase } from '../../ui/words.ts'
import {
  isDueWithin,
  isOverdue,
  isWithdrawn,
  isWithoutDate,
  isWithoutLead,
  judgeRecommendation,
  mismatchesOf,
  type PlanIndex,
} from '../rules/index.ts'

export type PlanCounts = {
  recommendations: number
  offTrack: number
  actions: number
  overdue: number
  dueSoon: number
  withoutDate: number
  withoutLead: number
  /** Recommendations of which all is done and nothing better. */
  nothingBetter: number
}

/** Six weeks: the time in which a board can still do something about it. */
export const soon = 42

export function countPlan(index: PlanIndex): PlanCounts {
  const { plan, asAt, standings } = index
  const open = plan.actions.flatMap((action) => {
    const standing = standings.get(action.id)
    return standing === undefined ? [] : [{ action, standing }]
  })
  return {
    recommendations: plan.recommendations.filter((one) => !isWithdrawn(one, asAt)).length,
    offTrack: plan.recommendations.filter((one) => judgeRecommendation(index, one).colour === 'red').length,
    actions: plan.actions.length,
    overdue: open.filter(({ action, standing }) => isOverdue(action, standing, asAt)).length,
    dueSoon: open.filter(({ action, standing }) => isDueWithin(action, standing, asAt, soon)).length,
    withoutDate: plan.actions.filter((action) => isWithoutDate(index, action)).length,
    withoutLead: plan.actions.filter((action) => isWithoutLead(index, action)).length,
    nothingBetter: mismatchesOf(index).filter(({ kind }) => kind === 'nothing better').length,
  }
}

function actionsInWords(counts: PlanCounts): string {
  const parts: string[] = []
  if (counts.overdue > 0)
    parts.push(`${pluralInWords(counts.overdue, 'action')} ${counts.overdue === 1 ? 'is' : 'are'} overdue`)
  if (counts.dueSoon > 0) parts.push(`${pluralInWords(counts.dueSoon, 'more falls', 'more fall')} due within six weeks`)
  if (counts.withoutDate > 0) parts.push(`${pluralInWords(counts.withoutDate, 'has', 'have')} no date`)
  return parts.length === 0 ? 'no action is overdue or due within six weeks' : listInWords(parts)
}

/** The gravest thing that can be said of a plan: `All is done for two recommendations, and nothing is better.` */
export function nothingBetterInWords(count: number): string {
  return count === 0
    ? ''
    : `All is done for ${pluralInWords(count, 'recommendation')}, and it is not better for children. `
}

/** `Three of the 24 recommendations have an action off track: 12 actions are overdue and four more fall due within six weeks.` */
export function planInASentence(counts: PlanCounts): string {
  if (counts.actions === 0) return 'No action was found in this document.'
  const rest = actionsInWords(counts)
  if (counts.recommendations === 0) return `${sentenceCase(rest)}.`
  const first = nothingBetterInWords(counts.nothingBetter)
  const of = `of the ${plural(counts.recommendations, 'recommendation')}`
  if (counts.offTrack === 0) return `${first}None ${of} has an action off track: ${rest}.`
  const verb = counts.offTrack === 1 ? 'has' : 'have'
  return `${first}${sentenceCase(numberInWords(counts.offTrack))} ${of} ${verb} an action off track: ${rest}.`
}
