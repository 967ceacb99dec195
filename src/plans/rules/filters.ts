/** The filters of a plan. They live in the address, so that a view can be mailed. */
import { type DeadlineKind, deadlineKinds } from '../deadline.ts'
import type { Action, ActionStatus } from '../plan.ts'
import { type Facet, facetNames, factsOfActions } from './facet-values.ts'
import { leadKey } from './leads.ts'
import { asIndex, type PlanLike } from './plan-index.ts'
import { isRagColour } from './rag-key.ts'
import { searchable } from './words.ts'

/** Within one facet any of the values will do; each facet that has values must be met; every word of `q` must be found. */
export type PlanFilters = Record<Facet, string[]> & { q: string }

export const noFilters: PlanFilters = {
  lead: [],
  theme: [],
  source: [],
  rag: [],
  due: [],
  kind: [],
  missing: [],
  status: [],
  declared: [],
  q: '',
}

export const actionStatuses: readonly ActionStatus[] = ['not started', 'in progress', 'delivered', 'withdrawn']
export const dueWindows = ['overdue', '2-weeks', '6-weeks', '12-weeks'] as const
export const missingKinds = ['date', 'lead'] as const
/** Lead and facts disagree; of those, where the lead sees it better and where worse. */
export const declaredKinds = ['disagree', 'better', 'worse'] as const

function isOneOf<T extends string>(values: readonly T[], text: string): text is T {
  return values.some((value) => value === text)
}

const wellFormed: Record<Facet, (value: string) => boolean> = {
  lead: (value) => leadKey(value) !== '',
  theme: (value) => value !== '',
  source: (value) => value !== '',
  rag: isRagColour,
  due: (value) => isOneOf(dueWindows, value) || /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  kind: (value) => isOneOf<DeadlineKind>(deadlineKinds, value),
  missing: (value) => isOneOf(missingKinds, value),
  status: (value) => isOneOf(actionStatuses, value),
  declared: (value) => isOneOf(declaredKinds, value),
}

/** Filters of an address. Values no filter knows are left out: an old link still opens, and shows what it can. */
export function parseFilters(query: URLSearchParams): PlanFilters {
  const filters: PlanFilters = { ...noFilters, q: (query.get('q') ?? '').trim() }
  for (const facet of facetNames) {
    const values = query.getAll(facet).map((value) => value.trim())
    filters[facet] = [...new Set(values.filter((value) => wellFormed[facet](value)))]
  }
  return filters
}

/** The address of the filters, in a fixed order, without a question mark: `''` where nothing is filtered. */
export function filtersToQuery(filters: PlanFilters): string {
  const query = new URLSearchParams()
  for (const facet of facetNames) for (const value of filters[facet]) query.append(facet, value)
  if (filters.q !== '') query.set('q', filters.q)
  return query.toString()
}

/** The filters with one value put in or, where it is there already, taken out. */
export function toggleFilter(filters: PlanFilters, facet: Facet, value: string): PlanFilters {
  const held = filters[facet]
  return { ...filters, [facet]: held.includes(value) ? held.filter((one) => one !== value) : [...held, value] }
}

export function hasFilters(filters: PlanFilters): boolean {
  return filters.q !== '' || facetNames.some((facet) => filters[facet].length > 0)
}

/** The chosen values in the form in which the facts of an action hold them. */
export function wantedValues(filters: PlanFilters, facet: Facet): Set<string> {
  const values = filters[facet]
  return new Set(facet === 'lead' ? values.map(leadKey) : values)
}

export function meetsFacet(wanted: Set<string>, values: readonly string[]): boolean {
  return wanted.size === 0 || values.some((value) => wanted.has(value))
}

export function meetsWords(words: readonly string[], text: string): boolean {
  return words.every((word) => text.includes(word))
}

export function wordsOf(q: string): string[] {
  return searchable(q).split(' ').filter(Boolean)
}

/** The actions that meet every filter, in the document's order. */
export function filterActions(plan: PlanLike, filters: PlanFilters, asAt: string): Action[] {
  const index = asIndex(plan, asAt)
  if (!hasFilters(filters)) return index.plan.actions
  const wanted = facetNames.map((facet) => [facet, wantedValues(filters, facet)] as const)
  const words = wordsOf(filters.q)
  return factsOfActions(index)
    .filter((facts) => wanted.every(([facet, values]) => meetsFacet(values, facts[facet])))
    .filter((facts) => words.length === 0 || meetsWords(words, facts.words()))
    .map((facts) => facts.action)
}
