/** Whether two deadlines say the same, however they are written. Pure. */
import type { Deadline } from '../../plans/deadline.ts'
import { sameWords } from './words.ts'

/** A month is its last day, as in `docs/deadlines.md`: `March 2010` and `31 March 2010` mean one day. */
const meaningOf = ({ kind, due, start, dates, every, until }: Deadline): string =>
  JSON.stringify([kind === 'month' ? 'day' : kind, due, start ?? null, dates ?? null, every ?? null, until ?? null])

/**
 * `28/2/10` and `28 February 2010` mean the same. What has no meaning of its own (relative, invalid) is the same only in
 * the same words, since two events that nobody can date are still two.
 */
export function sameMeaning(a: Deadline, b: Deadline): boolean {
  if (sameWords(a.text, b.text)) return true
  if (meaningOf(a) !== meaningOf(b)) return false
  return a.kind !== 'relative' && a.kind !== 'invalid' && a.kind !== 'tbc'
}
