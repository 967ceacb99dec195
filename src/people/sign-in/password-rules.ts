/**
 * What makes a password good enough, after the advice of the National Cyber Security Centre (three random words; length
 * over character classes; no forced changes; refuse what everybody tries first).
 */

export const shortest = 12
export const longest = 128

/** What guessing programs try first, in the lengths that are allowed at all. Compared without case and spaces. */
const tooCommon = [
  'password',
  'passw0rd',
  'letmein',
  'qwertyuiop',
  'qwerty',
  'iloveyou',
  'welcome',
  'administrator',
  'changeme',
  'upturn',
  'council',
  'childrensservices',
  'abcdefghijkl',
  'abc',
  '1q2w3e4r5t6y',
]

/**
 * Why this password may not be taken, as a sentence; null where it may.
 *
 * @param person whose name and address say nothing that others do not know
 */
export function passwordProblem(password: string, person: { name: string; email: string }): string | null {
  if (password.length === 0) return 'Enter a password'
  if (password.length < shortest)
    return `Use at least ${shortest} characters: three words that have nothing to do with each other are easy to remember`
  if (password.length > longest) return `Use at most ${longest} characters`
  const plain = simple(password)
  if (new Set(plain).size < 5) return 'Use more different characters: this one repeats a few'
  const without = tooCommon.reduce((rest, word) => rest.replaceAll(word, ''), plain).replace(/[^\p{L}]/gu, '')
  if (without.length < 4 && plain.replace(/\P{L}/gu, '').length > 0)
    return 'Choose another: this is one of the first that would be tried'
  if (isSequence(plain)) return 'Choose another: this is one of the first that would be tried'
  const own = [person.email.split('@')[0] ?? '', person.name].map(simple).filter((part) => part.length > 3)
  return own.some((part) => plain.replaceAll(part, '').length < 6) ? 'Choose one without your name in it' : null
}

function simple(text: string): string {
  return text.toLowerCase().replace(/[\s.,!_-]+/g, '')
}

/** 123456789012, 987654321098: each figure one more or less than the one before, going round at nought. */
function isSequence(text: string): boolean {
  if (!/^\d+$/.test(text)) return false
  const steps = [...text].slice(1).map((figure, at) => (10 + Number(figure) - Number(text[at])) % 10)
  return new Set(steps).size === 1
}
