/** Quarters, half years, school terms and half terms, seasons, holidays and feasts. */
import { addDays, dayWindow, iso, monthsWindow, type Window } from './calendar.ts'
import { easterSunday } from './easter.ts'
import type { Token } from './lexer.ts'
import { monthUnit } from './numeric-dates.ts'
import { type Found, isMark, isWord, one, skip, type Unit } from './unit.ts'
import { numberOf, placeOf } from './vocabulary.ts'
import { monthAt } from './worded-dates.ts'
import { yearAfter, yearKind } from './years.ts'

type Season = 'spring' | 'summer' | 'autumn' | 'winter'
type Span = { from: number; to: number }

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

/** A run of months whose printed year may be a pair (2010/11): months before the pair's own first month fall in its second year. */
function months(
  of: NonNullable<Unit['of']>,
  span: Span,
  pairBegins: number,
  printed: ReturnType<typeof yearAfter>,
): Unit {
  const shift = printed?.pair && span.from < pairBegins ? 1 : 0
  const year = printed === undefined ? undefined : printed.year + shift
  return { grain: 'period', of, year, month: span.from, window: (y) => monthsWindow(y, span.from, span.to) }
}

/** Q1 is April to June. The year named is the financial year's first, unless it is called a calendar year. */
function quarterSpan(quarter: number, calendar: boolean): Span {
  const from = calendar ? quarter * 3 - 2 : ((quarter * 3) % 12) + 1
  return { from, to: from + 2 }
}

/** The second of "Q3/4" or "quarters 1-4". */
function secondQuarter(tokens: Token[], i: number, first: number): number | undefined {
  const number = tokens[i + 1]
  const isQuarter = number?.kind === 'number' && number.text.length === 1 && !number.ordinal && !monthAt(tokens[i + 2])
  if (!isMark(tokens[i], '/', '-', '&') || !isQuarter || isMark(tokens[i + 2], '/', '.')) return undefined
  const second = Number(number?.text)
  return second > first && second <= 4 ? second : undefined
}

function quarterUnit(quarter: number, head: number, tokens: Token[], calendar = false): Found | undefined {
  if (quarter < 1 || quarter > 4) return undefined
  const second = secondQuarter(tokens, head, quarter)
  const next = second ? head + 2 : head
  const printed = yearAfter(tokens, next)
  const inCalendar = calendar || printed?.kind === 'calendar'
  const span = { from: quarterSpan(quarter, inCalendar).from, to: quarterSpan(second ?? quarter, inCalendar).to }
  const financial = printed && !inCalendar ? { ...printed, pair: true } : printed
  return one(months('quarter', span, inCalendar ? 1 : 4, financial), printed?.next ?? next)
}

const quarterWords = ['qs', 'quarters', 'q', 'qtr', 'quarter', 'qrt', 'qu']

