/** A phrase as a row of items: times, cues, how often, lengths of time, marks and other words. */
import type { Window } from './calendar.ts'
import { type Cue, cueAt, opensCue } from './cues.ts'
import type { Token } from './lexer.ts'
import { namedPeriod, periodWords } from './named-periods.ts'
import { numericDate } from './numeric-dates.ts'
import { fractionAt, frequencyWords, recurrenceAt, unitName } from './recurrence.ts'
import { type Found, type Hints, isMark, isWord, skip, type Unit } from './unit.ts'
import { monthOf, numberOf, weekdays } from './vocabulary.ts'
import { dayFirst, monthFirst } from './worded-dates.ts'
import { yearUnit } from './years.ts'

type Place = { first: number; next: number; from: number; to: number }

export type UnitItem = Place & {
  type: 'unit'
  unit: Unit
  /** Its days, once its year is known. */
  window?: Window
  /** A range's own two ends, where it was made of two. */
  range?: [Window | undefined, Window | undefined]
  /** Joined to the unit before by a stroke, comma or "and" inside one date: 12 & 13 June. */
  joined?: boolean
}
export type CueItem = Place & { type: 'cue'; cue: Cue; words: string }
export type EveryItem = Place & { type: 'every'; every: string; adverb: boolean }
export type AmountItem = Place & { type: 'amount'; count: number; unit: string; working: boolean }
export type MarkItem = Place & { type: 'mark'; mark: string }
export type WordItem = Place & { type: 'word'; word: string; capital: boolean; figure: boolean }
export type Item = UnitItem | CueItem | EveryItem | AmountItem | MarkItem | WordItem

/** The time that begins at token `i`: the most particular reading first. */
function timeAt(tokens: Token[], i: number, hints: Hints): Found | undefined {
  return (
    numericDate(tokens, i, hints) ??
    dayFirst(tokens, i, hints) ??
    monthFirst(tokens, i, hints) ??
    namedPeriod(tokens, i) ??
    yearUnit(tokens, i)
  )
}

/** A scanner that cuts a cell's edge leaves "pt 08" of "Sept 08". */
function clippedSeptember(tokens: Token[], hints: Hints): Found | undefined {
  const [head, year] = tokens
  if (!head || !isWord(head, 'pt', 'ept') || year?.kind !== 'number' || year.text.length !== 2) return undefined
  return monthFirst([{ ...head, text: 'sept' }, ...tokens.slice(1, 8)], 0, hints)
}

const lengthKinds = ['working', 'school', 'calendar', 'clear', '-']

/** 3 months, six weeks, 10 working days, 6-12 months, 24 hours. */
function amountAt(
  tokens: Token[],
  i: number,
): { count: number; unit: string; working: boolean; next: number } | undefined {
  const read = (token: Token | undefined) =>
    token?.kind === 'number' && token.text.length <= 3 && !token.ordinal && !token.tick
      ? Number(token.text)
      : token?.kind === 'word'
        ? numberOf(token.text)
        : undefined
  let count = read(tokens[i])
  if (count === undefined) return undefined
  let at = i + 1
  const upper = isMark(tokens[at], '-', '/') || isWord(tokens[at], 'to', 'or') ? read(tokens[at + 1]) : undefined
  if (upper !== undefined && upper > count) {
    count = upper
    at += 2
  }
  const end = skip(tokens, at, lengthKinds)
  const word = tokens[end]?.kind === 'word' ? (tokens[end]?.text ?? '') : ''
  const unit = /^hours?$/.test(word) ? 'hour' : unitName(word)
  if (!unit || unit === 'meeting' || unit === 'half-term' || word === 'annum') return undefined
  return {
    count,
    unit,
    working: tokens.slice(at, end).some((t) => t.text !== '-' && t.text !== 'calendar'),
    next: end + 1,
  }
}

/** "Phase 2", "Q4 -", "(ii)": the number belongs to the word before it, not to the month after. */
function labelNumber(tokens: Token[], next: number): number {
  const token = tokens[next]
  if (token?.kind !== 'number' || token.text.length > 2 || token.ordinal) return next
  return isMark(tokens[next + 1], '/', '.') && tokens[next + 2]?.kind === 'number' ? next : next + 1
}

type Made = { items: Item[]; next: number }

function unitItems(found: Found, tokens: Token[], i: number): Made {
  const items = found.units.map(
    (unit, index): Item => ({ type: 'unit', unit, joined: index > 0, ...placeOf(tokens, i, found.next) }),
  )
  return { items, next: found.next }
}

function placeOf(tokens: Token[], first: number, next: number): Place {
  return { first, next, from: tokens[first]?.from ?? 0, to: tokens[next - 1]?.to ?? 0 }
}

/** "Year 1", "Month 3", "Week 6": a place in the programme. */
function programmePoint(tokens: Token[], i: number): number | undefined {
  const short = isWord(tokens[i], 'y') && !(tokens[i + 1]?.spaced ?? true)
  if (!short && !isWord(tokens[i], 'year', 'years', 'month', 'months', 'week', 'weeks', 'day', 'yr', 'mth'))
    return undefined
  const number = tokens[i + 1]
  const isDate = isMark(tokens[i + 2], '/', '.') && tokens[i + 3]?.kind === 'number'
  const isPoint = !isDate && number?.kind === 'number' && number.text.length <= 2 && !number.ordinal && !number.tick
  return (isPoint && monthOf(tokens[i + 2]?.text ?? '') === undefined) || numberOf(number?.text ?? '')
    ? i + 2
    : undefined
}

