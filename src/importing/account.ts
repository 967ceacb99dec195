/** The account of a document's words: each is in a field of the plan, or kept beside what it stood with, or unplaced. */
import { wordsOf as readWords } from '../documents/words.ts'
import type { Builder, Holder } from './assembly/builder.ts'
import { withoutLabel } from './layout/labels.ts'
import type { Unit } from './outline.ts'
import { remember } from './remember.ts'

/** A field and the cell it came from say the same. */
const wordsOf = remember(readWords)

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

/** Calls back with each text in the fields of a part of the plan; inherited leads are printed elsewhere. */
function eachText(part: unknown, tell: (text: string) => void): void {
  if (typeof part === 'string') tell(part)
  else if (typeof part === 'number') tell(String(part))
  else if (Array.isArray(part)) for (const each of part) eachText(each, tell)
  else if (typeof part === 'object' && part !== null && !isInherited(part)) {
    for (const [key, value] of Object.entries(part)) if (!ownKeys.has(key)) eachText(value, tell)
  }
}

const isInherited = (part: object) => 'inherited' in part && part.inherited === true

/** The words in all fields of a part of the plan. */
export function wordsHeld(part: unknown): string[] {
  const words: string[] = []
  eachText(part, (text) => {
    for (const word of wordsOf(text)) words.push(word)
  })
  return words
}

type Counts = Map<string, number>

const put = (counts: Counts, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

const take = (counts: Counts, key: string): boolean => {
  const left = counts.get(key) ?? 0
  if (left > 0) counts.set(key, left - 1)
  return left > 0
}

/** What a part of the plan holds and no unit has been found in yet: first as whole texts, then as words. */
class Purse {
  private readonly texts: Counts = new Map()
  private words: Counts | null = null

  constructor(holder: Holder) {
    eachText(holder, (text) => put(this.texts, text))
  }

  takeText(text: string): boolean {
    return take(this.texts, text)
  }

  takeWord(word: string): boolean {
    this.words ??= this.countWords()
    return take(this.words, word)
  }

  private countWords(): Counts {
    const words: Counts = new Map()
    for (const [text, count] of this.texts)
      for (let time = 0; time < count; time++) for (const word of wordsOf(text)) put(words, word)
    return words
  }
}

/**
 * Goes over every unit and finds its words in what holds it. Words found nowhere are kept as `printed` with the first
 * holder, or go to `unplaced` where there is none, so that nothing is lost.
 */
export function settleAccount(units: readonly Unit[], builder: Builder): void {
  const purses = new Map<Holder, Purse>()
  const purseOf = (holder: Holder) => {
    const purse = purses.get(holder) ?? new Purse(holder)
    purses.set(holder, purse)
    return purse
  }
  const pursesOf = (unit: Unit) => (builder.holders.get(unit) ?? []).map(purseOf)
  // Most cells are a field as they stand, or one with a label; only the others need be counted word by word.
  const parted = units.flatMap((unit) => {
    const text = notWhole(unit.text, pursesOf(unit))
    return text === '' ? [] : [{ unit, text }]
  })
  for (const { unit, text } of parted) {
    const open = pursesOf(unit)
    const missing = wordsOf(text).filter((word) => !open.some((purse) => purse.takeWord(word)))
    if (missing.length > 0) keep(unit, missing, builder)
  }
}

/** What of a text is left once a field that is the whole of it, or all but its label, has been taken. */
function notWhole(text: string, purses: Purse[]): string {
  if (purses.some((purse) => purse.takeText(text))) return ''
  const words = withoutLabel(text)
  return words !== text && purses.some((purse) => purse.takeText(words)) ? text.slice(0, -words.length) : text
}

function keep(unit: Unit, missing: string[], builder: Builder): void {
  const first = builder.holders.get(unit)?.[0]
  if (first && !('fields' in first && first.fields)) keepPrinted(first, missing, unit)
  else builder.unplaced.push({ text: whole(missing, unit), at: unit.at })
}

const whole = (missing: string[], unit: Unit) =>
  missing.length > wordsOf(unit.text).length / 2 ? unit.text : missing.join(' ')

function keepPrinted(holder: Holder, missing: string[], unit: Unit): void {
  const words = whole(missing, unit)
  if ('criteria' in holder || 'leads' in holder)
    holder.printed = holder.printed ? `${holder.printed} · ${words}` : words
  else if ('text' in holder) holder.text = `${holder.text} ${words}`.trim()
}
