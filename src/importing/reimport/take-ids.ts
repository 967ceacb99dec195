/** Which id each part of the document gets in the plan: what stayed keeps its own, what is new gets one never used. Pure. */
import type { Action, Plan } from '../../plans/plan.ts'
import type { Comparison, NewPart } from './comparison.ts'
import { listOf } from './fields.ts'
import { keyOf, type PartKind, partKinds } from './match.ts'

/** Id in the plan by key in the document; what is left out is not in it. */
export type Ids = ReadonlyMap<string, string>

const letters: Record<PartKind, string> = { theme: 't', outcome: 'o', recommendation: 'r', action: 'a' }

/** The next of `a1`, `a2`, … that no part has or had: nothing is ever deleted, so what is there is all there ever was. */
export function nextIds(letter: string, used: Iterable<string>): () => string {
  const taken = new Set(used)
  let last = 0
  for (const id of taken) {
    const [, number] = new RegExp(`^${letter}(\\d{1,9})(?:\\.\\d+)?$`).exec(id) ?? []
    last = Math.max(last, Number(number ?? 0))
  }
  return () => {
    do last++
    while (taken.has(`${letter}${last}`))
    return `${letter}${last}`
  }
}

export function idsAfter({ old, fresh, paired, added }: Comparison): Ids {
  const ids = new Map(paired.map(({ kind, pair }) => [keyOf(kind, pair.new), pair.old]))
  const wanted = new Map(added.map((part) => [keyOf(part.kind, part.fresh.id), part]))
  for (const kind of partKinds) {
    const next = nextIds(
      letters[kind],
      old[listOf[kind]].map(({ id }) => id),
    )
    for (const part of kind === 'action' ? mainsFirst(fresh.actions) : fresh[listOf[kind]]) {
      const found = wanted.get(keyOf(kind, part.id))
      if (found !== undefined && isTaken(found, ids)) ids.set(keyOf(kind, part.id), next())
    }
  }
  return ids
}

/** A new part whose place was left out is left out with it. */
function isTaken({ side, kind, fresh }: NewPart, ids: Ids): boolean {
  if (side === 'upturn') return false
  const has = (above: PartKind, id: string | null) => id === null || ids.has(keyOf(above, id))
  if (kind !== 'action' || !('parent' in fresh)) return true
  return has('recommendation', fresh.recommendation) && has('action', fresh.parent)
}

/** By depth, each after what it is part of; a circle, which only a broken file holds, comes last. */
function mainsFirst(actions: Plan['actions']): Action[] {
  const byId = new Map(actions.map((action) => [action.id, action]))
  const depth = ({ parent }: Action) => {
    let steps = 0
    for (let above = parent; above !== null && steps < 50; steps++) above = byId.get(above)?.parent ?? null
    return steps
  }
  return actions
    .map((action) => ({ action, steps: depth(action) }))
    .sort((a, b) => a.steps - b.steps)
    .map(({ action }) => action)
}
