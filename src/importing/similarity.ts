/** How much two texts have in common, by their words. */

const wordsIn = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Share of words in common, 0 to 1 (Dice's coefficient on bags of words); 1 for two empty texts. Pure. */
export function similarity(a: string, b: string): number {
  const [left, right] = [wordsIn(a), wordsIn(b)]
  if (left.length + right.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of left) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    shared++
    counts.set(word, count - 1)
  }
  return (2 * shared) / (left.length + right.length)
}
