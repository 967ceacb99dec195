/** Whether two printed leads, of whatever kind, may be one; and how sure that is in words. */
import { readLeads } from '../../../importing/leads/lead-reader.ts'
import type { Lead } from '../../../plans/plan.ts'
import { comparePeople, comparePersonWithPost } from './compare-people.ts'
import { compareNames, type Likeness } from './compare-posts.ts'
import { type PostName, postName } from './post-name.ts'

/** A printed lead, taken apart once for all the comparing. */
export type LeadName = {
  name: string
  person: boolean
  parts: PostName
  /** What is compared of each word, for telling quickly that two names have nothing in common. */
  texts: ReadonlySet<string>
  letters: boolean
}

const apart = new Map<string, LeadName>()

/** @param kind as the plan has it; left out, the name is read as a cell that holds nothing else */
export function leadName(name: string, kind?: Lead['kind']): LeadName {
  const key = `${kind} ${name}`
  const held = apart.get(key)
  if (held) return held
  const known = kind ?? readLeads(name)[0]?.kind
  const parts = postName(name)
  const texts = new Set(parts.words.map(({ text }) => text))
  const letters = parts.words.some(({ kind: what }) => what === 'letters')
  const made = { name, person: known === 'person', parts, texts, letters }
  // Names are compared each time the page is opened, and are the same names. Emptied so that it cannot grow for ever.
  if (apart.size > 5000) apart.clear()
  apart.set(key, made)
  return made
}

/** Below this nothing is offered. */
export const leastConfidence = 0.55

/** How two leads are alike, or null where they are not, or too little. Symmetric. */
export function compareLeads(one: LeadName, other: LeadName): Likeness | null {
  const [a, b] = one.name < other.name ? [one, other] : [other, one]
  if (!mayBeAlike(a, b)) return null
  const likeness = likenessOf(a, b)
  return likeness !== null && likeness.confidence >= leastConfidence ? likeness : null
}

/** Without a word in common two names are alike only by letters, or where they are so short that a misprint is all of them. */
function mayBeAlike(a: LeadName, b: LeadName): boolean {
  if (a.letters || b.letters || a.texts.size < 3 || b.texts.size < 3)
    return !(a.person && b.person) || initialsMeet(a, b)
  for (const text of a.texts) if (b.texts.has(text)) return true
  return false
}

/** Two persons have at least one word that begins with the same letter: a name is misread in one letter only. */
function initialsMeet(a: LeadName, b: LeadName): boolean {
  const initials = new Set([...a.texts].map((text) => text[0]))
  return [...b.texts].some((text) => initials.has(text[0]))
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
