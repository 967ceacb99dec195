/**
 * Whether two printed names may mean one post, and why. A guess to be put to a person, never acted on: what speaks against
 * it (another rank, another subject, another place) is final, what speaks for it is weighed.
 */

import { extraWords } from './extra-words.ts'
import { type Run, runOfLetters } from './letters.ts'
import { isMisprint } from './misprint.ts'
import type { PostName, PostWord } from './post-name.ts'
import { lettersInFull, wholeWord } from './post-words.ts'

/** How sure, 0 to 1, and the reasons as parts of a sentence. */
export type Likeness = { confidence: number; reasons: string[] }

export const quote = (text: string): string => `“${text}”`

type Side = { name: PostName; free: boolean[] }
/** Words of `a` and of `b` that were found to be the same. */
type Pairs = { a: number; b: number }[]
type Work = { a: Side; b: Side; pairs: Pairs; likeness: Likeness }

const sideOf = (name: PostName): Side => ({ name, free: name.words.map(() => true) })
const freeWords = (side: Side): number[] => side.free.flatMap((free, at) => (free ? [at] : []))

function weigh(likeness: Likeness, confidence: number, reason?: string): void {
  likeness.confidence *= confidence
  if (reason !== undefined && !likeness.reasons.includes(reason)) likeness.reasons.push(reason)
}

function pair(work: Work, a: number, b: number): void {
  work.a.free[a] = false
  work.b.free[b] = false
  work.pairs.push({ a, b })
}

/** What is said of two words that are one but for their form. */
function weighForms(work: Work, one: PostWord, other: PostWord): void {
  const [short, whole] = one.short === null ? [other, one] : [one, other]
  if (short.short !== null && whole.short === null)
    weigh(
      work.likeness,
      work.likeness.reasons.includes(shortInWords(short.short)) ? 1 : 0.96,
      shortInWords(short.short),
    )
  if (one.plural === other.plural) return
  const people = one.kind === 'rank'
  const [many, single] = one.plural ? [one, other] : [other, one]
  weigh(
    work.likeness,
    people ? 0.6 : 0.85,
    people
      ? `${quote(many.printed)} may be several people who hold such posts`
      : `${quote(many.printed)} and ${quote(single.printed)} are one word`,
  )
}

/** `DCS` stands for words, `Hd` is short for one, `Financial` is another form of one. */
function shortInWords(short: string): string {
  const low = short.toLowerCase()
  const letters = lettersInFull(low) ?? lettersInFull(low.replace(/s$/, ''))
  if (letters !== null) return `${quote(short)} stands for ${quote(letters)}`
  const whole = wholeWord(low) ?? low
  return whole.length > short.length
    ? `${quote(short)} is short for ${quote(whole)}`
    : `${quote(short)} and ${quote(whole)} are one word`
}

function pairBy(
  work: Work,
  same: (a: PostWord, b: PostWord) => boolean,
  then: (a: PostWord, b: PostWord) => void,
): void {
  for (const at of freeWords(work.a)) {
    const one = work.a.name.words[at]
    const found = freeWords(work.b).find((to) => one && work.b.name.words[to] && same(one, work.b.name.words[to]))
    const other = found === undefined ? undefined : work.b.name.words[found]
    if (found === undefined || one === undefined || other === undefined) continue
    pair(work, at, found)
    then(one, other)
  }
}

/** Letters of one side against words of the other. The longest first: they are the surest. */
function pairLetters(work: Work, from: Side, to: Side): void {
  const letters = freeWords(from)
    .filter((at) => from.name.words[at]?.kind === 'letters')
    .sort((x, y) => lengthAt(from, y) - lengthAt(from, x) || x - y)
  for (const at of letters) {
    const printed = from.name.words[at]?.printed ?? ''
    const run = runOfLetters(printed, to.name, (word) => to.free[word] === true)
    if (run === null) continue
    for (let word = run.from; word < run.to; word++) {
      const [a, b] = from === work.a ? [at, word] : [word, at]
      pair(work, a, b)
    }
    weigh(
      work.likeness,
      sureOfLetters(printed, to, run),
      `${quote(printed)} has the initials of ${quote(wordsOf(to, run))}`,
    )
  }
}

const lengthAt = (side: Side, at: number): number => side.name.words[at]?.text.length ?? 0

function sureOfLetters(printed: string, side: Side, run: Run): number {
  if (printed.length >= 4) return 0.96
  if (printed.length === 3) return 0.9
  return side.name.words.slice(run.from, run.to).every((word) => word.kind === 'rank') ? 0.85 : 0.72
}

