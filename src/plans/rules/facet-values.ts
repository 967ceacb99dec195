/** What each action answers to in each filter. Worked out once for an index and kept with it. */
import type { Action } from '../plan.ts'
import { normalSourceCode } from './coverage.ts'
import { addDays, monthOf } from './days.ts'
import { disagreementAbout } from './declared.ts'
import { isWithoutDate, isWithoutLead } from './gaps.ts'
import { leadKey } from './leads.ts'
import { type PlanIndex, selectRag, selectStanding } from './plan-index.ts'
import { recommendationOf } from './structure.ts'
import { isDueBetween, isOverdue } from './timing.ts'
import { searchable } from './words.ts'

export const facetNames = ['lead', 'theme', 'source', 'rag', 'due', 'kind', 'missing', 'status', 'declared'] as const
export type Facet = (typeof facetNames)[number]

/** The value of a facet for what has none: no theme, no source. */
export const noneValue = 'none'

export type ActionFacets = Record<Facet, string[]> & {
  action: Action
  /** Everything a free-text search looks in, worked out only when asked. */
  words: () => string
}

const windowDays = { '2-weeks': 14, '6-weeks': 42, '12-weeks': 84 } as const
type Window = keyof typeof windowDays

/** Last day of a due window counted from a day. */
export function windowEnd(asAt: string, window: Window): string {
  return addDays(asAt, windowDays[window])
}

/** What is worked out once for all the actions of an index. */
type Shared = { themes: Map<string, string | null>; ends: [Window, string][]; sources: Map<string, string[]> }

function dueValues(index: PlanIndex, action: Action, ends: Shared['ends']): string[] {
  const { due } = action.deadline
  if (due === null) return []
  const standing = selectStanding(index, action.id)
  const values = [monthOf(due)]
  if (isOverdue(action, standing, index.asAt)) values.push('overdue')
  for (const [window, lastDay] of ends) {
    if (isDueBetween(action, standing, index.asAt, lastDay)) values.push(window)
  }
  return values
}

function missingValues(index: PlanIndex, action: Action): string[] {
  const values: string[] = []
  if (isWithoutDate(index, action)) values.push('date')
  if (isWithoutLead(index, action)) values.push('lead')
  return values
}

function declaredValues(index: PlanIndex, action: Action): string[] {
  const disagreement = disagreementAbout(index, action)
  return disagreement === null ? [] : ['disagree', disagreement.lead]
}

function wordsToSearch(index: PlanIndex, action: Action): string {
  const recommendation = recommendationOf(index, action)
  const leads = index.leads.get(action.id)?.leads ?? []
  const parts = [
    action.label,
    action.text,
    action.deadline.text,
    ...leads.map((lead) => lead.name),
    ...action.partners,
    recommendation?.ref,
    recommendation?.text,
    ...(recommendation?.sources ?? []),
  ]
  return searchable(parts.filter(Boolean).join(' '))
}

function facetsOf(index: PlanIndex, action: Action, shared: Shared): ActionFacets {
  const sources = shared.sources.get(recommendationOf(index, action)?.id ?? '') ?? []
  let words: string | undefined
  return {
    action,
    lead: (index.leads.get(action.id)?.leads ?? []).map((lead) => leadKey(lead.name)),
    theme: [shared.themes.get(action.id) ?? noneValue],
    source: sources.length === 0 ? [noneValue] : sources,
    rag: [selectRag(index, action.id).colour],
    due: dueValues(index, action, shared.ends),
    kind: [action.deadline.kind],
    missing: missingValues(index, action),
    status: [selectStanding(index, action.id).status],
    declared: declaredValues(index, action),
    words: () => {
      words ??= wordsToSearch(index, action)
      return words
    },
  }
}

function sharedOf(index: PlanIndex): Shared {
  const themes = new Map<string, string | null>()
  for (const [theme, ids] of index.actionIdsOfTheme) for (const id of ids) themes.set(id, theme)
  const windows: Window[] = ['2-weeks', '6-weeks', '12-weeks']
  return {
    themes,
    ends: windows.map((window) => [window, windowEnd(index.asAt, window)]),
    sources: new Map(index.plan.recommendations.map((one) => [one.id, one.sources.map(normalSourceCode)])),
  }
}

/** Kept by index, which never changes once built. */
const kept = new WeakMap<PlanIndex, ActionFacets[]>()

/** The facets of every action, in the document's order. */
export function factsOfActions(index: PlanIndex): ActionFacets[] {
  const held = kept.get(index)
  if (held) return held
  const shared = sharedOf(index)
  const facets = index.plan.actions.map((action) => facetsOf(index, action, shared))
  kept.set(index, facets)
  return facets
}
