/** Values between the database's texts and the program's, the same on both engines. */
import { type RawBuilder, sql } from 'kysely'
import { instantText } from './clock.ts'

/** What the engines' parsers call: a column's text as it comes over the wire. */
export const databaseText = {
  count: (text: string): number => Number(text),
  day: (text: string): string => text,
  moment: (text: string): string => instantText(Temporal.Instant.from(text)),
}

/**
 * A value as a `jsonb` parameter. Always as text: left to themselves, one engine would make an array of PostgreSQL out of
 * a list, and the other JSON.
 */
export function jsonb(value: unknown): RawBuilder<unknown> {
  return sql`${storableJson(value)}::jsonb`
}

/**
 * The value as the database can keep it: PostgreSQL takes neither NUL nor half a surrogate pair in a text, which a file in
 * the wrong encoding can hold. Each becomes U+FFFD, the character that stands for one that could not be read. Keys with
 * `undefined` go, as they do in JSON.
 */
export function storable<T>(value: T): T {
  // Through JSON and back gives the same shape, which the compiler cannot know.
  return JSON.parse(storableJson(value)) as T
}

function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storableText(part) : part))
}

export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}

/** The day, where the text is a real one that a `date` column takes; null otherwise. */
export function storableDay(text: string | null | undefined): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    const day = Temporal.PlainDate.from(text)
    return day.year >= 1 ? day.toString() : null
  } catch {
    return null
  }
}
