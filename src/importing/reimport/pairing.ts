/** Pairs two lists of parts by evidence: every possible pair weighed, then the best pairing of all together. Pure. */
import { assign, type Edge } from './assignment.ts'
import type { Node } from './match.ts'
import { alikeness, type Bag, type Vocabulary, vocabularyOf } from './words.ts'

/** Two nodes, by index, with what their words have in common. */
export type Candidate = {
  left: number
  right: number
  alike: number /** The same for what stands below them. */
  below: number
}

export type Weighed = Candidate & { evidence: number }

export type Pool = {
  left: readonly Node[]
  right: readonly Node[]
  words: Vocabulary
  below: Vocabulary
  candidates: Candidate[]
}

/** Candidates kept for each part, of all whose words have something in common. */
const mostCandidates = 16
/** A word in more parts than this finds nobody; it still counts once two are compared. */
const tooCommon = 120
/** So many found by the rarest words of a part, those by its commoner words are not asked for. */
const enough = 60
/** Pairs with less in common than this are not looked at, unless they stand in one place. */
const leastAlike = 0.2

/** @param inPlace pairs to weigh whatever their words: those that stand in the same place */
export function poolOf(
  left: readonly Node[],
  right: readonly Node[],
  inPlace: (candidate: { left: number; right: number }) => boolean,
  places: readonly { left: number; right: number }[],
): Pool {
  const texts = (nodes: readonly Node[]) => nodes.map(({ text }) => text)
  const belows = (nodes: readonly Node[]) => nodes.map(({ below }) => below)
  const words = vocabularyOf(texts(left), texts(right))
  const below = vocabularyOf(belows(left), belows(right))
  const found = new Map<number, Candidate>()
  const look = (i: number, j: number, least: number) => {
    const key = i * right.length + j
    if (found.has(key)) return
    const alike = alikenessAt(words, i, j)
    const under = belowAt(below, i, j)
    if (Math.max(alike, under) >= least) found.set(key, { left: i, right: j, alike, below: under })
  }
  for (const { left: i, right: j } of places) look(i, j, 0)
  for (const [i, j] of sharing(words)) look(i, j, leastAlike)
  for (const [i, j] of sharing(below)) look(i, j, leastAlike)
  return { left, right, words, below, candidates: best([...found.values()], left.length, right.length, inPlace) }
}

const alikenessAt = ({ bags, weights }: Vocabulary, i: number, j: number): number => {
  const [a, b] = [bags.left[i], bags.right[j]]
  return a && b ? alikeness(a, b, weights) : 0
}

/** Two without anything below say nothing about each other. */
const belowAt = ({ bags, weights }: Vocabulary, i: number, j: number): number => {
  const [a, b] = [bags.left[i], bags.right[j]]
  return a && b && a.weight > 0 && b.weight > 0 ? alikeness(a, b, weights) : 0
}

/** Pairs that share a word which is not in every second part, found through the words and not by trying all with all. */
function* sharing({ bags }: Vocabulary): Generator<[number, number]> {
  const where = new Map<number, number[]>()
  bags.right.forEach((bag, j) => {
    for (const word of bag.words) {
      const held = where.get(word)
      if (held) held.push(j)
      else where.set(word, [j])
    }
  })
  for (const [i, bag] of bags.left.entries()) {
    const met = new Set<number>()
    for (const word of rarest(bag, where)) {
      for (const j of where.get(word) ?? []) met.add(j)
      if (met.size >= enough) break
    }
    for (const j of met) yield [i, j]
  }
}

/** The rarest words of a part, by which it is looked up; a part all of whose words are common has only two of them. */
function rarest({ words }: Bag, where: Map<number, number[]>): number[] {
  const times = (word: number) => where.get(word)?.length ?? 0
  const known = [...words].filter((word) => where.has(word)).sort((a, b) => times(a) - times(b) || a - b)
  const rare = known.slice(0, 8).filter((word) => times(word) <= tooCommon)
  return rare.length > 0 ? rare : known.slice(0, 2)
}

/** The most alike for each part of either side; all where they stand in one place. */
function best(
  candidates: Candidate[],
  lefts: number,
  rights: number,
  inPlace: (candidate: Candidate) => boolean,
): Candidate[] {
  const sorted = candidates
    .map((candidate) => ({ candidate, rank: candidate.alike + candidate.below / 2 + (inPlace(candidate) ? 1 : 0) }))
    .sort((a, b) => b.rank - a.rank || a.candidate.left - b.candidate.left || a.candidate.right - b.candidate.right)
  const [ofLeft, ofRight] = [new Int32Array(lefts), new Int32Array(rights)]
  return sorted.flatMap(({ candidate }) => {
    const { left, right } = candidate
    const [a, b] = [ofLeft[left] ?? 0, ofRight[right] ?? 0]
    ofLeft[left] = a + 1
    ofRight[right] = b + 1
    return a < mostCandidates || b < mostCandidates ? [candidate] : []
  })
}

/** So little that it decides only between pairs that are otherwise as good: the order in the document is kept. */
const orderMatters = 0.004

/**
 * The pairs whose evidence is at least `least`, as many and as good as can be had together.
 * @param partner what is settled already, by left index; those take no part
 */
export function bestPairs(pool: Pool, weighed: readonly Weighed[], least: number): Weighed[] {
  const able = weighed.filter(({ evidence }) => evidence >= least)
  const edges = able.map(
    ({ left, right, evidence }): Edge => ({
      left,
      right,
      weight: evidence - least + 0.1 + nearness(pool, left, right),
    }),
  )
  const rightOf = assign(pool.left.length, pool.right.length, edges)
  return able.filter(({ left, right }) => rightOf[left] === right)
}

/** More for two at the same share of the way through their documents. Squared, so that order is kept among equals. */
function nearness({ left, right }: Pool, i: number, j: number): number {
  const apart = i / Math.max(1, left.length) - j / Math.max(1, right.length)
  return orderMatters * (1 - apart * apart)
}
