/** How often: monthly, half-termly, six-weekly, every 6 weeks, each July, twice a year. */
import type { Token } from './lexer.ts'
import { isMark, isWord, skip } from './unit.ts'
import { monthOf, numberOf, placeOf, weekdays } from './vocabulary.ts'

const adverbs: Record<string, string> = {
  hourly: 'hour',
  daily: 'day',
  nightly: 'day',
  weekly: 'week',
  fortnightly: '2 weeks',
  monthly: 'month',
  quarterly: 'quarter',
  qtrly: 'quarter',
  termly: 'term',
  annually: 'year',
  annual: 'year',
  yearly: 'year',
  biannual: '6 months',
  biannually: '6 months',
  biennial: '2 years',
  biennially: '2 years',
  bimonthly: '2 months',
  biweekly: '2 weeks',
  bitermly: '2 terms',
  triannually: '4 months',
  triannual: '4 months',
  halfyearly: '6 months',
}

/** What a prefix makes of them: half-termly, bi-monthly. "Bi-annual" is twice a year, as councils use it. */
const prefixed: Record<string, Record<string, string>> = {
  half: { term: 'half-term', year: '6 months', month: '2 weeks' },
  bi: { week: '2 weeks', month: '2 months', term: '2 terms', year: '6 months', quarter: '6 months' },
  tri: { year: '4 months' },
}

const unitNames: Record<string, string> = {
  day: 'day',
  week: 'week',
  wk: 'week',
  fortnight: '2 weeks',
  month: 'month',
  mth: 'month',
  quarter: 'quarter',
  qtr: 'quarter',
  term: 'term',
  year: 'year',
  yr: 'year',
  annum: 'year',
  meeting: 'meeting',
  board: 'meeting',
  committee: 'meeting',
  session: 'meeting',
  cycle: 'meeting',
}

/** day, week, month, … for a word in the singular or plural. */
export function unitName(word: string): string | undefined {
  const singular = word.endsWith('s') ? word.slice(0, -1) : word
  return Object.hasOwn(unitNames, singular) ? unitNames[singular] : undefined
}

const adverb = (word: string) => (Object.hasOwn(adverbs, word) ? adverbs[word] : undefined)
const times = (count: number, unit: string) =>
  count === 1 ? unit : `${count} ${unit.replace(/^\d+ /, '')}${/s$/.test(unit) ? '' : 's'}`
const countOf = (token: Token | undefined) =>
  token?.kind === 'number' && token.text.length <= 2
    ? Number(token.text)
    : token?.kind === 'word'
      ? numberOf(token.text)
      : undefined

type Every = { every: string; next: number }

/** six-weekly, 3 monthly, half-termly, bi-annual. */
function prefixedAdverb(tokens: Token[], i: number): Every | undefined {
  const at = isMark(tokens[i + 1], '-') ? i + 2 : i + 1
  const unit = adverb(tokens[at]?.text ?? '')
  if (!unit || tokens[at]?.kind !== 'word') return undefined
  const prefix = prefixed[tokens[i]?.text ?? '']?.[unit]
  if (tokens[i]?.kind === 'word' && prefix && Object.hasOwn(prefixed, tokens[i]?.text ?? ''))
    return { every: prefix, next: at + 1 }
  const count = tokens[i]?.ordinal ? undefined : countOf(tokens[i])
  return count && count > 0 && !isWord(tokens[i], 'a', 'an') ? { every: times(count, unit), next: at + 1 } : undefined
}

