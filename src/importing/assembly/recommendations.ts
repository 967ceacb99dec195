/** Recommendations that stand in a column of their own beside their actions. */

import type { Recommendation } from '../../plans/plan.ts'
import { joinText } from '../layout/grid.ts'
import { type DeadlineContext, readDeadline, readLeads } from '../readings.ts'
import { similarity } from '../similarity.ts'
import type { Builder } from './builder.ts'
import type { Habits } from './bundles.ts'
import { fillRecommendation } from './extras.ts'
import type { Fragment } from './fragments.ts'
import type { Group } from './groups.ts'
import type { Position } from './position.ts'
import { isOfAction, originalOf, piecesOf, type RowView, textOf } from './row-view.ts'

/** Whether criteria stand beside nearly every action, and not beside each recommendation once. */
export function criteriaOfActions(rows: RowView[]): boolean {
  const beside = rows.filter((row) => row.layout.hasRecommendations && piecesOf(row, 'action').length > 0)
  const judged = beside.filter((row) => piecesOf(row, 'criteria').length > 0)
  const named = beside.filter((row) => piecesOf(row, 'recommendation').some(({ text }) => text.length > 12))
  const distinct = new Set(named.map((row) => textOf(row, 'recommendation')))
  return judged.length > beside.length * 0.6 && judged.length > distinct.size * 1.5
}

/** The recommendation of a group of rows, with all that its columns say of it. */
export function readRecommendation(group: Group, position: Position, builder: Builder, habits: Habits): Recommendation {
  const { rows, fragments } = group
  const recommendation = recommendationOf(group, position, builder)
  const beside = (row: RowView) =>
    row.placed.filter(({ roles }) => !isOfAction(roles, habits)).map(({ piece }) => piece)
  builder.holdAll([...fragments.flatMap(({ pieces }) => pieces), ...rows.flatMap(beside)], recommendation)
  fillRecommendation(recommendation, rows)
  if (habits.leadIsRecommendation)
    recommendation.leads = readLeads(joinText(rows.flatMap((row) => piecesOf(row, 'lead')).map(({ text }) => text)))
  return recommendation
}

function recommendationOf(group: Group, position: Position, builder: Builder): Recommendation {
  const { fragments, rows } = group
  const ref = refOf(group, position)
  const text = joinFragments(fragments)
  const known = builder.recommendations.find(
    (each) => ref !== null && each.ref === ref && similarity(each.text, text) > 0.8,
  )
  return known ?? position.newRecommendation(ref, text, placeOf(fragments, rows))
}

/** Its sources, urgency and date, from all the fragments that print it. */
export function addFragments(recommendation: Recommendation, fragments: Fragment[], context: DeadlineContext): void {
  const codes = fragments.flatMap(({ sources }) => sources)
  recommendation.sources.push(...new Set(codes.filter((code) => !recommendation.sources.includes(code))))
  recommendation.urgency ??= fragments.find(({ urgency }) => urgency !== null)?.urgency ?? null
  const by = [...new Set(fragments.map((each) => each.by).filter(Boolean))].join(' ')
  if (by) recommendation.by = readDeadline(by, context)
}

function refOf({ fragments, lettered }: Group, { theme }: Position): string | null {
  const ref = fragments.map((fragment) => fragment.ref).find((each) => each !== null) ?? null
  return ref !== null && lettered && theme?.ref ? `${theme.ref}${ref}` : ref
}

/** The row in which its first words stand. */
function placeOf(fragments: Fragment[], rows: RowView[]) {
  const told = fragments.find(({ ref, text }) => ref !== null || text !== '')
  const row = rows.find((each) => each.placed.some(({ piece }) => told?.pieces.includes(piece))) ?? rows[0]
  return row?.at ?? {}
}

/** Joins what was printed of one recommendation in several places, once where it was printed again. */
function joinFragments(fragments: Fragment[]): string {
  let joined = ''
  for (const { text } of fragments) {
    if (text === '' || (joined !== '' && similarity(joined, text) > 0.85)) continue
    joined = joinText([joined, text])
  }
  return joined
}

/** A recommendation printed below actions that were taken for its own: a guess, for a person to look at. */
export function doubtLate(recommendation: Recommendation, { rows }: Group, builder: Builder): void {
  const lineOf = (part: { at: Recommendation['at'] }) => part.at.line ?? part.at.row ?? 0
  const above = builder.actions.filter(
    (action) => action.recommendation === recommendation.id && lineOf(action) < lineOf(recommendation),
  )
  if (above.length === 0) return
  for (const action of above) action.confidence = Math.min(action.confidence, 0.78)
  const actions = above.length === 1 ? 'an action that was' : `${above.length} actions that were`
  builder.doubt({
    code: 'recommendation.late',
    reason: `${recommendation.ref ?? 'This recommendation'} is printed below ${actions} taken to be its own, because the numbering starts again there.`,
    subjects: above.map(({ id }) => id),
    original: rows.slice(0, 2).flatMap((row) => originalOf(row)),
    confidence: 0.78,
    at: recommendation.at,
  })
}
