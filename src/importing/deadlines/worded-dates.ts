/** Dates with a month in words: 30th March 2010, Sept 08, September 3 2008, 4-8 March, Jan 010, 30-Sep-2024. */
import { isRealYear, type Window } from './calendar.ts'
import type { Token } from './lexer.ts'
import { dayUnit, monthUnit, numericDate } from './numeric-dates.ts'
import { type Found, type Hints, isMark, isWord, one, type Unit } from './unit.ts'
import { monthOf, weekdays } from './vocabulary.ts'
import { yearOf, yearPair } from './years.ts'

export const monthAt = (token: Token | undefined) => (token?.kind === 'word' ? monthOf(token.text) : undefined)

/** "may" is a verb where another verb follows it. */
const afterVerbMay = new Set(
  'be have need include not also require change take result affect vary well receive become wish apply want help lead seek arise occur get lack feel'.split(
    ' ',
  ),
)

function isMonthHere(tokens: Token[], i: number): boolean {
  if (monthAt(tokens[i]) === undefined) return false
  return !(isWord(tokens[i], 'may') && afterVerbMay.has(tokens[i + 1]?.text ?? ''))
}

const isDayNumber = (token: Token | undefined): token is Token =>
  token?.kind === 'number' && !token.tick && token.text.length <= 2 && Number(token.text) <= 39

/**
 * In "15 March 12 April 18 May" each number is the next month's day; in "Sept 08 Jul 09" each is a year. Where numbers
 * and months alternate from a day on, the run's end decides: a month at the end means that every number was a day.
 */
function opensNextDay(tokens: Token[], i: number): boolean {
  if (monthAt(tokens[i + 1]) === undefined) return false
  let end = i + 1
  while (end < i + 40) {
    const next = isMark(tokens[end + 1], ',', ';', '.') ? end + 2 : end + 1
    if (tokens[next]?.kind === 'number' && monthAt(tokens[next + 1]) !== undefined) end = next + 1
    else {
      const last = tokens[next]
      if (last?.kind !== 'number') return true
      return last.text.length === 4 && Math.abs(Number(last.text) - 2000 - Number(tokens[i]?.text)) > 1
    }
  }
  return true
}

type Year = { year: number; next: number }

/** Two figures after a month: a year, unless they begin the next date, or lie so far from the plan's time that they are a day. */
function twoFigureYear(tokens: Token[], i: number, hints: Hints, hasDay: boolean): Year | undefined {
  const token = tokens[i]
  const year = yearOf(token)
  if (!token || year === undefined) return undefined
  if (token.tick) return { year, next: i + 1 }
  if (isMark(tokens[i + 1], ')') && token.spaced && !isMark(tokens[i - 2], '(')) return { year, next: i + 1 }
  const numeric = numericDate(tokens, i, hints)
  if (numeric && numeric.next - i >= 5) return undefined
  if (hasDay && opensNextDay(tokens, i)) return undefined
  if (token.newLine && monthAt(tokens[i + 1]) !== undefined) return undefined
  const far = hints.year !== undefined && (year < hints.year - 5 || year > hints.year + 8)
  if (far && !hasDay && Number(token.text) >= 1 && Number(token.text) <= 31) return undefined
  return { year, next: i + 1 }
}

/** The year after a month, over a comma, dash, dot, stroke or "of". */
function yearHere(tokens: Token[], from: number, month: number, hints: Hints, hasDay: boolean): Year | undefined {
  let i = from
  if (isMark(tokens[i], ',', '.', '-', '/', "'") || isWord(tokens[i], 'of', 'in')) i++
  const between = i > from ? tokens[from] : undefined
  const token = tokens[i]
  if (token?.kind !== 'number' || token.ordinal) return undefined
  if (between && isMark(between, '-', '/') && (between.spaced || token.spaced) && token.text.length < 4)
    return undefined
  const pair = yearPair(tokens, i)
  if (pair && pair.second === pair.first + 1 && pair.slash && monthAt(tokens[pair.next]) === undefined) {
    return { year: month >= 4 ? pair.first : pair.second, next: pair.next }
  }
  if (
    between &&
    isMark(between, ',', '-', '/') &&
    token.text.length < 4 &&
    (token.spaced || !isMark(between, '-', '/'))
  ) {
    return token.tick ? twoFigureYear(tokens, i, hints, hasDay) : undefined
  }
  // `Dec-22`, as a spreadsheet writes December 2022, whatever the plan's own years.
  const sheet = token.text.length === 2 && !hasDay && between && isMark(between, '-')
  if (sheet) return { year: 2000 + Number(token.text), next: i + 1 }
  if (token.text.length === 2) return twoFigureYear(tokens, i, hints, hasDay)
  const numeric = numericDate(tokens, i, hints)
  if (numeric && numeric.next - i >= 5) return undefined
  if (yearOf(token) !== undefined) return { year: yearOf(token) ?? 0, next: i + 1 }
  return hasDay && token.text.length >= 3 && token.text.length <= 5
    ? { year: Number(token.text), next: i + 1 }
    : undefined
}

