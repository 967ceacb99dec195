/** The account of a document's words: each is in a field of the plan, or kept beside what it stood with, or unplaced. */
import { wordsOf } from '../documents/words.ts'
import type { Builder, Holder } from './assembly/builder.ts'
import type { Unit } from './outline.ts'

/** Keys that hold no words of the document: references inside the plan, and values made from words kept elsewhere. */
const ownKeys = new Set([
  'id',
  'theme',
  'outcome',
  'recommendation',
  'parent',
  'level',
  'kind',
  'due',
  'start',
  'dates',
  'every',
  'until',
  'suggested',
  'at',
  'confidence',
  'inherited',
  'heading',
])

/** The words in all fields of a part of the plan. */
export function wordsHeld(part: unknown): string[] {
  if (typeof part === 'string') return wordsOf(part)
  if (typeof part === 'number') return [String(part)]
  if (Array.isArray(part)) return part.flatMap((each) => (isInherited(each) ? [] : wordsHeld(each)))
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) => (ownKeys.has(key) ? [] : wordsHeld(value)))
}

const isInherited = (part: unknown) =>
  typeof part === 'object' && part !== null && 'inherited' in part && part.inherited === true

type Purse = Map<string, number>

const purseOf = (holder: Holder): Purse => {
  const purse: Purse = new Map()
  for (const word of wordsHeld(holder)) purse.set(word, (purse.get(word) ?? 0) + 1)
  return purse
}

const spend = (purse: Purse, word: string): boolean => {
  const left = purse.get(word) ?? 0
  if (left > 0) purse.set(word, left - 1)
  return left > 0
}

/**
 * Goes over every unit and finds its words in what holds it. Words found nowhere are kept as `printed` with the first
 * holder, or go to `unplaced` where there is none, so that nothing is lost.
 */
export function settleAccount(units: readonly Unit[], builder: Builder): void {
  const purses = new Map<Holder, Purse>()
  const purse = (holder: Holder) => {
    const known = purses.get(holder) ?? purseOf(holder)
    purses.set(holder, known)
    return known
  }
  for (const unit of units) {
    const holders = builder.holders.get(unit) ?? []
    const missing = wordsOf(unit.text).filter((word) => !holders.some((holder) => spend(purse(holder), word)))
    if (missing.length === 0) continue
    const first = holders[0]
    if (first && !('fields' in first && first.fields)) keepPrinted(first, missing, unit)
    else builder.unplaced.push({ text: whole(missing, unit), at: unit.at })
  }
}

const whole = (missing: string[], unit: Unit) =>
  missing.length > wordsOf(unit.text).length / 2 ? unit.text : missing.join(' ')

function keepPrinted(holder: Holder, missing: string[], unit: Unit): void {
  const words = whole(missing, unit)
  if ('criteria' in holder || 'leads' in holder)
    holder.printed = holder.printed ? `${holder.printed} · ${words}` : words
  else if ('text' in holder) holder.text = `${holder.text} ${words}`.trim()
}