/** every month, each term, every 6 weeks, every other month, every third Tuesday. */
function everyPhrase(tokens: Token[], i: number): Every | undefined {
  if (!isWord(tokens[i], 'every', 'each', 'per')) return undefined
  let at = skip(tokens, i + 1, ['school', 'academic', 'financial', 'calendar', 'the', 'and'])
  let count = countOf(tokens[at])
  if (isWord(tokens[at], 'other', 'second', 'alternate')) count = 2
  else if (count === undefined && placeOf(tokens[at]?.text ?? '') && tokens[at]?.kind === 'word')
    count = placeOf(tokens[at]?.text ?? '')
  if (count !== undefined) at = skip(tokens, at + 1, ['calendar', 'working', '-'])
  if (isWord(tokens[at], 'half')) {
    const end = isMark(tokens[at + 1], '-') ? at + 2 : at + 1
    if (isWord(tokens[end], 'term')) return { every: 'half-term', next: end + 1 }
    if (isWord(tokens[end], 'year')) return { every: '6 months', next: end + 1 }
  }
  const word = tokens[at]?.kind === 'word' ? (tokens[at]?.text ?? '') : ''
  const unit = unitName(word)
  if (unit) return { every: times(count ?? 1, unit), next: at + 1 }
  if (weekdays.has(word)) return { every: times(count ?? 1, 'week'), next: at + 1 }
  // "each July", "every Easter", "each autumn term", "every 1st April": the date itself is read next.
  const yearly = monthOf(word) !== undefined || /^(easter|christmas|spring|summer|autumn|winter|end|q)$/.test(word)
  if (yearly || (tokens[i + 1]?.ordinal ?? false)) return { every: 'year', next: i + 1 }
  return undefined
}

const perYear: Record<number, string> = {
  1: 'year',
  2: '6 months',
  3: '4 months',
  4: 'quarter',
  6: '2 months',
  12: 'month',
}

/** once a term, twice yearly, three times a year, 3 x year, x2 per year. */
function timesPer(tokens: Token[], i: number): Every | undefined {
  const named = isWord(tokens[i], 'once') ? 1 : isWord(tokens[i], 'twice') ? 2 : undefined
  const crossed = isWord(tokens[i], 'x') && tokens[i + 1]?.kind === 'number'
  const spoken = crossed ? countOf(tokens[i + 1]) : isWord(tokens[i + 1], 'times', 'x') ? countOf(tokens[i]) : undefined
  const count = named ?? spoken
  if (count === undefined) return undefined
  const after = named ? i + 1 : i + 2
  const at = skip(tokens, after, ['a', 'an', 'per', 'each', 'every', 'in', 'school', 'academic', 'financial', '-'])
  const word = tokens[at]?.text ?? ''
  const isX = crossed || isWord(tokens[i + 1], 'x')
  const unit = at > after || isX ? (unitName(word) ?? adverb(word)) : adverb(word)
  if (!unit) return undefined
  if (count === 1) return { every: unit, next: at + 1 }
  if (unit === 'year') return { every: perYear[count] ?? 'year', next: at + 1 }
  return { every: unit === 'term' && count === 2 ? 'half-term' : unit, next: at + 1 }
}

/** The words that a frequency can begin with, numbers in words aside. */
export const frequencyWords = new Set([
  ...Object.keys(adverbs),
  ...Object.keys(prefixed),
  ...'every each per once twice x pa'.split(' '),
])

/** 1/2 termly, 1/2 yearly: read before the stroke can make a date of it. */
export function fractionAt(tokens: Token[], i: number): Every | undefined {
  const isHalf = tokens[i]?.text === '1' && isMark(tokens[i + 1], '/') && tokens[i + 2]?.text === '2'
  const every = isHalf ? prefixed.half?.[adverb(tokens[i + 3]?.text ?? '') ?? ''] : undefined
  return every ? { every, next: i + 4 } : undefined
}

export function recurrenceAt(tokens: Token[], i: number): Every | undefined {
  const found = fractionAt(tokens, i) ?? everyPhrase(tokens, i) ?? timesPer(tokens, i) ?? prefixedAdverb(tokens, i)
  if (found) return found
  const token = tokens[i]
  if (token?.kind !== 'word') return undefined
  if (token.text === 'pa') return { every: 'year', next: i + 1 }
  const every = adverb(token.text)
  return every ? { every, next: i + 1 } : undefined
}
