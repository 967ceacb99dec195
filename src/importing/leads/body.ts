/** How odd a run of tokens would be as one body: `Health and Wellbeing Board`, `LSCB`, `Police`. */
import { closingBodyNouns } from './lexicon.ts'
import { impossible, isQualifier, peopleInside, type Reading, swallowed } from './shape.ts'
import type { Token } from './tokens.ts'

export const bodySeparators = {
  none: 0,
  and: 0.3,
  with: 0.5,
  comma: 1.6,
  slash: 1.5,
  'tight slash': 0.9,
  hard: Number.POSITIVE_INFINITY,
}

/** `LSCB and Children's Trust Board`: what stands before `and` is whole already. */
function wholeBeforeAnd(tokens: Token[]): number {
  let cost = 0
  tokens.forEach((t, i) => {
    const previous = tokens[i - 1]
    if (i === 0 || t.before === 'none' || !previous) return
    if (previous.acronym || closingBodyNouns.has(previous.word)) cost += 1
    else if (previous.bodyName && t.bodyName) cost += 1.2
  })
  return cost
}

const isAside = (t: Token): boolean => t.kind === 'bracket' || t.kind === 'vacant'

export function asBody(all: Token[]): Reading {
  const tokens = all.some(isAside) ? all.filter((t) => !isAside(t)) : all
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!first || !last || all[0]?.kind === 'bracket') return impossible
  let cost = 1 + swallowed(tokens, bodySeparators) + wholeBeforeAnd(tokens)
  if (tokens.length === 1) {
    const sure = first.acronym || first.camel || first.bodyName || first.body
    return { cost: cost + (sure ? 0 : first.subject ? 0.4 : first.nameLike ? 0.95 : 1.2), kind: 'body' }
  }
  if (first.small || last.small || first.kind === 'dash' || last.kind === 'dash') cost += 1.5
  const ends = last.body || (last.plural && last.role)
  const bodied = tokens.some((t) => t.body || t.bodyName || t.acronym)
  if (!ends) cost += bodied ? 0.35 : tokens.every((t) => t.subject || t.small) ? 0.4 : 1
  tokens.forEach((t, i) => {
    const previous = tokens[i - 1]
    const next = tokens[i + 1]
    if (t.kind === 'dash') cost += 0.2
    else if (next && t.closed && i > 0) cost += 1.4
    else if (t.acronym && i > 0) cost += (previous?.acronym || previous?.camel) && t.before === 'none' ? 1.4 : 0.7
    else if (t.acronym) cost += 0.1
    else if (closingBodyNouns.has(t.word) && next && !next.body && next.before === 'none' && !next.small) cost += 1.4
    else if (t.roleAcronym) cost += 0.5
    else if ((t.subject && !t.role) || t.body || t.small || t.bodyName || isQualifier(t)) return
    else if (t.word === 'practitioner' || t.word === 'executive') cost += 0.2
    else if (t.role) cost += t.plural ? (next ? 1.2 : 0.2) : 1.2
    else if (t.title) cost += 1.5
    else if (t.nameLike || t.camel) cost += t.given ? 1.2 : ends ? 0.2 : 0.5
    else cost += 0.15
  })
  return { cost: cost + peopleInside(tokens) + 0.25 * Math.max(0, tokens.length - 8), kind: 'body' }
}
