/** How many actions each filter value would show, given all the other filters. */
import { deadlineKinds } from '../deadline.ts'
import { normalSourceCode } from './coverage.ts'
import { monthInWords, monthOf } from './days.ts'
import { type ActionFacets, type Facet, facetNames, factsOfActions, noneValue } from './facet-values.ts'
import {
  actionStatuses,
  declaredKinds,
  dueWindows,
  meetsFacet,
  meetsWords,
  type PlanFilters,
  wantedValues,
  wordsOf,
} from './filters.ts'
import { leadKey } from './leads.ts'
import { asIndex, type PlanIndex, type PlanLike } from './plan-index.ts'
import { ragKey } from './rag-key.ts'
import { notUnderATheme, titleWithRef } from './tree.ts'
import { sentenceCase } from './words.ts'

export type FacetOption = {
  /** What goes in the address. */
  value: string
  label: string
  /** Actions it would show, given the other facets and the words searched for. */
  count: number
  chosen: boolean
}

export type FacetCounts = Record<Facet, FacetOption[]>

const fixedLabels: Record<string, string> = {
  overdue: 'Overdue',
  '2-weeks': 'Due in the next 2 weeks',
  '6-weeks': 'Due in the next 6 weeks',
  '12-weeks': 'Due in the next 12 weeks',
  date: 'No date',
  lead: 'No lead',
  disagree: 'Lead and computed disagree',
  better: 'Lead says better',
  worse: 'Lead says worse',
}

/** What each kind of deadline is called where people choose or read it. */
export const deadlineKindLabels: Readonly<Record<(typeof deadlineKinds)[number], string>> = {
  day: 'A day',
  month: 'A month',
  period: 'A period',
  multiple: 'Several dates',
  recurring: 'Recurring',
  from: 'From a date',
  ongoing: 'Ongoing',
  relative: 'After something else',
  tbc: 'To be confirmed',
  immediate: 'Immediate',
  done: 'Printed as done',
  invalid: 'Not a real date',
  none: 'No deadline printed',
}

/** Counts of one facet's values over the actions that meet all the other facets. */
function tally(
  facets: readonly ActionFacets[],
  misses: readonly number[],
  bit: number,
  facet: Facet,
): Map<string, number> {
  const counts = new Map<string, number>()
  facets.forEach((facts, at) => {
    if (((misses[at] ?? 0) & ~bit) !== 0) return
    const values = facts[facet]
    for (const value of values.length < 2 ? values : new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1)
  })
  return counts
}

/** For each action, one bit for each facet it fails; a bit above them all for the words. */
function missesOf(facets: readonly ActionFacets[], filters: PlanFilters): number[] {
  const wanted = facetNames.map((facet, at) => ({ facet, values: wantedValues(filters, facet), bit: 1 << at }))
  const active = wanted.filter(({ values }) => values.size > 0)
  const words = wordsOf(filters.q)
  const wordBit = 1 << facetNames.length
  return facets.map((facts) => {
    let misses = 0
    for (const { facet, values, bit } of active) if (!meetsFacet(values, facts[facet])) misses |= bit
    if (words.length > 0 && !meetsWords(words, facts.words())) misses |= wordBit
    return misses
  })
}

type Named = { value: string; label: string }

function leadOptions(index: PlanIndex): Named[] {
  return [...index.leadNames]
    .map(([, name]) => ({ value: name, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
}

function themeOptions(index: PlanIndex): Named[] {
  const themes = index.plan.themes.map((theme) => ({ value: theme.id, label: titleWithRef(theme.ref, theme.title) }))
  return index.actionIdsOfTheme.has(null) ? [...themes, { value: noneValue, label: notUnderATheme }] : themes
}

function sourceOptions(index: PlanIndex): Named[] {
  const codes = new Map<string, string>()
  for (const recommendation of index.plan.recommendations) {
    for (const code of recommendation.sources) {
      const key = normalSourceCode(code)
      if (!codes.has(key)) codes.set(key, code)
    }
  }
  const named = [...codes].map(([value, label]) => ({ value, label }))
  named.sort((a, b) => a.value.localeCompare(b.value, 'en-GB', { numeric: true }))
  return [...named, { value: noneValue, label: 'No source printed' }]
}

function dueOptions(index: PlanIndex): Named[] {
  const months = index.plan.actions.map(({ deadline }) => deadline.due).filter((due) => due !== null)
  const sorted = [...new Set(months.map(monthOf))].sort()
  return [
    ...dueWindows.map((value) => ({ value, label: fixedLabels[value] ?? value })),
    ...sorted.map((value) => ({ value, label: monthInWords(value) })),
  ]
}

function optionsOf(index: PlanIndex, facet: Facet): Named[] {
  if (facet === 'lead') return leadOptions(index)
  if (facet === 'theme') return themeOptions(index)
  if (facet === 'source') return sourceOptions(index)
  if (facet === 'rag') return ragKey.map((entry) => ({ value: entry.colour, label: entry.word }))
  if (facet === 'due') return dueOptions(index)
  if (facet === 'kind') return deadlineKinds.map((kind) => ({ value: kind, label: deadlineKindLabels[kind] }))
  if (facet === 'status') return actionStatuses.map((status) => ({ value: status, label: sentenceCase(status) }))
  const fixed = facet === 'declared' ? declaredKinds : ['date', 'lead']
  return fixed.map((value) => ({ value, label: fixedLabels[value] ?? value }))
}

/**
 * The options of every facet with their counts. A value nobody would ever pick (no action of the whole plan has it) is
 * left out, unless it is chosen.
 */
export function facetCounts(plan: PlanLike, filters: PlanFilters, asAt: string): FacetCounts {
  const index = asIndex(plan, asAt)
  const facets = factsOfActions(index)
  const misses = missesOf(facets, filters)
  const counts = {} as FacetCounts // filled for every facet name in the loop below
  facetNames.forEach((facet, at) => {
    const found = tally(facets, misses, 1 << at, facet)
    const inPlan = new Set<string>()
    for (const facts of facets) for (const value of facts[facet]) inPlan.add(value)
    const wanted = wantedValues(filters, facet)
    counts[facet] = optionsOf(index, facet)
      .map(({ value, label }) => {
        const key = facet === 'lead' ? leadKey(value) : value
        return { value, label, count: found.get(key) ?? 0, chosen: wanted.has(key), inPlan: inPlan.has(key) }
      })
      .filter((option) => option.inPlan || option.chosen)
      .map(({ value, label, count, chosen }) => ({ value, label, count, chosen }))
  })
  return counts
}
