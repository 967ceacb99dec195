/** From printed words to settled items: what reading, splitting and finding all begin with. */
import type { Deadline } from '../../plans/deadline.ts'
import { type Item, itemise } from './items.ts'
import { readKind } from './kinds.ts'
import { lex, type Token } from './lexer.ts'
import { numericDate } from './numeric-dates.ts'
import type { DeadlineContext } from './settle-years.ts'
import { endInPrint, makePlain, type Plain } from './text.ts'
import { dropRestated, settleTimes } from './times.ts'
import type { Hints } from './unit.ts'

export type Phrase = { plain: Plain; tokens: Token[]; items: Item[] }

function hintsOf(tokens: Token[], context: DeadlineContext): Hints {
  const start = context.start === undefined ? undefined : Number(context.start.slice(0, 4))
  const year = start ?? context.year
  for (let i = 0; i < tokens.length; i++) {
    const found = numericDate(tokens, i, { year })
    const printed = found?.units[0]?.grain === 'day' ? found.units[0].year : undefined
    if (printed !== undefined) return { year, printed }
  }
  return { year }
}

export function parsePhrase(words: string, context: DeadlineContext): Phrase {
  const plain = makePlain(words)
  const tokens = lex(plain)
  return { plain, tokens, items: settleTimes(itemise(tokens, hintsOf(tokens, context)), context) }
}

/** Where items stand in the printed words. */
export function printedSpan(plain: Plain, items: Item[]): { from: number; to: number } {
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return { from: 0, to: 0 }
  return { from: plain.at[first.from] ?? 0, to: endInPrint(plain, last.to - 1) }
}

/** What one phrase says. `text` is as printed but for the space round it; dates are `YYYY-MM-DD`. */
export function readDeadline(text: string, context: DeadlineContext = {}): Deadline {
  const words = text.trim()
  return { text: words, ...readKind(dropRestated(parsePhrase(words, context).items)) }
}
