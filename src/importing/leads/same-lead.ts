/** Whether two printed names mean one lead: spacing, dashes and small words aside, or one misread letter in a person's name. */

/** A name as a key: lower case, straight quotes, no marks, no `the`. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[’‘`']/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const idle = new Set(['of', 'for', 'and', 'in', 'to', 'the', 's'])
const wordsOf = (name: string): string[] =>
  keyOf(name)
    .split(' ')
    .filter((w) => w !== '' && !idle.has(w))
const allWordsOf = (name: string): string[] => keyOf(name).split(' ').filter(Boolean)

/** Whether `letters` are the initials of the first words, and of how many (`cypsc`: Children Young People's Social Care). */
function initialsOf(letters: string, words: string[]): number {
  if (letters.length < 2 || words.length < letters.length) return 0
  return [...letters].every((letter, i) => words[i]?.startsWith(letter)) ? letters.length : 0
}

/** Equal word by word, where letters may stand for the words they begin. */
function equalWithInitials(a: string[], b: string[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length
  const [x, y] = [a[0] ?? '', b[0] ?? '']
  if (x === y && equalWithInitials(a.slice(1), b.slice(1))) return true
  const inB = initialsOf(x, b)
  if (inB > 0 && equalWithInitials(a.slice(1), b.slice(inB))) return true
  const inA = initialsOf(y, a)
  return inA > 0 && equalWithInitials(a.slice(inA), b.slice(1))
}

const confused = ['ec', 'il', 'l1', 'i1', 'o0', 'uv', 'nh', 'ao', 's5', 'b8', 'rn', 'ij', 'cg']

/** One letter apart: any letter in a longer word, a pair that scanning confuses in a short one; `rn` for `m` anywhere. */
function misread(a: string, b: string): boolean {
  if (a.replaceAll('rn', 'm') === b.replaceAll('rn', 'm')) return true
  if (a.length === b.length) {
    const at = [...a].flatMap((letter, i) => (letter === b[i] ? [] : [i]))
    const [i] = at
    if (at.length !== 1 || i === undefined) return false
    const pair = [a[i], b[i]].sort().join('')
    return a.length >= 6 || confused.some((c) => [...c].sort().join('') === pair)
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length !== 1 || short.length < 5) return false
  return [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short)
}

const personLike = (name: string): boolean =>
  /^(?:(?:dr|mr|mrs|ms|miss|cllr|prof)\.?\s+)?\p{Lu}[\p{L}'’.-]*(?:\s+(?:van|de|der|von|al|la|le))*(?:\s+\p{Lu}[\p{L}'’-]+){1,2}$/iu.test(
    name.trim(),
  ) && !/[A-Z]{3}/.test(name)

function samePerson(a: string[], b: string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false
  let misreadings = 0
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? ''
    if (x === y) continue
    const initial = i < a.length - 1 && (x.length === 1 || y.length === 1) && x[0] === y[0]
    if (!initial && !misread(x, y)) return false
    misreadings++
  }
  return misreadings <= 1
}

/** True for near-duplicates: `Chief Officer - CYPSC` and `Chief Officer CYPSC`, `Suc May` and `Sue May`, `HoS Fostering` and `Head of Service Fostering`. */
export function sameLead(a: string, b: string): boolean {
  if (keyOf(a) === keyOf(b)) return keyOf(a) !== ''
  if (wordsOf(a).length === 0 || wordsOf(b).length === 0) return false
  if (wordsOf(a).join(' ') === wordsOf(b).join(' ')) return true
  if (equalWithInitials(wordsOf(a), wordsOf(b)) || equalWithInitials(allWordsOf(a), allWordsOf(b))) return true
  return personLike(a) && personLike(b) && samePerson(wordsOf(a), wordsOf(b))
}
