/** The words of dates: months with their usual misprints, days of the week, numbers in words. */

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const monthAliases: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mch: 3,
  marhc: 3,
  mach: 3,
  apr: 4,
  apl: 4,
  aprl: 4,
  apil: 4,
  arpil: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  spt: 9,
  sepr: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  febuary: 2,
  janurary: 1,
}

/** True where one letter more, less, other or swapped makes the words the same. */
function nearlySame(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1) return false
  let i = 0
  while (i < word.length && word[i] === name[i]) i++
  const rest = (a: string, b: string, skipA: number, skipB: number) => a.slice(i + skipA) === b.slice(i + skipB)
  const swapped =
    word[i] === name[i + 1] && word[i + 1] === name[i] && word.slice(i + 2) === name.slice(i + 2) && i + 1 < word.length
  return rest(word, name, 1, 1) || rest(word, name, 1, 0) || rest(word, name, 0, 1) || swapped
}

/** March, April, May, June and July are too near other words ("match", "may") to forgive a misprint. */
const forgiving = monthNames.filter((name) => name.length >= 6)

const known = new Map<string, number | undefined>()

/** The month (1 to 12) that a word in small letters names: whole, shortened, cut off by a cell's edge, or misprinted. */
export function monthOf(word: string): number | undefined {
  if (known.has(word)) return known.get(word)
  const month = findMonth(word)
  // The same few thousand words make up a plan; a bound keeps strange input from filling memory.
  if (known.size < 5000) known.set(word, month)
  return month
}

function findMonth(word: string): number | undefined {
  const alias = monthAliases[word]
  if (alias !== undefined && Object.hasOwn(monthAliases, word)) return alias
  if (word.length < 3 || word.length > 11) return undefined
  const whole = monthNames.findIndex((name) => name === word || (word.length >= 4 && name.startsWith(word)))
  if (whole >= 0) return whole + 1
  if (word.length < 5) return undefined
  const clipped = forgiving.find((name) => name.slice(1) === word)
  const near =
    clipped ?? (word.length >= 6 ? forgiving.find((n) => n[0] === word[0] && nearlySame(word, n)) : undefined)
  return near === undefined ? undefined : monthNames.indexOf(near) + 1
}

export const weekdays = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun'.split(
    ' ',
  ),
)

const smallNumbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const largerNumbers: Record<string, number> = {
  a: 1,
  an: 1,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  forty: 40,
  sixty: 60,
  ninety: 90,
}

/** A number printed in words, up to ninety where plans use it. */
export function numberOf(word: string): number | undefined {
  const small = smallNumbers.indexOf(word)
  if (small >= 0) return small + 1
  return Object.hasOwn(largerNumbers, word) ? largerNumbers[word] : undefined
}

const placeNames: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, final: 4, last: 4 }

/** first, second, third, fourth; final and last are the fourth, as in "final quarter". */
export function placeOf(word: string): number | undefined {
  return Object.hasOwn(placeNames, word) ? placeNames[word] : undefined
}
