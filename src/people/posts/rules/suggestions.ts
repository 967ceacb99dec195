/**
 * Which printed leads may be one post: each name is offered to the one post, or the one more often printed name, that it is
 * most like. Nothing is merged here; people decide, and what they declined is not offered again.
 */
import type { Lead } from '../../../plans/plan.ts'
import { leadKey } from '../../../plans/rules/leads.ts'
import type { Post } from '../post.ts'
import { compareLeads, type LeadName, leadName, reasonInWords, type Sureness, sureness } from './compare-leads.ts'
import type { Likeness } from './compare-posts.ts'

/** A lead printed in the authority's plans that means no post yet. `count`: the actions it leads. */
export type FreeLead = { name: string; kind?: Lead['kind']; count: number }
/** A post with the other names that are known to mean it. */
export type NamedPost = Pick<Post, 'id' | 'title' | 'kind'> & { aliases: readonly string[] }
/** A post, or a printed name without one. */
export type Candidate = { post: string | null; name: string }

export type Suggestion = {
  /** The one that may be another name of `to`. */
  from: Candidate
  to: Candidate
  /** Of each side, the name that they were found alike by. */
  by: { from: string; to: string }
  confidence: number
  sureness: Sureness
  /** Why, in a sentence. */
  reason: string
  /** Others that `from` is as much like: then it is a toss-up, and only `possible`. */
  orElse: string[]
}

/** Two names that a person said are two posts, by `leadKey`, the lesser first. */
export type Declined = ReadonlySet<string>

export function declinedKey(one: string, other: string): string {
  return [leadKey(one), leadKey(other)].sort().join('\n')
}

type Side = Candidate & { names: LeadName[]; weight: number; key: string }

function sidesOf(leads: readonly FreeLead[], posts: readonly NamedPost[]): Side[] {
  const named = posts.map(({ id, title, kind, aliases }) => {
    const all = [...new Map([title, ...aliases].map((name) => [leadKey(name), name])).values()]
    return {
      post: id,
      name: title,
      names: all.map((name) => leadName(name, kind ?? undefined)),
      weight: Number.POSITIVE_INFINITY,
      key: `${leadKey(title)} ${id}`,
    }
  })
  const free = [...Map.groupBy(leads, ({ name }) => leadKey(name))].filter(([key]) => key !== '')
  const meant = new Set(named.flatMap(({ names }) => names.map(({ name }) => leadKey(name))))
  const printed = free
    .filter(([key]) => !meant.has(key))
    .map(([key, spellings]) => {
      const { name, kind } = mostPrinted(spellings)
      const weight = spellings.reduce((sum, { count }) => sum + count, 0)
      return { post: null, name, names: [leadName(name, kind)], weight, key }
    })
  return [...named, ...printed].sort(
    (a, b) =>
      byWeight(a, b) || b.names.length - a.names.length || b.name.length - a.name.length || (a.key < b.key ? -1 : 1),
  )
}

/** Of spellings of one name the most frequent, and the first of the alphabet where two are: never the first that came. */
function mostPrinted(spellings: readonly FreeLead[]): FreeLead {
  return spellings.reduce((a, b) => (b.count > a.count || (b.count === a.count && b.name < a.name) ? b : a))
}

/** Two posts are as heavy as each other, and infinity less infinity is no number. */
const byWeight = (a: Side, b: Side): number => (a.weight === b.weight ? 0 : b.weight - a.weight)

type Found = { side: Side; likeness: Likeness; by: Suggestion['by'] }

/** The two names, one of each side, that are most alike; null where none are, or a person has said they are not one. */
function likest(from: Side, to: Side, declined: Declined): Found | null {
  let best: Found | null = null
  for (const one of from.names) {
    for (const other of to.names) {
      const likeness = compareLeads(one, other)
      if (likeness !== null && (best === null || likeness.confidence > best.likeness.confidence))
        best = { side: to, likeness, by: { from: one.name, to: other.name } }
    }
  }
  // Asked last, and of every name: few pairs come so far.
  return best === null || toldApart(from, to, declined) ? null : best
}

function toldApart(from: Side, to: Side, declined: Declined): boolean {
  return from.names.some((one) => to.names.some((other) => declined.has(declinedKey(one.name, other.name))))
}

function suggestionOf(from: Side, found: readonly Found[]): Suggestion | null {
  const [best, ...others] = found.toSorted((a, b) => b.likeness.confidence - a.likeness.confidence)
  if (best === undefined) return null
  const near = others.filter(({ likeness }) => best.likeness.confidence - likeness.confidence < 0.02)
  const confidence = near.length > 0 ? Math.min(best.likeness.confidence, 0.6) : best.likeness.confidence
  const { side, likeness, by } = best
  return {
    from: { post: from.post, name: from.name },
    to: { post: side.post, name: side.name },
    by,
    confidence,
    sureness: sureness(confidence),
    reason: reasonInWords(likeness),
    orElse: near.map(({ side: other }) => other.name),
  }
}

/**
 * What may be put together, the surest first. The order of what is given does not matter. A name that was itself offered to
 * another gets none offered to it: what is said of a pair is what a person sees, never a chain of guesses.
 */
export function suggestSamePosts(
  leads: readonly FreeLead[],
  posts: readonly NamedPost[],
  declined: Declined = new Set(),
): Suggestion[] {
  const heads: Side[] = []
  const suggestions: Suggestion[] = []
  for (const side of sidesOf(leads, posts)) {
    const found = heads.flatMap((head) => likest(side, head, declined) ?? [])
    const suggestion = suggestionOf(side, found)
    if (suggestion === null) heads.push(side)
    else suggestions.push(suggestion)
  }
  return suggestions.sort((a, b) => b.confidence - a.confidence || (a.from.name < b.from.name ? -1 : 1))
}
