/** Who leads an action, and when two printed names are the same post. */
import type { Action, Lead } from '../plan.ts'
import { mainOf, type PlanStructure, recommendationOf } from './structure.ts'

/** Where a lead was found: printed for the action itself, or for what stands above it. */
export type LeadOrigin = 'action' | 'main action' | 'recommendation' | 'outcome' | 'nowhere'

export type ResolvedLeads = { leads: Lead[]; origin: LeadOrigin }

/**
 * Two names are one post when they differ only in case, punctuation or spacing: `Chief Officer - CYPSC` and
 * `Chief Officer CYPSC`. Nothing cleverer: a wrong merge would give one person another's work.
 */
export function leadKey(name: string): string {
  const held = keys.get(name)
  if (held !== undefined) return held
  const key = normalName(name)
  // A name is asked for thousands of times a page; a plan has some dozens. Emptied so that it cannot grow for ever.
  if (keys.size > 5000) keys.clear()
  keys.set(name, key)
  return key
}

const keys = new Map<string, string>()

function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[’‘']/g, '')
    .replace(/(?<!\p{L})(\p{L})\./gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** An action's leads: its own, else its main action's, else its recommendation's, else its outcome's. */
export function leadsOf(structure: PlanStructure, action: Action): ResolvedLeads {
  if (action.leads.length > 0) return { leads: action.leads, origin: 'action' }
  const main = mainOf(structure, action)
  if (main && main.leads.length > 0) return { leads: main.leads, origin: 'main action' }
  const recommendation = recommendationOf(structure, action)
  if (recommendation && recommendation.leads.length > 0)
    return { leads: recommendation.leads, origin: 'recommendation' }
  const outcomeId = recommendation?.outcome ?? null
  const outcome = outcomeId === null ? undefined : structure.outcomes.get(outcomeId)
  if (outcome && outcome.leads.length > 0) return { leads: outcome.leads, origin: 'outcome' }
  return { leads: [], origin: 'nowhere' }
}

/** True when there is nobody to ask: no lead printed here or above, or only places still to be filled (`TBC`). */
export function hasNobody(resolved: ResolvedLeads): boolean {
  return resolved.leads.every((lead) => lead.vacant === true)
}

/**
 * One spelling for each post: the one printed most often, the first of them where two tie. The answer is by `leadKey`.
 */
export function leadNames(leads: Iterable<Lead>): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>()
  for (const lead of leads) {
    const key = leadKey(lead.name)
    if (key === '') continue
    const counts = spellings.get(key) ?? new Map<string, number>()
    counts.set(lead.name, (counts.get(lead.name) ?? 0) + 1)
    spellings.set(key, counts)
  }
  const names = new Map<string, string>()
  for (const [key, counts] of spellings) {
    const [best] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
    names.set(key, best)
  }
  return names
}
