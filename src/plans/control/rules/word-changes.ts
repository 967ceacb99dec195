/** Two texts word by word: what stayed, what went, what is new. */
import { diffWordsWithSpace } from 'diff'

export type WordChange = { kind: 'same' | 'gone' | 'new'; text: string }

/** Beyond so many different words the two texts are two texts: said whole, and never a long wait. */
const mostChanges = 1500

/**
 * What became of the words of `before` in `after`, in reading order. Without the `new` ones it reads `before`, without the
 * `gone` ones `after`, to the letter. Neighbouring changes with nothing but a space between are one: "two big cats" to
 * "three small cats" is one change of two words, which is how a person would say it.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostChanges })
  const parts = (
    found ?? [
      { value: before, removed: true },
      { value: after, added: true },
    ]
  ).map(({ value, removed, added }): WordChange => ({ kind: removed ? 'gone' : added ? 'new' : 'same', text: value }))
  return folded(parts)
}

/** A space that stayed between two changes belongs to both. */
function folded(parts: readonly WordChange[]): WordChange[] {
  const out: WordChange[] = []
  let [gone, added] = ['', '']
  const flush = () => {
    if (gone !== '') out.push({ kind: 'gone', text: gone })
    if (added !== '') out.push({ kind: 'new', text: added })
    ;[gone, added] = ['', '']
  }
  parts.forEach((part, at) => {
    const between = part.kind === 'same' && /^\s+$/.test(part.text) && gone + added !== '' && at < parts.length - 1
    if (part.kind === 'gone' || between) gone += part.text
    if (part.kind === 'new' || between) added += part.text
    if (part.kind !== 'same' || between) return
    flush()
    out.push(part)
  })
  flush()
  return out
}

/** How alike two texts are, from 0 (no word in common) to 1 (the same words in the same order). */
export function likeness(before: string, after: string): number {
  const words = (text: string) => (text.match(/\S+/g) ?? []).length
  const most = Math.max(words(before), words(after))
  if (most === 0) return 1
  const kept = wordChanges(before, after).filter(({ kind }) => kind === 'same')
  return Math.min(1, words(kept.map(({ text }) => text).join(' ')) / most)
}
