/** Periods with a name: school terms, their halves, seasons, and whatever else `quarters.ts` and `feasts.ts` know. */
import { feastHere, summerHoliday, yearEnd } from './feasts.ts'
import type { Token } from './lexer.ts'
import { months, type Span } from './month-spans.ts'
import { halfHere, quarterHere, quarterWords } from './quarters.ts'
import { type Found, isMark, isWord, one, skip } from './unit.ts'
import { monthAt } from './worded-dates.ts'
import { yearAfter, yearKind, yearOpeners } from './years.ts'

type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const seasons: Record<Season, Span> = {
  spring: { from: 3, to: 5 },
  summer: { from: 6, to: 8 },
  autumn: { from: 9, to: 11 },
  winter: { from: 12, to: 2 },
}

/** The school year's three terms, each with its two halves. */
const terms: Record<'autumn' | 'spring' | 'summer', Span & { halves: [Span, Span] }> = {
  autumn: {
    from: 9,
    to: 12,
    halves: [
      { from: 9, to: 10 },
      { from: 11, to: 12 },
    ],
  },
  spring: {
    from: 1,
    to: 3,
    halves: [
      { from: 1, to: 2 },
      { from: 3, to: 3 },
    ],
  },
  summer: {
    from: 4,
    to: 7,
    halves: [
      { from: 4, to: 5 },
      { from: 6, to: 7 },
    ],
  },
}
const termOrder = ['autumn', 'spring', 'summer'] as const

const seasonWords: Record<string, Season> = {
  spring: 'spring',
  summer: 'summer',
  autumn: 'autumn',
  fall: 'autumn',
  winter: 'winter',
  aut: 'autumn',
  spr: 'spring',
}
const termWords = ['term', 'terms', 'termtime']

const halfTermWords = (tokens: Token[], i: number) => {
  if (isWord(tokens[i], 'halfterm')) return i + 1
  const dash = isMark(tokens[i + 1], '-') ? 1 : 0
  return isWord(tokens[i], 'half') && isWord(tokens[i + 1 + dash], 'term') ? i + 2 + dash : undefined
}

/** Which half of a term: "Autumn 1", "autumn term 2", "first half of the …" is left as the whole. */
function halfNumber(tokens: Token[], i: number): number | undefined {
  const token = tokens[i]
  const isHalf = token?.kind === 'number' && (token.text === '1' || token.text === '2') && !token.ordinal && !token.tick
  return isHalf && !isMark(tokens[i + 1], '/', '.') && !monthAt(tokens[i + 1]) ? Number(token.text) : undefined
}

/** "Autumn & Spring terms": the word stands once for both. */
function sharesTerm(tokens: Token[], i: number): boolean {
  if (!isMark(tokens[i], '&', '/', '-', ',') && !isWord(tokens[i], 'and', 'or', 'to')) return false
  return Object.hasOwn(seasonWords, tokens[i + 1]?.text ?? '') && isWord(tokens[i + 2], ...termWords)
}

function termOrSeason(tokens: Token[], i: number): Found | undefined {
  const word = tokens[i]?.kind === 'word' ? (tokens[i]?.text ?? '') : ''
  const feast = word === 'easter' ? 'spring' : word === 'christmas' ? 'autumn' : undefined
  const season = Object.hasOwn(seasonWords, word) ? seasonWords[word] : undefined
  let next = i + 1
  const half = halfTermWords(tokens, next)
  const isTerm = isWord(tokens[next], ...termWords) || sharesTerm(tokens, next)
  if (feast && !isTerm) return undefined
  const name = feast ?? season
  if (name === undefined) return undefined
  if (half === undefined && isWord(tokens[next], ...termWords)) next++
  const number = half ? 1 : halfNumber(tokens, next)
  if (half) next = half
  if (name === 'winter' || (!isTerm && number === undefined)) return seasonUnit(tokens, name, next)
  if (number !== undefined && !half) next++
  const span = number ? (terms[name].halves[number - 1] ?? terms[name]) : terms[name]
  const printed = yearAfter(tokens, next)
  return one(months('term', span, 9, printed), printed?.next ?? next)
}

/** Winter 2010/11 and "winter 2010" both begin in December 2010; summer 2010/11 is the second year's. */
function seasonUnit(tokens: Token[], name: Season, next: number): Found {
  const printed = yearAfter(tokens, next)
  return one(months('season', seasons[name], 9, printed), printed?.next ?? next)
}

/** HT3, "term 3 2010/11": authorities that number their terms have six, the halves of the usual three. */
function numberedTerm(tokens: Token[], i: number): Found | undefined {
  const isName = isWord(tokens[i], 'ht') || isWord(tokens[i], 'term')
  const number = tokens[i + 1]
  if (!isName || number?.kind !== 'number' || number.text.length !== 1 || number.ordinal) return undefined
  const index = Number(number.text) - 1
  const name = termOrder[Math.floor(index / 2)]
  const span = name && terms[name].halves[index % 2]
  if (!span) return undefined
  const printed = yearAfter(tokens, i + 2)
  return one(months('term', span, 9, printed), printed?.next ?? i + 2)
}

/** The year printed first: "2023/24 Q2", "2023/24 autumn term". */
function yearBefore(tokens: Token[], i: number, head: (at: number) => Found | undefined): Found | undefined {
  if (tokens[i]?.kind !== 'number' && yearKind(tokens, i) === undefined) return undefined
  const printed = yearAfter(tokens, i)
  const token = tokens[i]
  if (!printed || (token?.kind === 'number' && token.text.length < 4 && !token.tick && !printed.pair)) return undefined
  const at = skip(tokens, printed.next, ['-', ':', ',', '/'])
  const found = head(at)
  const unit = found?.units[0]
  if (!found || !unit || unit.year !== undefined) return undefined
  const begins = unit.of === 'quarter' || unit.of === 'half' ? 4 : 9
  const shift = (printed.pair || unit.of === 'quarter') && unit.month < begins ? 1 : 0
  return one({ ...unit, year: printed.year + shift }, found.next)
}

/** The words that a named period can begin with; the rest of a sentence need not be tried. */
export const periodWords = new Set([
  ...quarterWords,
  ...Object.keys(seasonWords),
  ...yearOpeners,
  ...'first second third fourth final last h easter christmas xmas good new ht term end'.split(' '),
])

export function namedPeriod(tokens: Token[], i: number): Found | undefined {
  const head = (at: number) =>
    quarterHere(tokens, at) ?? numberedTerm(tokens, at) ?? termOrSeason(tokens, at) ?? halfHere(tokens, at)
  return (
    yearEnd(tokens, i) ?? summerHoliday(tokens, i) ?? head(i) ?? feastHere(tokens, i) ?? yearBefore(tokens, i, head)
  )
}
