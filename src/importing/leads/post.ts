/** How odd a run of tokens would be as one post: `Head of Fostering`, `LSCB Manager`, `DCS`. */
import { closingBodyNouns, ranking, roleModifiers, wholeAcronyms } from './lexicon.ts'
import { impossible, isQualifier, peopleInside, type Reading, swallowed } from './shape.ts'
import type { Token } from './tokens.ts'

/** `Principal Social Worker`: a first word that could be a post, but here only ranks the post that follows. */
const ranks = (tokens: Token[], i: number): boolean => {
  const t = tokens[i]
  if (!t || t.plural || !ranking.has(t.word) || !tokens.slice(0, i).every(isQualifier)) return false
  const next = tokens[i + 1]
  return (
    next?.kind === 'word' && next.before === 'none' && !next.small && tokens.slice(i + 1).some((later) => later.role)
  )
}

const isHead = (tokens: Token[], i: number): boolean => {
  const t = tokens[i]
  if (t?.kind !== 'word') return false
  if (t.role) return !ranks(tokens, i)
  if (/^partners?$/.test(t.word)) return tokens[i - 1]?.word === 'business'
  const next = tokens[i + 1]
  // `IRO Manager` is a manager, but `DCS` alone is a post.
  return t.roleAcronym && !(next?.kind === 'word' && next.before === 'none' && next.role)
}

const connects = (t: Token | undefined): boolean =>
  t !== undefined && (t.small || t.kind === 'dash' || t.kind === 'bracket')

type Head = { from: number; to: number }

/** Runs of role nouns side by side (`Lead Officer` is one). */
function headsOf(tokens: Token[]): Head[] {
  const heads: Head[] = []
  for (let i = 0; i < tokens.length; i++) {
    if (!isHead(tokens, i)) continue
    const last = heads.at(-1)
    const previous = tokens[i - 1]
    const joins = last && last.to === i && tokens[i]?.before === 'none' && previous !== undefined
    if (last && joins && previous && roleModifiers.has(previous.word) && !previous.plural && last.to - last.from < 2)
      last.to = i + 1
    else heads.push({ from: i, to: i + 1 })
  }
  return heads
}

/** Words before the post's own noun: `Leeds Safeguarding Children Board` in `… Board Manager`. */
function beforeHead(tokens: Token[], end: number): number {
  let cost = 0
  for (let i = 0; i < end; i++) {
    const t = tokens[i]
    if (!t || isHead(tokens, i) || isQualifier(t) || t.kind !== 'word') continue
    if (t.acronym)
      cost +=
        tokens[i - 1]?.acronym && t.before === 'none'
          ? 1.4
          : closingBodyNouns.has(tokens[i - 1]?.word ?? '')
            ? 1.5
            : i > 1
              ? 0.3
              : 0.1
    else if (t.subject || t.body || t.number) continue
    else if (t.small) cost += 0.3
    else if (t.title) cost += 1
    else if (t.nameLike || t.camel) cost += t.given ? 0.9 : 0.7
    else cost += 0.25
  }
  return cost
}

/** Words after the post's own noun: `Fostering` in `Head of Fostering`. */
function afterHead(tokens: Token[], head: Head): number {
  const first = tokens[head.to]
  if (!first) return 0
  const noun = tokens[head.to - 1]
  let cost = 0
  const direct = !connects(first)
  if (direct && noun?.plural) cost += 1.5
  if (direct && noun?.roleAcronym && wholeAcronyms.has(noun.word)) cost += 1.2
  const ranked = tokens.slice(0, head.from).every(isQualifier)
  // `Corporate Director, Financial Services`: a rank and then its field.
  if (
    direct &&
    first.before === 'comma' &&
    ranked &&
    first.subject &&
    noun &&
    !noun.plural &&
    !wholeAcronyms.has(noun.word)
  )
    cost -= 0.2
  else if (direct && first.before !== 'none') cost += 1.3
  if (direct && !ranked && !first.acronym) cost += 0.35
  if (direct && head.from > 0 && closingBodyNouns.has(tokens.at(-1)?.word ?? '')) cost += 0.6
  for (let i = head.to; i < tokens.length; i++) {
    const t = tokens[i]
    const previous = tokens[i - 1]
    if (t?.kind !== 'word' || !previous || isHead(tokens, i)) continue
    if (t.acronym)
      cost += previous.acronym && !previous.roleAcronym && t.before === 'none' ? (tokens[i + 1] ? 0.6 : 1.4) : 0.08
    else if (t.subject || t.body || t.bodyName) cost += 0.02
    else if (t.small) cost += t.before === 'none' ? 0 : 0.4
    else if (t.title) cost += 2
    else if (t.camel) cost += 0.9
    else if (t.nameLike) {
      cost += t.given ? 0.9 : 0.6
      if (previous.nameLike && t.before === 'none') cost += 0.6
    } else cost += t.number ? 0.05 : 0.15
  }
  return cost
}

/** A second post inside the first: `Project Lead LSCB Manager`, `Head of HR Head of Finance`. */
function innerStarts(tokens: Token[], heads: Head[]): number {
  let cost = 0
  heads.slice(1).forEach((head) => {
    const previous = tokens[head.from - 1]
    if (previous?.kind === 'dash') cost += 0.5
    else if (previous && (previous.small || previous.word === 'the')) cost += 0.35
    else cost += 1.5
  })
  for (let i = 1; i < tokens.length; i++) {
    const t = tokens[i]
    const earlier = tokens.slice(0, i)
    if (t?.kind !== 'word' || earlier.every((e) => isQualifier(e) || e.word === 'to') || tokens[i - 1]?.kind === 'dash')
      continue
    const next = tokens[i + 1]
    if (next && t.closed && !tokens[i - 1]?.small) cost += 1.4
    else if (isHead(tokens, i) && next?.word === 'of')
      cost += isHead(tokens, i - 1) || tokens[i - 1]?.word === 'the' ? 0 : 0.8
    else if (['deputy', 'assistant', 'acting', 'interim'].includes(t.word) && next && !isHead(tokens, i - 1))
      cost += 0.8
  }
  return cost
}

const postSeparators = {
  none: 0,
  and: 0.3,
  with: 0.5,
  comma: 0.9,
  slash: 1.5,
  'tight slash': 0.5,
  hard: Number.POSITIVE_INFINITY,
}

export function asPost(tokens: Token[]): Reading {
  if (!tokens.some((t) => t.role || t.roleAcronym || t.word.startsWith('partner'))) return impossible
  const heads = headsOf(tokens)
  const head = heads[0]
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!head || !first || !last) return impossible
  let cost = 1 + swallowed(tokens, postSeparators)
  if (first.kind === 'dash' || last.kind === 'dash') cost += 1.5
  if (first.small || first.kind === 'bracket') cost += 1.5
  if (last.small) cost += 1.5
  if (tokens.length === 1 && first.role) cost += 0.4
  if (tokens[head.from]?.roleAcronym && tokens[head.from - 1] && !tokens.slice(0, head.from).every(isQualifier))
    cost += 0.5
  cost += beforeHead(tokens, head.from) + innerStarts(tokens, heads)
  const lastHead = heads.at(-1) ?? head
  cost += afterHead(tokens, head === lastHead ? head : lastHead)
  if (head !== lastHead) cost += afterHead(tokens.slice(0, lastHead.from), head)
  return { cost: cost + peopleInside(tokens), kind: last.word === 'members' ? 'body' : 'post' }
}
