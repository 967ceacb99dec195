/**
 * Cuts a cell into names: every way of cutting is priced (`segments.ts`) and the cheapest is taken. A cut is free at a
 * mark, nearly free at `and`, and costs a little where nothing is printed; what the document itself shows elsewhere as a
 * name of its own is cheap.
 */
import { keyOf } from './same-lead.ts'
import { readRun } from './segments.ts'
import type { Kind } from './shape.ts'
import { type Separator, type Token, tokenise } from './tokens.ts'

/** Names that the document shows alone, by key, each with its kind. */
export type KnownLeads = { kinds: ReadonlyMap<string, Kind> }

export type Run = {
  from: number
  to: number
  kind: Kind
  cost: number
  before: Separator
  vacant: boolean
  tokens: Token[]
}

/** No name is longer, and a cell of prose must not take quadratic time. */
const longest = 26

const cutCost: Record<Separator, number> = {
  none: 0.2,
  and: 0.1,
  with: 0.1,
  comma: 0,
  slash: 0,
  'tight slash': 0,
  hard: 0,
}

/** A bracket, or a word of vacancy after a post, belongs to what stands before it. */
function cutAt(tokens: Token[], i: number): number {
  const t = tokens[i]
  const previous = tokens[i - 1]
  if (!t || !previous) return 0
  if (t.kind === 'bracket') return t.before === 'hard' ? 0 : 3
  if (t.kind === 'vacant' && t.before === 'none') return 2
  if (t.before === 'none' && previous.closed) return 1.3
  // `Assistant` waits for the post it qualifies.
  if (t.before === 'none' && ['assistant', 'deputy', 'interim', 'acting'].includes(previous.word)) return 1
  if (t.kind === 'dash' || previous.kind === 'dash') return 1.5
  return cutCost[t.before]
}

/** Before a bracket, a comma is no oddity. */
function attach(tokens: Token[]): Token[] {
  return tokens.map((t, i) => {
    const loose = t.before === 'comma' || t.before === 'and'
    return i > 0 && loose && t.kind === 'bracket' ? { ...t, before: 'none' } : t
  })
}

/** What a name that the document shows alone costs, and any other at least. */
const knownCost = 0.6
const least = 1

/** First words of what is known, so that most runs need not be looked up. */
const firstWords = new WeakMap<KnownLeads, ReadonlySet<string>>()
function firstWordsOf(known: KnownLeads): ReadonlySet<string> {
  const kept = firstWords.get(known)
  if (kept) return kept
  const words = new Set([...known.kinds.keys()].map((key) => key.split(' ')[0] ?? ''))
  firstWords.set(known, words)
  return words
}

/** The kind of each run that the document shows alone, by its first and last token (`3-7`, the last exclusive). */
function knownRuns(tokens: Token[], text: string, known: KnownLeads | undefined): Map<string, Kind> {
  const found = new Map<string, Kind>()
  if (!known || known.kinds.size === 0) return found
  const first = firstWordsOf(known)
  tokens.forEach((token, start) => {
    const word = keyOf(text.slice(token.from, token.to)).split(' ')[0] ?? ''
    // `The Board` is known as `board`.
    if (!first.has(word) && word !== '') return
    for (let end = start + 1; end <= Math.min(tokens.length, start + longest); end++) {
      const kind = known.kinds.get(keyOf(text.slice(token.from, tokens[end - 1]?.to)))
      if (kind) found.set(`${start}-${end}`, kind)
    }
  })
  return found
}

/** A given name with a surname after it, counted up to each token: two of them are never one name, which saves pricing it. */
function countPeople(tokens: Token[]): number[] {
  let people = 0
  return tokens.map((t, i) => {
    const previous = tokens[i - 1]
    if (previous?.given && !previous.subject && t.nameLike && !t.given && t.before === 'none') people++
    return people
  })
}

/** What each separator adds to any name that swallows it, at least. */
const leastSwallowed: Record<Separator, number> = {
  none: 0,
  and: 0.3,
  with: 0.5,
  comma: 0.7,
  slash: 1.5,
  'tight slash': 0.5,
  hard: 9,
}

