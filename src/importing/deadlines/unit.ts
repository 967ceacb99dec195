/** A time that a phrase names, before it is known which year a bare one belongs to. */
import type { Window } from './calendar.ts'
import type { Token } from './lexer.ts'

export type Unit = {
  grain: 'day' | 'month' | 'period'
  /** What a period is; a quarter, term or year may only head the date that follows it. */
  of?: 'quarter' | 'half' | 'term' | 'season' | 'year' | 'years' | 'holiday'
  /** As printed, four figures; absent where the phrase names none. */
  year?: number
  /** The month it begins in: which year a bare one falls in depends on it. */
  month: number
  /** Only figures ("2011", "08-10"): a date where little else is printed, part of a name in prose. */
  weak?: boolean
  window: (year: number) => Window
}

export type Found = {
  units: Unit[]
  /** The token after it. */
  next: number
}

/** What the reader knows beforehand: the plan's year, and the first year printed in full in the same words. */
export type Hints = { year?: number; printed?: number }

export const one = (unit: Unit, next: number): Found => ({ units: [unit], next })

export const isMark = (token: Token | undefined, ...texts: string[]): boolean =>
  token?.kind === 'mark' && texts.includes(token.text)

export const isWord = (token: Token | undefined, ...texts: string[]): boolean =>
  token?.kind === 'word' && texts.includes(token.text)

/** The first token from `i` on that is none of these words or marks. */
export function skip(tokens: Token[], i: number, texts: readonly string[]): number {
  let next = i
  while (next - i < 6) {
    const token = tokens[next]
    if (token === undefined || token.kind === 'number' || !texts.includes(token.text)) return next
    next++
  }
  return next
}