/** September 3 2008, June 30th, March 3: the American order, which in words cannot be mistaken. */
function monthThenDay(tokens: Token[], i: number, month: number, hints: Hints): Found | undefined {
  const at = isMark(tokens[i + 1], '.') ? i + 2 : i + 1
  const day = tokens[at]
  if (!isDayNumber(day) || Number(day.text) < 1 || day.newLine) return undefined
  if (monthAt(tokens[at + 1]) !== undefined && !day.ordinal) return undefined
  if (isMark(tokens[at + 1], ')', ':', '/', '-')) return undefined
  const after = isMark(tokens[at + 1], ',') ? at + 2 : at + 1
  const year = tokens[after]
  const whole = year?.kind === 'number' && year.text.length === 4 && isRealYear(Number(year.text)) && !year.newLine
  const numeric = whole ? numericDate(tokens, after, hints) : undefined
  if (whole && !numeric) return one(dayUnit(Number(day.text), month, Number(year.text)), after + 1)
  if (!day.ordinal && day.text.length === 2 && yearHere(tokens, i + 1, month, hints, false)) return undefined
  return one(dayUnit(Number(day.text), month), at + 1)
}

/** "October half term 2012": the holiday stands between the month and its year. */
function afterHalfTerm(tokens: Token[], i: number): number {
  const end = isMark(tokens[i + 1], '-') ? i + 2 : i + 1
  return isWord(tokens[i], 'half') && isWord(tokens[end], 'term') ? end + 1 : i
}

export function monthFirst(tokens: Token[], i: number, hints: Hints): Found | undefined {
  const month = monthAt(tokens[i])
  if (month === undefined || !isMonthHere(tokens, i)) return undefined
  const american = monthThenDay(tokens, i, month, hints)
  if (american) return american
  const year = yearHere(tokens, afterHalfTerm(tokens, i + 1), month, hints, false)
  const end = isMark(tokens[i + 1], '.') && !tokens[i + 1]?.spaced && tokens[i + 2] !== undefined ? i + 2 : i + 1
  return one(monthUnit(month, year?.year), year?.next ?? end)
}

type Days = { days: number[]; range: boolean; next: number }

/** The days before a month: 3rd, 4-8, 12 & 13, "1st to 5th". */
function daysAt(tokens: Token[], i: number): Days | undefined {
  const days: number[] = []
  let range = false
  for (let at = i; at < i + 16; ) {
    const day = tokens[at]
    if (!isDayNumber(day)) return undefined
    days.push(Number(day.text))
    let next = at + 1
    if (isWord(tokens[next], 'day')) next++
    if (isWord(tokens[next], 'of')) next++
    if (isMark(tokens[next], '-', '/', '.', ',') && monthAt(tokens[next + 1]) !== undefined) {
      const stopped = isMark(tokens[next], '.') && tokens[next + 1]?.spaced && Number(day.text) <= 12 && !day.ordinal
      if (stopped || isMark(tokens[next], ',')) return undefined
      next++
    }
    if (isMonthHere(tokens, next)) return { days, range: range && days.length === 2, next }
    if (!isMark(tokens[at + 1], '-', '/', '&', ',') && !isWord(tokens[at + 1], 'to', 'and', 'or')) return undefined
    range = isMark(tokens[at + 1], '-') || isWord(tokens[at + 1], 'to')
    at += 2
    while (weekdays.has(tokens[at]?.text ?? '') && at < i + 16) at++
  }
  return undefined
}

function rangeOfDays(from: number, to: number, month: number, year: number | undefined): Unit {
  const window = (y: number): Window => {
    const first = dayUnit(from, month).window(y)
    const last = dayUnit(to, month).window(y)
    return last.impossible || first.impossible
      ? { ...first, ...last, impossible: true }
      : { first: first.first, last: last.last }
  }
  return { grain: 'period', year, month, window }
}

export function dayFirst(tokens: Token[], i: number, hints: Hints): Found | undefined {
  const found = daysAt(tokens, i)
  const month = found && monthAt(tokens[found.next])
  if (!found || month === undefined) return undefined
  const dotted = isMark(tokens[found.next + 1], '.') && tokens[found.next + 2]?.kind === 'number' ? 1 : 0
  const year =
    yearHere(tokens, found.next + 1 + dotted, month, hints, true) ??
    yearHere(tokens, found.next + 1, month, hints, true)
  const next = year?.next ?? found.next + 1
  const [first = 1, second = 1] = found.days
  if (found.range && first < second) return { units: [rangeOfDays(first, second, month, year?.year)], next }
  return { units: found.days.map((day) => dayUnit(day, month, year?.year)), next }
}
