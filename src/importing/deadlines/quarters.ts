/** Quarters and half years. */
import type { Token } from './lexer.ts'
import { months, type Span } from './month-spans.ts'
import { type Found, isMark, isWord, one, skip } from './unit.ts'
import { numberOf, placeOf } from './vocabulary.ts'
import { monthAt } from './worded-dates.ts'
import { yearAfter, yearKind } from './years.ts'

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

export const quarterWords = ['qs', 'quarters', 'q', 'qtr', 'quarter', 'qrt', 'qu']

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

export function quarterHere(tokens: Token[], i: number): Found | undefined {
  const calendar = isWord(tokens[i], 'calendar')
  const head = quarterHead(tokens, calendar ? i + 1 : i)
  return head && quarterUnit(head.quarter, head.next, tokens, calendar)
}

/** H1 2012/13 is a financial half; "first half of 2012" a calendar one. */
export function halfHere(tokens: Token[], i: number): Found | undefined {
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
