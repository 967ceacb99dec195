/** Dates in figures: 31.10.09, 6/1/2010, 2024-09-30, 03/2010, 30/3 and what 12/10 can mean. */
import { dayWindow, isRealYear, monthsWindow } from './calendar.ts'
import type { Token } from './lexer.ts'
import { type Found, type Hints, isMark, one, type Unit } from './unit.ts'
import { yearOf } from './years.ts'

export function dayUnit(day: number, month: number, year?: number): Unit {
  return { grain: 'day', year, month: Math.min(Math.max(month, 1), 12), window: (y) => dayWindow(y, month, day) }
}

export function monthUnit(month: number, year?: number): Unit {
  const window = (y: number) =>
    isRealYear(y) ? monthsWindow(y, month, month) : { first: '', last: '', impossible: true }
  return { grain: 'month', year, month, window }
}

/** A number, a separator and a number from `i` on; the tokens' spacing decides whether they belong together. */
function joined(
  tokens: Token[],
  i: number,
  marks: string[],
  apart = false,
): { mark: string; right: Token; next: number } | undefined {
  let next = i + 1
  const mark = tokens[next]
  if (!mark || !isMark(mark, ...marks)) return undefined
  if (isMark(tokens[next + 1], mark.text) && !tokens[next + 1]?.spaced) next++
  const right = tokens[next + 1]
  if (right?.kind !== 'number' || right.tick || right.ordinal) return undefined
  if (mark.text === '-' && !apart && (mark.spaced || right.spaced)) return undefined
  if (right.newLine || mark.newLine) return undefined
  return { mark: mark.text, right, next: next + 1 }
}

/** A year that ends a whole date may be a slip (0201, 20010): it is taken, and found impossible. */
function closingYear(token: Token): number | undefined {
  return yearOf(token) ?? (token.text.length > 2 && token.text.length < 6 ? Number(token.text) : undefined)
}

function threeParts(tokens: Token[], i: number): Found | undefined {
  // "14 - 03 - 2012" is a date, "1 - 5" of anything else is not: only a whole year closes it.
  const apart = tokens[i + 4]?.text.length === 4 && tokens[i + 2]?.text.length === 2
  const first = joined(tokens, i, ['/', '.', '-'], apart)
  const left = tokens[i]
  if (!first || !left) return undefined
  const second = joined(tokens, first.next, [first.mark], apart)
  if (!second || first.right.text.length > 2) return undefined
  const middle = Number(first.right.text)
  if (left.text.length === 4 && second.right.text.length <= 2) {
    return one(dayUnit(Number(second.right.text), middle, Number(left.text)), second.next + 1)
  }
  const year = closingYear(second.right)
  if (left.text.length > 2 || year === undefined) return undefined
  return one(dayUnit(Number(left.text), middle, year), second.next + 1)
}

/** True where `year` lies where a plan that begins in `around` may set a date. */
const isNear = (year: number, around: number | undefined, back: number, ahead: number) =>
  around !== undefined && year >= around - back && year <= around + ahead

/** True where two pairs of figures are a financial year: 23/24 always, 10/11 unless the plan is of another time. */
function isYearPair(a: number, b: number, hints: Hints): boolean {
  if (b !== (a + 1) % 100) return false
  if (a > 12 && b > 12) return true
  return hints.year === undefined || isNear(2000 + a, hints.year, 3, 6)
}

/** 30/3 is a day, 03/24 a month; 12/10 is December 2010 in a plan of that time and 12 October in any other. */
function shortPair(left: Token, right: Token, next: number, hints: Hints): Found | undefined {
  const a = Number(left.text)
  const b = Number(right.text)
  const paired = left.text.length === 2 && right.text.length === 2
  if (paired && isYearPair(a, b, hints)) return undefined
  if (b > 31 && (a < 1 || a > 12)) return undefined
  const asMonth = paired && a >= 1 && a <= 12 && (b > 12 || isNear(2000 + b, hints.printed ?? hints.year, 0, 3))
  if (asMonth) return one(monthUnit(a, 2000 + b), next)
  if (a < 1 || a > 31 || b < 1 || b > 12) return undefined
  return one(dayUnit(a, b), next)
}

function twoParts(tokens: Token[], i: number, hints: Hints): Found | undefined {
  const left = tokens[i]
  const pair = joined(tokens, i, ['/', '.', '-'])
  if (!left || !pair) return undefined
  const { right, mark } = pair
  if (mark !== '/' && (tokens[i + 1]?.spaced || right.spaced)) return undefined
  const a = Number(left.text)
  if (left.text.length <= 2 && right.text.length === 4 && a >= 1 && a <= 12) {
    return isRealYear(Number(right.text)) ? one(monthUnit(a, Number(right.text)), pair.next + 1) : undefined
  }
  const isoMonth = left.text.length === 4 && mark !== '.' && right.text.length === 2 && isRealYear(Number(left.text))
  if (
    isoMonth &&
    Number(right.text) >= 1 &&
    Number(right.text) <= 12 &&
    Number(right.text) <= Number(left.text) % 100
  ) {
    return one(monthUnit(Number(right.text), Number(left.text)), pair.next + 1)
  }
  if (mark !== '/' || left.text.length > 2 || right.text.length > 2) return undefined
  return shortPair(left, right, pair.next + 1, hints)
}

export function numericDate(tokens: Token[], i: number, hints: Hints): Found | undefined {
  const token = tokens[i]
  if (token?.kind !== 'number' || token.ordinal || token.tick) return undefined
  return threeParts(tokens, i) ?? twoParts(tokens, i, hints)
}
