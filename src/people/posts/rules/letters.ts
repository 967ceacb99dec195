/** Whether letters (`CYPSC`) stand for a run of words in another name, by their initials. */
import type { PostName } from './post-name.ts'

/** From which word to which (`to` exclusive). */
export type Run = { from: number; to: number }

/**
 * The words of `name` whose initials are `letters`, joining words counted or left out: `HoS` and `HS` are both Head of
 * Service. Only words that are still free may be taken. Null where there are none.
 */
export function runOfLetters(letters: string, name: PostName, free: (at: number) => boolean): Run | null {
  const sought = letters.toLowerCase()
  if (sought.length < 2) return null
  for (let from = 0; from < name.words.length; from++) {
    const to = runEnd(sought, 0, name, from, from, free)
    if (to !== null && to - from > 1) return { from, to }
  }
  return null
}

function runEnd(
  sought: string,
  at: number,
  name: PostName,
  word: number,
  from: number,
  free: (at: number) => boolean,
): number | null {
  if (at === sought.length) return word
  const next = name.words[word]
  if (next === undefined || !free(word)) return null
  const joins = word === from ? [] : (name.joins[word] ?? [])
  const initials = [joins.map((join) => join[0]).join(''), '']
  for (const before of new Set(initials)) {
    const own = before + (next.text === 'head of service' ? 'hs' : (next.text[0] ?? ''))
    if (!sought.startsWith(own, at)) continue
    const end = runEnd(sought, at + own.length, name, word + 1, from, free)
    if (end !== null) return end
  }
  return null
}