/** A phrase's last words may begin a time of their own: "end of | term 2 2023", "by the | end of the calendar year". */
function beforeTime(tokens: Token[], i: number, next: number): number {
  for (let at = i + 1; at < next; at++) {
    if (
      isWord(tokens[at], 'end', 'term', 'quarter', 'half', 'year', 'financial', 'academic') &&
      namedPeriod(tokens, at)
    )
      return at
  }
  return next
}

function cueItems(tokens: Token[], i: number): Made | undefined {
  const every = recurrenceAt(tokens, i)
  if (every) {
    const isAdverb = !isWord(tokens[i], 'every', 'each', 'per')
    return {
      items: [{ type: 'every', every: every.every, adverb: isAdverb, ...placeOf(tokens, i, every.next) }],
      next: every.next,
    }
  }
  const amount = amountAt(tokens, i)
  if (amount) return { items: [{ type: 'amount', ...amount, ...placeOf(tokens, i, amount.next) }], next: amount.next }
  const point = programmePoint(tokens, i)
  if (point)
    return { items: [{ type: 'cue', cue: 'relative', words: 'point', ...placeOf(tokens, i, point) }], next: point }
  const cue = cueAt(tokens, i)
  if (!cue) return undefined
  const next = cue.cue === 'label' ? labelNumber(tokens, cue.next) : beforeTime(tokens, i, cue.next)
  return { items: [{ type: 'cue', cue: cue.cue, words: cue.words, ...placeOf(tokens, i, next) }], next }
}

function plainItem(tokens: Token[], i: number): Made {
  const token = tokens[i]
  const place = placeOf(tokens, i, i + 1)
  if (!token || token.kind === 'mark')
    return { items: [{ type: 'mark', mark: token?.text ?? '', ...place }], next: i + 1 }
  const isFiller = token.kind === 'other' ? /[:apmh]/.test(token.text) : weekdays.has(token.text)
  if (isFiller) return { items: [{ type: 'cue', cue: 'filler', words: token.text, ...place }], next: i + 1 }
  const figure = token.kind !== 'word'
  return { items: [{ type: 'word', word: token.text, capital: token.capital, figure, ...place }], next: i + 1 }
}

/** True for a letter or number that only labels what follows: "1. April", "a) ongoing", "2)". */
function isListLabel(tokens: Token[], i: number): boolean {
  const token = tokens[i]
  if (!token || (token.kind === 'number' ? token.text.length > 2 || token.ordinal : token.text.length > 1)) return false
  const mark = tokens[i + 1]
  if (isMark(mark, ')')) return !isMark(tokens[i - 1], '(') || token.text.length === 1
  return (
    isMark(mark, '.') &&
    !mark?.spaced &&
    (tokens[i + 2]?.spaced ?? false) &&
    (i === 0 || token.newLine) &&
    !(Number(token.text) > 20)
  )
}

const pointWords = new Set('year years month months week weeks day yr mth y'.split(' '))

const opensTime = ({ kind, text }: Token) =>
  kind === 'number' || (kind === 'word' && (periodWords.has(text) || monthOf(text) !== undefined))

const opensWords = ({ kind, text }: Token) =>
  kind === 'number' ||
  (kind === 'word' &&
    (opensCue(text) || frequencyWords.has(text) || pointWords.has(text) || numberOf(text) !== undefined))

function madeAt(tokens: Token[], i: number, hints: Hints): Made {
  const token = tokens[i]
  const clipped = i === 0 ? clippedSeptember(tokens, hints) : undefined
  if (clipped) return unitItems(clipped, tokens, i)
  // Most words of prose open nothing: they are not tried.
  const time = token !== undefined && opensTime(token)
  const words = token !== undefined && opensWords(token)
  if ((!time && !words) || isListLabel(tokens, i)) return plainItem(tokens, i)
  const found = time && !fractionAt(tokens, i) ? timeAt(tokens, i, hints) : undefined
  if (found) return unitItems(found, tokens, i)
  return (words ? cueItems(tokens, i) : undefined) ?? plainItem(tokens, i)
}

export function itemise(tokens: Token[], hints: Hints): Item[] {
  const items: Item[] = []
  for (let i = 0; i < tokens.length; ) {
    const made = madeAt(tokens, i, hints)
    items.push(...made.items)
    i = made.next
  }
  return settleDoneBy(items)
}

/** "Completed by January 2010" sets a date; "completed by the team" says that it is done. */
function settleDoneBy(items: Item[]): Item[] {
  return items.map((item, i) => {
    const before = items[i - 1]
    const share = before?.type === 'word' && before.word.endsWith('%') ? before.word : undefined
    // "70% complete" is on its way, not done.
    if (item.type === 'cue' && item.cue === 'done' && share && share !== '100%') return { ...item, cue: 'ongoing' }
    if (item.type !== 'cue' || item.cue !== 'doneBy') return item
    const after = items
      .slice(i + 1, i + 5)
      .find((next) => !(next.type === 'cue' && (next.cue === 'filler' || next.cue === 'start')))
    return { ...item, cue: after?.type === 'unit' ? 'by' : 'done' }
  })
}
