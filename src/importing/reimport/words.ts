/** Texts as weighed words: a word that stands in few parts of a plan says more than one that stands in all. Pure. */

/** A text as the words in it, each once, by number, in rising order; `counts` says how often each stands there. */
export type Bag = { words: Int32Array; counts: Int32Array /** Sum of the weights of all its words. */; weight: number }

export type Vocabulary = {
  /** Weight of each word by its number. */
  weights: Float64Array
  bags: { left: Bag[]; right: Bag[] }
}

/** What counts when words are compared: no case, no typography (quotes, dashes, spacing, ligatures), no accents. */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘'`´]/g, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether two texts differ at most in case and typography. */
export const sameWords = (a: string, b: string): boolean =>
  a === b || plainWords(a).join(' ') === plainWords(b).join(' ')

type Counted = Map<number, number>

function countWords(text: string, numbers: Map<string, number>): Counted {
  const counted: Counted = new Map()
  for (const word of plainWords(text)) {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    counted.set(number, (counted.get(number) ?? 0) + 1)
  }
  return counted
}

/** The texts of both sides with one numbering. A word's weight is that of its rarity in both together. */
export function vocabularyOf(left: readonly string[], right: readonly string[]): Vocabulary {
  const numbers = new Map<string, number>()
  const counted = [left, right].map((texts) => texts.map((text) => countWords(text, numbers)))
  const seenIn = new Float64Array(numbers.size)
  for (const texts of counted)
    for (const bag of texts) for (const word of bag.keys()) seenIn[word] = (seenIn[word] ?? 0) + 1
  const texts = left.length + right.length
  const weights = seenIn.map((count) => Math.log(1 + texts / count))
  const toBags = (side: Counted[] = []) => side.map((bag) => bagOf(bag, weights))
  return { weights, bags: { left: toBags(counted[0]), right: toBags(counted[1]) } }
}

function bagOf(counted: Counted, weights: Float64Array): Bag {
  const words = Int32Array.from(counted.keys()).sort()
  const counts = words.map((word) => counted.get(word) ?? 0)
  let weight = 0
  for (let at = 0; at < words.length; at++) weight += (weights[words[at] ?? 0] ?? 0) * (counts[at] ?? 0)
  return { words, counts, weight }
}

/** The weight of the words that two bags share. */
export function sharedWeight(a: Bag, b: Bag, weights: Float64Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const [x, y] = [a.words[i] ?? 0, b.words[j] ?? 0]
    if (x === y) shared += Math.min(a.counts[i++] ?? 0, b.counts[j++] ?? 0) * (weights[x] ?? 0)
    else if (x < y) i++
    else j++
  }
  return shared
}

/** 0 to 1: the weighed share of words in common (Dice); 1 for two texts without words. */
export function alikeness(a: Bag, b: Bag, weights: Float64Array): number {
  if (a.weight + b.weight === 0) return 1
  return (2 * sharedWeight(a, b, weights)) / (a.weight + b.weight)
}

/** 0 to 1: how much of the smaller text is in the larger: a part of a split, one half of a join. */
export function containment(part: Bag, whole: Bag, weights: Float64Array): number {
  return part.weight === 0 ? 0 : sharedWeight(part, whole, weights) / part.weight
}
