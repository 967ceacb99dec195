/** What the prices of posts, people and bodies share. 1 is a name with nothing odd about it; Infinity is impossible. */
import type { Lead } from '../../plans/plan.ts'
import { postQualifiers } from './lexicon.ts'
import type { Token } from './tokens.ts'

export type Kind = NonNullable<Lead['kind']>
export type Reading = { cost: number; kind: Kind }

export const impossible: Reading = { cost: Number.POSITIVE_INFINITY, kind: 'body' }

export const isQualifier = (t: Token): boolean => postQualifiers.has(t.word)

/** The cost of each separator that would be swallowed by a name. */
export function swallowed(tokens: Token[], costs: Record<Token['before'], number>): number {
  let cost = 0
  for (let i = 1; i < tokens.length; i++) {
    const t = tokens[i]
    if (t) cost += costs[t.before]
  }
  return cost
}

/** A given name and a surname side by side are a person, not the words of a post or a body. */
export function peopleInside(tokens: Token[]): number {
  let cost = 0
  tokens.forEach((t, i) => {
    const next = tokens[i + 1]
    if (!next?.nameLike || next.before !== 'none') return
    if (t.given && !t.subject) cost += 1.3
    else if (t.nameLike) cost += 0.4
  })
  return cost
}
