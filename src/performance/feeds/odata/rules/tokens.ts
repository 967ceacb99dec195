/** The words of a `$filter`. Pure. */
import { QueryProblem } from './entity.ts'

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'string'; text: string; at: number }
  | { kind: 'number'; text: string; at: number }
  | { kind: 'date'; text: string; at: number }
  | { kind: 'sign'; text: '(' | ')' | ','; at: number }
  | { kind: 'end'; text: ''; at: number }

// Each begins where the last one ended (`y`), and none can match in two ways: time grows with length, and no faster.
const shapes: readonly [Exclude<Token['kind'], 'end'>, RegExp][] = [
  ['string', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w.-])/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-])/y],
  ['word', /[A-Za-z_]\w*/y],
  ['sign', /[(),]/y],
]

/** Longer than any tool writes by itself. */
const longest = 8000

/** @throws QueryProblem naming the place of what is no word of a filter */
export function tokensOf(text: string): Token[] {
  if (text.length > longest) throw new QueryProblem(`$filter is longer than ${longest} characters.`)
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const token = tokenAt(text, at)
    if (token === null) throw new QueryProblem(`$filter cannot be read at character ${at + 1}.`)
    tokens.push(token.token)
    at = token.end
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

function tokenAt(text: string, at: number): { token: Token; end: number } | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const found = shape.exec(text)?.[0]
    if (found === undefined) continue
    const end = at + found.length
    if (kind === 'string') return { token: { kind, text: found.slice(1, -1).replaceAll("''", "'"), at }, end }
    // The shape of a sign takes these three and no other.
    if (kind === 'sign') return { token: { kind, text: found as '(' | ')' | ',', at }, end }
    return { token: { kind, text: found, at }, end }
  }
  return null
}