/** The running sum of that, so that a name over many marks need not be priced. */
function sumSeparators(tokens: Token[]): number[] {
  let sum = 0
  return tokens.map((t) => {
    sum += t.kind === 'vacant' || t.kind === 'bracket' ? 0 : leastSwallowed[t.before]
    return sum
  })
}

type Step = { cost: number; start: number; kind: Kind; own: number }

/** The cheapest cut of each beginning of the cell, longest last. */
function steps(tokens: Token[], known: Map<string, Kind>): Step[] {
  const people = countPeople(tokens)
  const marks = sumSeparators(tokens)
  const best: Step[] = [{ cost: 0, start: 0, kind: 'body', own: 0 }]
  for (let end = 1; end <= tokens.length; end++) {
    let choice: Step = { cost: Number.POSITIVE_INFINITY, start: end - 1, kind: 'body', own: 0 }
    for (let start = end - 1; start >= Math.max(0, end - longest); start--) {
      if ((people[end - 1] ?? 0) - (people[start] ?? 0) > 1) break
      const before = (best[start]?.cost ?? 0) + cutAt(tokens, start)
      const shown = known.get(`${start}-${end}`)
      const swallowed = (marks[end - 1] ?? 0) - (marks[start] ?? 0)
      if (shown && before + knownCost < choice.cost)
        choice = { cost: before + knownCost, start, kind: shown, own: knownCost }
      else if (!shown && before + least + swallowed < choice.cost) {
        const { cost, kind } = readRun(tokens.slice(start, end))
        if (before + cost < choice.cost) choice = { cost: before + cost, start, kind, own: cost }
      }
      if (tokens[start]?.before === 'hard') break
    }
    best.push(choice)
  }
  return best
}

function cutAfresh(text: string, known: KnownLeads | undefined): Run[] {
  const tokens = attach(tokenise(text))
  const shown = knownRuns(tokens, text, known)
  if (tokens.length > 1 && tokens.length <= longest && !tokens.some((t) => t.before === 'hard')) {
    // Most cells hold one name, and two would cost more than this however they were cut.
    const kind = shown.get(`0-${tokens.length}`)
    const whole = kind ? { cost: knownCost, kind } : readRun(tokens)
    if (whole.cost <= 2 * (shown.size > 0 ? knownCost : least)) return unwind(tokens, steppedOver(tokens.length, whole))
  }
  return unwind(tokens, steps(tokens, shown))
}

/** Readings already made: a plan prints the same posts on every page, and a column is looked at before it is read. Bounded. */
const readings = new WeakMap<object, Map<string, Run[]>>()
const nothingKnown = {}

/** The names of a cell in printed order, repeats included, with their places. The list is shared: do not change it. */
export function cut(text: string, known?: KnownLeads): readonly Run[] {
  const kept = readings.get(known ?? nothingKnown) ?? new Map<string, Run[]>()
  readings.set(known ?? nothingKnown, kept)
  const found = kept.get(text)
  if (found) return found
  if (kept.size > 2000) kept.clear()
  const runs = cutAfresh(text, known)
  if (text.length < 1000) kept.set(text, runs)
  return runs
}

const steppedOver = (length: number, whole: { cost: number; kind: Kind }): Step[] => {
  const all: Step[] = Array.from({ length: length + 1 }, () => ({ cost: 0, start: 0, kind: whole.kind, own: 0 }))
  all[length] = { cost: whole.cost, start: 0, kind: whole.kind, own: whole.cost }
  return all
}

function unwind(tokens: Token[], best: { start: number; kind: Kind; own: number }[]): Run[] {
  const runs: Run[] = []
  for (let end = tokens.length; end > 0; ) {
    const choice = best[end]
    const start = choice?.start ?? end - 1
    const part = tokens.slice(start, end)
    const [first, last] = [part[0], part.at(-1)]
    if (first && last) {
      const vacant = part.some((t) => t.kind === 'vacant')
      runs.unshift({
        from: first.from,
        to: last.to,
        kind: choice?.kind ?? 'body',
        cost: choice?.own ?? 2,
        before: first.before,
        vacant,
        tokens: part,
      })
    }
    end = start
  }
  return runs
}
