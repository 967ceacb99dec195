/**
 * How odd a run of tokens would be as one name. 1 is a name with nothing odd about it, each oddity adds to it, and
 * Infinity is impossible. `split.ts` finds the cheapest way to cut a cell, so only the differences matter.
 */
import { asBody, bodySeparators } from './body.ts'
import { asPerson } from './person.ts'
import { asPost } from './post.ts'
import { type Kind, type Reading, swallowed } from './shape.ts'
import type { Token } from './tokens.ts'

/** The last resort, so that no word is lost. */
const asWords = (tokens: Token[]): Reading => ({
  cost: swallowed(tokens, bodySeparators) + 1.8 + 0.7 * tokens.length,
  kind: 'body',
})

/** A bracket ends a name, unless a dash or a small word leads on from it. */
const afterBrackets = (tokens: Token[]): number =>
  tokens.filter((t, i) => tokens[i - 1]?.kind === 'bracket' && t.kind === 'word' && !t.small).length

/** `Head of Service, TBC` is one vacant post; `Jane Smith / TBC` is a person and somebody yet to be found. */
function looseVacancy(tokens: Token[], kind: Kind): number {
  const at = tokens.findIndex((t) => t.kind === 'vacant')
  const before = tokens[at]?.before ?? 'none'
  return at <= 0 || before === 'none' || (before === 'comma' && kind === 'post') ? 0 : 2
}

/** The cheapest way to read a run of tokens as one name. */
export function readRun(tokens: Token[]): Reading {
  if (tokens.every((t) => t.kind === 'vacant')) return { cost: 1, kind: 'post' }
  const bare = tokens.some((t) => t.kind === 'vacant') ? tokens.filter((t) => t.kind !== 'vacant') : tokens
  const trimmed = bare.at(-1)?.kind === 'dash' && tokens.at(-1)?.kind === 'vacant' ? bare.slice(0, -1) : bare
  const readings = [asPerson(trimmed), asPost(trimmed), asBody(trimmed), asWords(trimmed)]
  const best = readings.reduce((low, r) => (r.cost < low.cost ? r : low))
  return { ...best, cost: best.cost + 1.3 * afterBrackets(trimmed) + looseVacancy(tokens, best.kind) }
}