/** The words of a run as printed, joining words and all. */
export function wordsOf(side: { name: PostName }, { from, to }: Run): string {
  const parts = side.name.words.slice(from, to).flatMap((word, i) => {
    const joins = i === 0 ? [] : (side.name.joins[from + i] ?? [])
    return [...joins, word.printed]
  })
  return parts.filter((part, i) => part !== parts[i - 1]).join(' ')
}

/** `W/NW` and `WNW`: letters parted by a mark. */
function pairPartedLetters(work: Work, from: Side, to: Side): void {
  for (const at of freeWords(from)) {
    const joined = from.name.words[at]
    const parts = freeWords(to).filter((word) => /^\p{Lu}+$/u.test(to.name.words[word]?.printed ?? ''))
    if (joined?.kind !== 'letters' || parts.length < 2) continue
    if (parts.map((word) => to.name.words[word]?.printed).join('') !== joined.printed) continue
    for (const word of parts) pair(work, from === work.a ? at : word, from === work.a ? word : at)
    weigh(work.likeness, 0.95, `${quote(joined.printed)} is printed with a mark between its letters`)
  }
}

/** `Head of Service Fostering` and `Head of Fostering`: often one grade with two names. */
function pairHeads(work: Work): void {
  pairBy(
    work,
    (one, other) => [one.text, other.text].sort().join() === 'head,head of service',
    () => weigh(work.likeness, 0.65, 'one says “Head of Service” and the other “Head”'),
  )
}

/** The ranks stand in the same order in both; a Service Director is no Director Service. The subjects may change places. */
function ordersOf(work: Work): 'same' | 'subjects moved' | 'ranks moved' {
  const inOrder = (pairs: Pairs): boolean => pairs.every((one, i) => i === 0 || one.b >= (pairs[i - 1]?.b ?? 0))
  const pairs = work.pairs.toSorted((x, y) => x.a - y.a || x.b - y.b)
  if (inOrder(pairs)) return 'same'
  const ranks = pairs.filter(({ a }) => work.a.name.words[a]?.kind === 'rank')
  return inOrder(ranks) ? 'subjects moved' : 'ranks moved'
}

function weighState(work: Work): void {
  const [a, b] = [work.a.name, work.b.name]
  const only =
    a.acting !== null && b.acting === null ? a.acting : b.acting !== null && a.acting === null ? b.acting : null
  if (only !== null) weigh(work.likeness, 0.8, `${quote(only)} would be the same post, held for a time`)
  const vacancies = [a.vacancy, b.vacancy].filter((words) => words !== null)
  if (vacancies.length > 0 && a.vacancy?.toLowerCase() !== b.vacancy?.toLowerCase())
    weigh(
      work.likeness,
      0.95,
      `${vacancies.map(quote).join(' and ')} only ${vacancies.length === 1 ? 'says' : 'say'} that nobody holds it yet`,
    )
  for (const { aside } of [a, b])
    if (aside !== null && a.aside !== b.aside) weigh(work.likeness, 0.85, `${quote(aside)} says how to reach the post`)
}

/** Two names already taken apart. Give the one that sorts first as the first, so that the answer is the same either way round. */
export function compareNames(first: PostName, second: PostName): Likeness | null {
  if (first.words.length === 0 || second.words.length === 0 || first.everyone !== second.everyone) return null
  const work: Work = { a: sideOf(first), b: sideOf(second), pairs: [], likeness: { confidence: 0.98, reasons: [] } }
  pairBy(
    work,
    (a, b) => a.text === b.text,
    (a, b) => weighForms(work, a, b),
  )
  pairLetters(work, work.a, work.b)
  pairLetters(work, work.b, work.a)
  pairPartedLetters(work, work.a, work.b)
  pairPartedLetters(work, work.b, work.a)
  pairBy(
    work,
    (a, b) =>
      (a.kind === 'word' || a.kind === 'rank') &&
      (b.kind === 'word' || b.kind === 'rank') &&
      isMisprint(a.text, b.text),
    (a, b) => weigh(work.likeness, 0.88, `${quote(a.printed)} and ${quote(b.printed)} differ by a letter or two`),
  )
  pairHeads(work)
  const order = ordersOf(work)
  if (order === 'ranks moved') return null
  if (order === 'subjects moved') weigh(work.likeness, 0.9, 'the same words stand in another order')
  const extra = extraWords(work)
  if (extra === null) return null
  for (const { confidence, reason } of extra) weigh(work.likeness, confidence, reason)
  weighState(work)
  if (work.likeness.reasons.length === 0) work.likeness.reasons.push('they differ only in joining words and marks')
  return work.likeness
}
