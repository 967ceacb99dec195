/** The doubts of a plan after a version was taken on: those of the new reading only where it is new or changed. Pure. */
import type { Doubt } from '../../plans/plan.ts'
import type { Comparison } from './comparison.ts'
import { keyOf } from './match.ts'
import { type Ids, nextIds } from './take-ids.ts'
import type { Taking } from './taking.ts'

export type DoubtsAfter = {
  open: Doubt[]
  added: Doubt[]
  /** Ids of doubts about words that are no longer in the plan. */
  superseded: string[]
}

/** The fields that a reading guesses at. */
const guessed = new Set(['text', 'deadline', 'by', 'leads'])

export function doubtsAfter(
  comparison: Comparison,
  ids: Ids,
  withdrawn: ReadonlySet<string>,
  taking: Taking,
): DoubtsAfter {
  const { old, fresh, paired } = comparison
  const touched = new Set<string>()
  const places = new Map(paired.map(({ old: part, fresh: now }) => [part.id, now.at]))
  for (const { kind, old: part, fields } of paired) {
    if (kind !== 'action' && kind !== 'recommendation') continue
    if (fields.some(({ name, side }) => side === 'document' && guessed.has(name))) touched.add(part.id)
  }
  const pairedIds = new Set(paired.map(({ kind, fresh: part }) => keyOf(kind, part.id)))
  for (const [key, id] of ids) if (!pairedIds.has(key) && /^(action|recommendation):/.test(key)) touched.add(id)
  const known = new Set(old.doubts.map(wordsOf))
  const next = nextIds('d', [...old.doubts.map(({ id }) => id), ...taking.decidedDoubts])
  const added = fresh.doubts.flatMap((doubt): Doubt[] => {
    const subjects = doubt.subjects.flatMap(
      (id) => ids.get(keyOf('action', id)) ?? ids.get(keyOf('recommendation', id)) ?? [],
    )
    if (!subjects.some((id) => touched.has(id)) || known.has(wordsOf(doubt))) return []
    return [{ ...doubt, id: next(), subjects }]
  })
  const printedAgain = new Set(fresh.doubts.map(wordsOf))
  const isOver = (doubt: Doubt) =>
    doubt.subjects.length > 0 &&
    !printedAgain.has(wordsOf(doubt)) &&
    doubt.subjects.every(
      (id) => touched.has(id) || withdrawn.has(keyOf('action', id)) || withdrawn.has(keyOf('recommendation', id)),
    )
  const stay = old.doubts
    .filter((doubt) => !isOver(doubt))
    .map((doubt) => ({ ...doubt, at: placeOf(doubt, places, taking) }))
  return { open: [...stay, ...added], added, superseded: old.doubts.filter(isOver).map(({ id }) => id) }
}

/** Two doubts are one where they doubt the same words for the same reason. */
const wordsOf = ({ code, original }: Doubt) => JSON.stringify([code, original.map(({ text }) => text)])

function placeOf(
  { subjects, at }: Doubt,
  places: ReadonlyMap<string, Doubt['at']>,
  { formerDocument }: Taking,
): Doubt['at'] {
  const now = subjects.flatMap((id) => places.get(id) ?? [])[0]
  if (now !== undefined) return now
  return at.document !== undefined || formerDocument === null ? at : { ...at, document: formerDocument }
}
