/** The colour of a recommendation, a theme or the plan, from the colours of its actions. */
import type { Recommendation } from '../plan.ts'
import { dayInWords } from './days.ts'
import { failing, feltOfRecommendation } from './felt.ts'
import { asIndex, type PlanIndex, type PlanLike } from './plan-index.ts'
import { type Rag, type RagColour, ragWords } from './rag-key.ts'
import { isWithdrawn } from './structure.ts'
import type { RagThresholds } from './thresholds.ts'
import { agree, counted, listed, sentenceCase } from './words.ts'

export type RagCounts = Record<RagColour, number>

export function countRags(rags: Iterable<{ colour: RagColour }>): RagCounts {
  const counts: RagCounts = { red: 0, amber: 0, green: 0, blue: 0, grey: 0 }
  for (const rag of rags) counts[rag.colour] += 1
  return counts
}

function withoutPath(colour: RagColour, reason: string): Rag {
  return { colour, word: ragWords[colour], reason, pathToGreen: null }
}

function countsInWords(counts: RagCounts, total: number): string {
  const parts: [RagColour, string][] = [
    ['red', 'off track'],
    ['amber', 'at risk'],
    ['green', 'on course'],
    ['blue', 'done and evidenced'],
    ['grey', 'not judged'],
  ]
  const said = parts.filter(([colour]) => counts[colour] > 0).map(([colour, words]) => `${counts[colour]} ${words}`)
  return `${sentenceCase(`of ${counted(total, 'action')}, ${listed(said)}`)}.`
}

/** From which share (per cent of those judged) or number of red actions the whole is red; below both, any red is amber. */
type RedFrom = Pick<RagThresholds, 'redShare' | 'redCount'>

const anyRed: RedFrom = { redShare: 0, redCount: null }

function isRed({ red }: RagCounts, judged: number, { redShare, redCount }: RedFrom): boolean {
  return red > 0 && (red * 100 >= redShare * judged || (redCount !== null && red >= redCount))
}

function judgeCounts(counts: RagCounts, redFrom: RedFrom): Rag {
  const total = counts.red + counts.amber + counts.green + counts.blue + counts.grey
  if (total === 0) return withoutPath('grey', 'It has no action to judge it by.')
  const judged = total - counts.grey
  const reason = countsInWords(counts, total)
  if (judged === 0) return withoutPath('grey', `${reason} None has a date to judge it by.`)
  if (isRed(counts, judged, redFrom)) return withoutPath('red', reason)
  if (counts.red + counts.amber > 0) return withoutPath('amber', reason)
  return withoutPath(counts.green > 0 ? 'green' : 'blue', reason)
}

/** Withdrawn actions are out of the plan and take no part. */
function liveRags(index: PlanIndex, actionIds: readonly string[]): Rag[] {
  return actionIds
    .filter((id) => index.standings.get(id)?.status !== 'withdrawn')
    .map((id) => index.rags.get(id))
    .filter((rag) => rag !== undefined)
}

function missedItsDate(index: PlanIndex, recommendation: Recommendation, counts: RagCounts): Rag | null {
  const { due } = recommendation.by
  const open = counts.red + counts.amber + counts.green + counts.grey
  if (due === null || due >= index.asAt || open === 0) return null
  const undelivered = (index.actionsOf.get(recommendation.id) ?? []).filter((action) => {
    const status = index.standings.get(action.id)?.status
    return status !== 'delivered' && status !== 'withdrawn'
  }).length
  if (undelivered === 0) return null
  return withoutPath(
    'red',
    `It was to be achieved by ${dayInWords(due)} and ${counted(undelivered, 'action')} ${agree(undelivered, 'is', 'are')} not delivered.`,
  )
}

/** Titles of the measures that say it is not well, each once. */
function failingTitles(index: PlanIndex, recommendations: readonly Recommendation[]): string[] {
  const links = recommendations.flatMap((one) =>
    isWithdrawn(one, index.asAt) ? [] : failing(feltOfRecommendation(index, one.id)),
  )
  return [...new Set(links.flatMap(({ facts }) => facts?.indicator.title ?? []))]
}

/**
 * What is measured holds a colour back: what would be green is amber where a measure gets worse or missed its target. Blue
 * stays, since it says what was delivered and proven and no more, but its word and reason say that it is not felt.
 */
function heldBack(index: PlanIndex, rag: Rag, recommendations: readonly Recommendation[]): Rag {
  if (rag.colour !== 'green' && rag.colour !== 'blue') return rag
  const titles = failingTitles(index, recommendations)
  if (titles.length === 0) return rag
  const measured = `Measured, it is not well: ${listed(
    titles.map((title) => `“${title}”`),
    3,
  )} ${agree(titles.length, 'gets', 'get')} worse or missed ${agree(titles.length, 'its', 'their')} target.`
  const reason = `${rag.reason} ${measured}`
  return rag.colour === 'green'
    ? { ...rag, colour: 'amber', word: ragWords.amber, reason }
    : { ...rag, word: 'Done and evidenced, not felt', reason }
}

/**
 * Red when any of its actions is red, or its own date has passed with actions not delivered; then the gravest of the rest,
 * held back by what is measured.
 */
export function judgeRecommendation(index: PlanIndex, recommendation: Recommendation): Rag {
  const { withdrawn } = recommendation
  if (withdrawn && isWithdrawn(recommendation, index.asAt))
    return withoutPath('grey', `Withdrawn on ${dayInWords(withdrawn.on)}: ${withdrawn.why}`)
  const ids = (index.actionsOf.get(recommendation.id) ?? []).map((action) => action.id)
  const counts = countRags(liveRags(index, ids))
  return missedItsDate(index, recommendation, counts) ?? heldBack(index, judgeCounts(counts, anyRed), [recommendation])
}

/** A theme (null: what stands under no theme) from all its actions: red from the plan's share or number of red ones. */
export function judgeTheme(index: PlanIndex, themeId: string | null): Rag {
  const rag = judgeCounts(countRags(liveRags(index, index.actionIdsOfTheme.get(themeId) ?? [])), index.thresholds)
  return heldBack(index, rag, index.recommendationsOf.get(themeId) ?? [])
}

/** The whole plan, by the rule of a theme. */
export function judgePlan(index: PlanIndex): Rag {
  const ids = index.plan.actions.map((action) => action.id)
  const rag = judgeCounts(countRags(liveRags(index, ids)), index.thresholds)
  return heldBack(index, rag, index.plan.recommendations)
}

/** The colour of a recommendation on a day. */
export function ragOfRecommendation(plan: PlanLike, recommendation: Recommendation, asAt: string): Rag {
  return judgeRecommendation(asIndex(plan, asAt), recommendation)
}

/** The colour of a theme on a day; null for what stands under no theme. */
export function ragOfTheme(plan: PlanLike, themeId: string | null, asAt: string): Rag {
  return judgeTheme(asIndex(plan, asAt), themeId)
}
