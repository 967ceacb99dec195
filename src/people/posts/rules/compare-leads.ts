/** Whether two printed leads, of whatever kind, may be one; and how sure that is in words. */
import { readLeads } from '../../../importing/leads/lead-reader.ts'
import type { Lead } from '../../../plans/plan.ts'
import { comparePeople, comparePersonWithPost } from './compare-people.ts'
import { compareNames, type Likeness } from './compare-posts.ts'
import { type PostName, postName } from './post-name.ts'

/** A printed lead, taken apart once for all the comparing. */
export type LeadName = { name: string; person: boolean; parts: PostName }

/** @param kind as the plan has it; left out, the name is read as a cell that holds nothing else */
export function leadName(name: string, kind?: Lead['kind']): LeadName {
  const known = kind ?? readLeads(name)[0]?.kind
  return { name, person: known === 'person', parts: postName(name) }
}

/** Below this nothing is offered. */
export const leastConfidence = 0.55

/** How two leads are alike, or null where they are not, or too little. Symmetric. */
export function compareLeads(one: LeadName, other: LeadName): Likeness | null {
  const [a, b] = one.name < other.name ? [one, other] : [other, one]
  const likeness = likenessOf(a, b)
  return likeness !== null && likeness.confidence >= leastConfidence ? likeness : null
}

function likenessOf(a: LeadName, b: LeadName): Likeness | null {
  if (!a.person && !b.person) return compareNames(a.parts, b.parts)
  const together = a.person ? comparePersonWithPost(a.name, b.name) : null
  const turned = b.person ? comparePersonWithPost(b.name, a.name) : null
  return together ?? turned ?? (a.person && b.person ? comparePeople(a.name, b.name) : null)
}

export type Sureness = 'very likely' | 'likely' | 'possible'

export function sureness(confidence: number): Sureness {
  return confidence >= 0.85 ? 'very likely' : confidence >= 0.7 ? 'likely' : 'possible'
}

/** The reasons as one sentence. */
export function reasonInWords({ reasons }: Likeness): string {
  const words = reasons.join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
