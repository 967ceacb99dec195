/** Years as printed: 2010, 10, ’11, 010, 2013/14, 2008-10, FY 12/13, Ac Yr 2010/11. */
import { iso, isRealYear, type Window } from './calendar.ts'
import type { Token } from './lexer.ts'
import { type Found, isMark, isWord, one, skip } from './unit.ts'
import { monthOf } from './vocabulary.ts'

/** A single year: two figures are 20xx, as is a scanner's 010. Undefined where the figures are no year at all. */
export function yearOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.ordinal) return undefined
  const { text } = token
  if (text.length === 4) return Number(text)
  if (text.length === 2) return 2000 + Number(text)
  if (text.length === 3 && text.startsWith('0')) return 2000 + Number(text)
  return undefined
}

export type YearPair = { first: number; second: number; next: number; figures: number; slash: boolean }

/** Two years with a stroke or dash between: 2013/14, 2008 - 2010, 08-011. */
export function yearPair(tokens: Token[], i: number): YearPair | undefined {
  const [left, between, right, after, beyond] = tokens.slice(i, i + 5)
  const first = yearOf(left)
  let second = yearOf(right)
  if (!left || !right || first === undefined || second === undefined || !isMark(between, '/', '-')) return undefined
  const spaced = between?.spaced || right.spaced
  if (right.text.length > left.text.length && !right.text.startsWith('0')) return undefined
  if (spaced && isMark(between, '/') && left.text.length < 4) return undefined
  if (isMark(after, '/', '-', '.') && !after?.spaced && beyond?.kind === 'number' && !beyond.spaced) return undefined
  if (left.text.length === 4 && right.text.length === 2 && first < 2000) second = 1900 + Number(right.text)
  if (second <= first || !isRealYear(first) || second - first > 30) return undefined
  return { first, second, next: i + 3, figures: left.text.length, slash: isMark(between, '/') }
}

export const calendarYear = (year: number): Window => ({ first: iso(year, 1, 1), last: iso(year, 12, 31) })
/** 1 April to 31 March, named by the year it begins in. */
export const financialYear = (year: number): Window => ({ first: iso(year, 4, 1), last: iso(year + 1, 3, 31) })
/** 1 September to 31 August, named by the year it begins in. */
export const academicYear = (year: number): Window => ({ first: iso(year, 9, 1), last: iso(year + 1, 8, 31) })

const yearWords = ['year', 'yr', 'years', 'yrs']
const academicWords = ['academic', 'ac', 'acad', 'school']
const financialWords = ['financial', 'fin', 'fiscal', 'municipal', 'council']
/** The words that can open a year: "academic", "FY", "year". */
export const yearOpeners = [...yearWords, ...academicWords, ...financialWords, 'calendar', 'ay', 'fy']
const kinds = { academic: academicYear, financial: financialYear, calendar: calendarYear }
type YearKind = keyof typeof kinds

/** "academic year", "Ac Yr", "FY", "calendar year", or just "year". */
export function yearKind(tokens: Token[], i: number): { kind: YearKind | undefined; next: number } | undefined {
  if (isWord(tokens[i], 'ay')) return { kind: 'academic', next: i + 1 }
  if (isWord(tokens[i], 'fy')) return { kind: 'financial', next: i + 1 }
  const next = isMark(tokens[i + 1], '.') ? i + 2 : i + 1
  if (isWord(tokens[next], ...yearWords)) {
    if (isWord(tokens[i], ...academicWords)) return { kind: 'academic', next: next + 1 }
    if (isWord(tokens[i], ...financialWords)) return { kind: 'financial', next: next + 1 }
    if (isWord(tokens[i], 'calendar')) return { kind: 'calendar', next: next + 1 }
  }
  return isWord(tokens[i], ...yearWords) ? { kind: undefined, next: i + 1 } : undefined
}

const beforeYears = ['of', ':', '(', 'the', 'for']
const followed = (tokens: Token[], i: number) => yearKind(tokens, isMark(tokens[i], '(') ? i + 1 : i)

/** Pairs next to each other are a financial year unless called academic; wider ones run to the last year's end. */
function pairUnit(pair: YearPair, kind: YearKind | undefined, next: number): Found {
  const { first, second } = pair
  const window =
    second === first + 1
      ? kinds[kind ?? 'financial'](first)
      : {
          first: kinds[kind ?? 'calendar'](first).first,
          last: kinds[kind ?? 'calendar'](kind ? second - 1 : second).last,
        }
  const weak = kind === undefined
  return one(
    { grain: 'period', of: second === first + 1 ? 'year' : 'years', year: first, month: 1, weak, window: () => window },
    next,
  )
}

/** A year or run of years that stands by itself. */
export function yearUnit(tokens: Token[], i: number): Found | undefined {
  const named = yearKind(tokens, i)
  const start = named ? skip(tokens, named.next, beforeYears) : i
  const pair = yearPair(tokens, start)
  if (pair) {
    const named2 = named?.kind ? undefined : followed(tokens, pair.next)
    if (pair.figures < 4 && monthOf(tokens[pair.next]?.text ?? '') !== undefined) return undefined
    return pairUnit(pair, named?.kind ?? named2?.kind, named2?.kind ? named2.next : pair.next)
  }
  const token = tokens[start]
  const year = yearOf(token)
  if (!token || year === undefined || !isRealYear(year)) return undefined
  if (token.text.length < 4 && !token.tick && !named?.kind) return undefined
  const after = named?.kind ? undefined : followed(tokens, start + 1)
  const kind = named?.kind ?? after?.kind
  const window = kinds[kind ?? 'calendar'](year)
  const unit = { grain: 'period', of: 'year', year, month: 1, weak: kind === undefined, window: () => window } as const
  return one(unit, after?.kind ? after.next : start + 1)
}

const joins = [',', 'of', '-', '(', 'in', 'the', 'for']

/** The year or year pair printed for a quarter, term or season, with or without "of", a comma or brackets. */
export function yearAfter(
  tokens: Token[],
  i: number,
): { year: number; pair: boolean; kind?: YearKind; next: number } | undefined {
  let start = skip(tokens, i, joins)
  const named = yearKind(tokens, start)
  if (named) start = skip(tokens, named.next, beforeYears)
  const bracket = tokens.slice(i, start).some((token) => token.text === '(')
  const close = (next: number) => (bracket && isMark(tokens[next], ')') ? next + 1 : next)
  const pair = yearPair(tokens, start)
  if (pair && pair.second === pair.first + 1) {
    const after = yearKind(tokens, pair.next)
    return {
      year: pair.first,
      pair: true,
      kind: named?.kind ?? after?.kind,
      next: close(after?.kind ? after.next : pair.next),
    }
  }
  const token = tokens[start]
  const year = yearOf(token)
  if (!token || year === undefined || !isRealYear(year) || (token.newLine && token.text.length < 4)) return undefined
  if (isMark(tokens[start + 1], '/', '.') && tokens[start + 2]?.kind === 'number' && token.text.length < 3)
    return undefined
  if (token.text.length < 4 && !token.tick && monthOf(tokens[start + 1]?.text ?? '') !== undefined) return undefined
  const calendar = isMark(tokens[start + 1], '(') && isWord(tokens[start + 2], 'calendar')
  return { year, pair: false, kind: calendar ? 'calendar' : named?.kind, next: close(start + 1) }
}
