/** How odd a run of tokens would be as one person: `Sue May`, `Dr A. Begum`, `Police – DCI Patel`. */
import { asBody } from './body.ts'
import { asPost } from './post.ts'
import { impossible, type Reading } from './shape.ts'
import type { Token } from './tokens.ts'

/** Words of a name: given names, initials, particles and surname. */
function nameCost(tokens: Token[]): number {
  let start = 0
  while (tokens[start]?.title) start++
  const titled = start > 0
  const parts = tokens.slice(start)
  if (parts.length === 0 || parts.length > 5) return Number.POSITIVE_INFINITY
  let cost = titled ? 0.05 : 0
  for (const [i, t] of parts.entries()) {
    if (t.kind !== 'word' || (i > 0 && t.before !== 'none')) return Number.POSITIVE_INFINITY
    if (t.bodyName) cost += 1
    if (t.nameLike || (t.given && !t.acronym) || t.particle) continue
    if (t.initial && i < parts.length - 1 && !t.roleAcronym) cost += t.acronym ? 0.3 : 0.05
    else if (t.initial && i > 0 && t.word.length < 2) cost += 0.3
    else if (t.capital && !t.acronym && !t.camel && !t.small && !t.title && !t.number)
      cost += i === 0 ? 1.4 : parts[0]?.given ? 0.45 : 0.9
    else return Number.POSITIVE_INFINITY
  }
  const full = parts.filter((t) => !t.particle)
  const one = parts[0]
  if (!one || full.length === 0) return Number.POSITIVE_INFINITY
  if (!one.given && !one.initial && !titled && full.length > 1) cost += 0.15
  if (full.length === 1 && !titled) cost += one.given ? 0.5 : 0.9
  if (full.length === 3) cost += (one.given || one.initial) && (full[1]?.given || full[1]?.initial) ? 0.3 : 0.7
  // `Wright Dudley` is the end of one name and the start of the next.
  if (full.length > 1 && full.at(-1)?.given && !full.at(-1)?.subject) cost += 0.2
  if (!one.given && !one.initial && full[1]?.given) cost += 0.4
  if (full.length > 3) cost += 2
  return cost
}

/** A person, with a title, and perhaps the post or body printed before or after a dash. */
export function asPerson(all: Token[]): Reading {
  // The longest name has a title and five words; more needs a dash or a title in its midst.
  if (all.length > 8 && !all.some((t) => t.kind === 'dash' || t.title)) return impossible
  const tokens = all.filter((t) => t.kind !== 'bracket' && t.kind !== 'vacant')
  if (tokens.length === 0 || all[0]?.kind === 'bracket' || all[0]?.kind === 'vacant') return impossible
  const dash = tokens.findIndex((t) => t.kind === 'dash')
  if (dash > 0 && dash < tokens.length - 1) {
    const left = tokens.slice(0, dash)
    const right = tokens.slice(dash + 1).map((t, i) => (i === 0 ? { ...t, before: 'none' as const } : t))
    const role = (side: Token[]): number => Math.min(asPost(side).cost, asBody(side).cost)
    const cost = Math.min(nameCost(left) + role(right), nameCost(right) + role(left))
    return { cost: cost + 0.4, kind: 'person' }
  }
  const titleAt = tokens.findIndex((t) => t.title)
  // `Project lead Dr Sharon Yellin`: the title shows that the words before it are hers.
  if (titleAt > 0)
    return { cost: asPost(tokens.slice(0, titleAt)).cost + nameCost(tokens.slice(titleAt)) + 0.2, kind: 'person' }
  return { cost: 1 + nameCost(tokens), kind: 'person' }
}