function quarterHead(tokens: Token[], i: number): { quarter: number; next: number } | undefined {
  const number = tokens[i + 1]
  if (isWord(tokens[i], ...quarterWords)) {
    const figure =
      number?.kind === 'number' && number.text.length === 1 && !number.ordinal ? Number(number.text) : undefined
    const quarter = figure ?? (isWord(tokens[i], 'q', 'qu') ? undefined : numberOf(number?.text ?? ''))
    return quarter === undefined ? undefined : { quarter, next: i + 2 }
  }
  if (!isWord(number, 'quarter', 'qtr', 'qrt')) return undefined
  const token = tokens[i]
  const quarter = token?.ordinal ? Number(token.text) : token?.kind === 'word' ? placeOf(token.text) : undefined
  return quarter === undefined ? undefined : { quarter, next: i + 2 }
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

function quarterHere(tokens: Token[], i: number): Found | undefined {
  const calendar = isWord(tokens[i], 'calendar')
  const head = quarterHead(tokens, calendar ? i + 1 : i)
  return head && quarterUnit(head.quarter, head.next, tokens, calendar)
}

/** H1 2012/13 is a financial half; "first half of 2012" a calendar one. */
function halfHere(tokens: Token[], i: number): Found | undefined {
  const short = isWord(tokens[i], 'h') && tokens[i + 1]?.kind === 'number' && !tokens[i + 1]?.spaced
  const place = short
    ? Number(tokens[i + 1]?.text)
    : tokens[i]?.ordinal
      ? Number(tokens[i]?.text)
      : placeOf(tokens[i]?.text ?? '')
  const half = place === 4 && !short ? 2 : place
  if ((half !== 1 && half !== 2) || (!short && !isWord(tokens[i + 1], 'half'))) return undefined
  const next = i + 2
  const printed = yearAfter(tokens, next)
  const named = yearKind(tokens, skip(tokens, next, ['of', 'the']))
  if (!printed && !short && !named) return undefined
  const kind = printed?.kind ?? named?.kind
  const calendar = kind === 'calendar' || (!short && printed !== undefined && !printed.pair && kind === undefined)
  const first = calendar ? 1 : kind === 'academic' ? 9 : 4
  const from = half === 1 ? first : ((first + 5) % 12) + 1
  const span = { from, to: ((from + 4) % 12) + 1 }
  return one(
    months('half', span, first, printed && { ...printed, pair: !calendar }),
    printed?.next ?? named?.next ?? next,
  )
}

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

const breakWords = ['holiday', 'holidays', 'break', 'vacation', 'recess', 'hols']

/** A feast's day, or its school holiday. */
function feastWindow(name: string, holiday: boolean, year: number): Window {
  if (name === 'easter') {
    const { month, day } = easterSunday(year)
    const sunday = iso(year, month, day)
    return holiday ? { first: addDays(sunday, -7), last: addDays(sunday, 7) } : { first: sunday, last: sunday }
  }
  if (name === 'newyear') return dayWindow(year, 1, 1)
  return holiday ? { first: iso(year, 12, 20), last: iso(year, 12, 31) } : dayWindow(year, 12, 25)
}

function feastAt(tokens: Token[], i: number): { name: string; shift: number; next: number } | undefined {
  if (isWord(tokens[i], 'good') && isWord(tokens[i + 1], 'friday')) return { name: 'easter', shift: -2, next: i + 2 }
  if (isWord(tokens[i], 'easter')) {
    if (isWord(tokens[i + 1], 'sunday')) return { name: 'easter', shift: 0, next: i + 2 }
    return isWord(tokens[i + 1], 'monday')
      ? { name: 'easter', shift: 1, next: i + 2 }
      : { name: 'easter', shift: 0, next: i + 1 }
  }
  if (isWord(tokens[i], 'christmas', 'xmas')) {
    if (isWord(tokens[i + 1], 'eve')) return { name: 'christmas', shift: -1, next: i + 2 }
    return { name: 'christmas', shift: 0, next: isWord(tokens[i + 1], 'day') ? i + 2 : i + 1 }
  }
  if (!isWord(tokens[i], 'new') || !isWord(tokens[i + 1], 'year', 'years')) return undefined
  return { name: 'newyear', shift: 0, next: isWord(tokens[i + 2], 'day') ? i + 3 : i + 2 }
}

function feastHere(tokens: Token[], i: number): Found | undefined {
  const feast = feastAt(tokens, i)
  if (!feast) return undefined
  const holiday = isWord(tokens[feast.next], ...breakWords)
  const next = holiday ? feast.next + 1 : feast.next
  const printed = yearAfter(tokens, next)
  if (feast.name === 'newyear' && isWord(tokens[i - 1], 'the')) {
    return one(monthUnit(1, printed && (printed.pair ? printed.year + 1 : printed.year)), printed?.next ?? next)
  }
  const month = feast.name === 'easter' ? 3 : feast.name === 'newyear' ? 1 : 12
  const year = printed && (printed.pair && month < 9 ? printed.year + 1 : printed.year)
  const window = (y: number): Window => {
    const { first, last } = feastWindow(feast.name, holiday, y)
    return { first: addDays(first, feast.shift), last: addDays(last, feast.shift) }
  }
  return one({ grain: holiday ? 'period' : 'day', of: 'holiday', year, month, window }, printed?.next ?? next)
}

/** The summer holiday is August: the plan file's summer term ends on 31 July. */
function summerHoliday(tokens: Token[], i: number): Found | undefined {
  if (!isWord(tokens[i], 'summer') || !isWord(tokens[i + 1], ...breakWords)) return undefined
  const printed = yearAfter(tokens, i + 2)
  return one(months('holiday', { from: 8, to: 8 }, 9, printed), printed?.next ?? i + 2)
}

/** Year end, end of (the) year, end of the financial / academic / calendar year, with or without its year. */
function yearEnd(tokens: Token[], i: number): Found | undefined {
  const kinds = { academic: { from: 9, to: 8 }, financial: { from: 4, to: 3 }, calendar: { from: 1, to: 12 } }
  let at = i
  const endsFirst = isWord(tokens[i], 'end')
  if (endsFirst) at = skip(tokens, i + 1, ['of', 'the', 'this', 'current', '-'])
  const named = yearKind(tokens, at)
  if (!named) return undefined
  let next = named.next
  if (!endsFirst) {
    const after = skip(tokens, next, ['-'])
    if (!isWord(tokens[after], 'end')) return undefined
    next = after + 1
  }
  if (endsFirst && tokens[next]?.kind === 'number') return undefined
  const printed = yearAfter(tokens, next)
  const span = kinds[named.kind ?? printed?.kind ?? 'financial']
  const pair = printed?.pair === true
  const endMonth = { from: span.to, to: span.to }
  const unit = months('year', endMonth, pair ? span.from : 1, printed)
  return one({ ...unit, window: (y) => ({ ...monthsWindow(y, span.to, span.to) }) }, printed?.next ?? next)
}

export function namedPeriod(tokens: Token[], i: number): Found | undefined {
  const head = (at: number) =>
    quarterHere(tokens, at) ?? numberedTerm(tokens, at) ?? termOrSeason(tokens, at) ?? halfHere(tokens, at)
  return (
    yearEnd(tokens, i) ?? summerHoliday(tokens, i) ?? head(i) ?? feastHere(tokens, i) ?? yearBefore(tokens, i, head)
  )
}
