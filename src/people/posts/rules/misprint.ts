/** Whether one word is another with a letter wrong. */
import { isFieldWord } from '../../../importing/leads/words.ts'
import { isRank } from './post-words.ts'

/** Letters put in, left out, changed or swapped with their neighbour to make one word of the other, up to `most`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [older, old]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((old?.[j - 1] ?? 0) + (same ? 0 : 1), (old?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    older = old
    old = row
  }
  return old?.[b.length] ?? most + 1
}

const known = (word: string): boolean => isFieldWord(word) || isRank(word)

/**
 * Whether one of two words is the other misprinted: one letter apart from five letters on, two from nine on. One of them
 * must be a word of the field and the other none: Adoption and Adaption may be one word, Adoption and Adaptation, Aston
 * and Ashton, East and West are two.
 */
export function isMisprint(a: string, b: string): boolean {
  const short = Math.min(a.length, b.length)
  if (short < 4 || a === b || known(a) === known(b)) return false
  const most = short >= 9 ? 2 : 1
  return lettersApart(a, b, most) <= most
}
