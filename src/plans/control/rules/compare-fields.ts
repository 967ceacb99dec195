/** How one field of a part changed: words, a deadline, a list, leads, a standing, a place. */
import type { Deadline } from '../../deadline.ts'
import type { ActionStatus, Lead } from '../../plan.ts'
import { daysBetween } from '../../rules/days.ts'
import { likeness, type WordChange, wordChanges } from './word-changes.ts'

export const fields = [
  'text',
  'label',
  'deadline',
  'leads',
  'criteria',
  'targets',
  'milestones',
  'partners',
  'resources',
  'related',
  'sources',
  'standing',
] as const
export type Field = (typeof fields)[number]

export type Reworded = { before: string; after: string; words: WordChange[] }

export type FieldChange =
  | { field: Field; kind: 'words'; before: string; after: string; words: WordChange[] }
  /** `days` later (more than 0) or earlier; null where one of the two fixes no day. 0: only the words changed. */
  | { field: 'deadline'; kind: 'deadline'; before: Deadline; after: Deadline; days: number | null }
  | { field: Field; kind: 'list'; gone: string[]; added: string[]; reworded: Reworded[] }
  | { field: 'standing'; kind: 'standing'; before: ActionStatus; after: ActionStatus }

/** Two entries of a list are one reworded where at least so much of the longer stayed. */
const sameEntry = 0.4

export function wordsChange(field: Field, before: string | null, after: string | null): FieldChange[] {
  const [from, to] = [before ?? '', after ?? '']
  return from === to ? [] : [{ field, kind: 'words', before: from, after: to, words: wordChanges(from, to) }]
}

/** Days from the old due day to the new one; null where one of the two has none. */
export function daysMoved(before: Deadline, after: Deadline): number | null {
  return before.due === null || after.due === null ? null : daysBetween(before.due, after.due)
}

export function deadlineChange(before: Deadline, after: Deadline): FieldChange[] {
  if (before.text === after.text && before.due === after.due && before.kind === after.kind) return []
  return [{ field: 'deadline', kind: 'deadline', before, after, days: daysMoved(before, after) }]
}

/**
 * Entries that went and came. One of each that share most of their words are the same entry reworded: each finds the one
 * most like it, the likest first. Order alone is no change.
 */
export function listChange(field: Field, before: readonly string[], after: readonly string[]): FieldChange[] {
  const gone = without(before, after)
  const added = without(after, before)
  if (gone.length + added.length === 0) return []
  const reworded = pairs(gone, added)
  return [
    {
      field,
      kind: 'list',
      gone: without(
        gone,
        reworded.map((one) => one.before),
      ),
      added: without(
        added,
        reworded.map((one) => one.after),
      ),
      reworded,
    },
  ]
}

export const leadsChange = (before: readonly Lead[], after: readonly Lead[]): FieldChange[] =>
  listChange(
    'leads',
    before.map(({ name }) => name),
    after.map(({ name }) => name),
  )

/** The entries of `list` that are not in `others`, each counted as often as it stands there. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return list.filter((entry) => {
    const at = left.indexOf(entry)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function pairs(gone: readonly string[], added: readonly string[]): Reworded[] {
  const [from, to] = [new Set(gone.keys()), new Set(added.keys())]
  const alike = gone
    .flatMap((before, g) => added.map((after, a) => ({ g, a, before, after, share: likeness(before, after) })))
    .filter(({ share }) => share >= sameEntry)
    .sort((one, other) => other.share - one.share)
  return alike.flatMap(({ g, a, before, after }) => {
    if (!from.delete(g)) return []
    if (to.delete(a)) return [{ before, after, words: wordChanges(before, after) }]
    from.add(g)
    return []
  })
}
