/** What is taken out of use by a version of the document that has it no more, and what comes back with one. Pure. */
import type { Action, Plan, ProgressUpdate, Withdrawal } from '../../plans/plan.ts'
import { actionName } from '../../plans/rules/names.ts'
import { structureOf } from '../../plans/rules/structure.ts'
import { sentenceCase } from '../../plans/rules/words.ts'
import type { Comparison, GonePart } from './comparison.ts'
import { listOf } from './fields.ts'
import { keyOf, type PartKind } from './match.ts'
import type { Taking } from './taking.ts'

export type Withdrawals = {
  /** Keys of what is withdrawn now. */
  keys: Set<string>
  /** Said of actions: withdrawn, or in use again. */
  updates: ProgressUpdate[]
  /** Of themes, outcomes and recommendations, by key. */
  marks: Map<string, Withdrawal>
  /** Keys of what is in use again. */
  revived: Set<string>
}

export function withdrawalsOf(comparison: Comparison, taking: Taking): Withdrawals {
  const { old, gone, paired } = comparison
  const leaving = gone.filter(({ side }) => side === 'document')
  const back = paired.filter(({ withdrawn }) => withdrawn?.side === 'document')
  const marks = marksOf(comparison, leaving, taking)
  const actions = leaving.filter(({ kind }) => kind === 'action')
  const said = { on: taking.day, percent: null, by: taking.who } as const
  return {
    keys: new Set([...actions.map(({ kind, old: part }) => keyOf(kind, part.id)), ...marks.keys()]),
    updates: [
      ...actions.map(
        (part): ProgressUpdate => ({
          ...said,
          action: part.old.id,
          status: 'withdrawn',
          note: reasonOf(part, comparison.fresh, taking),
        }),
      ),
      ...back.flatMap(({ kind, old: part }): ProgressUpdate[] =>
        kind === 'action'
          ? [{ ...said, action: part.id, status: formerStatus(old, part.id), note: `Back in ${taking.name}.` }]
          : [],
      ),
    ],
    marks,
    revived: new Set(back.map(({ kind, old: part }) => keyOf(kind, part.id))),
  }
}

function reasonOf({ reason, joinedInto }: GonePart, fresh: Plan, { name }: Taking): string {
  if (reason !== '') return reason
  if (joinedInto === null) return `${sentenceCase(`not in ${name}`)}.`
  return `Joined with ${actionName(structureOf(fresh), joinedInto)} in ${name}.`
}

/** As it stood before it was withdrawn. */
function formerStatus(plan: Plan, action: string): ProgressUpdate['status'] {
  const before = (plan.updates ?? []).filter((update) => update.action === action && update.status !== 'withdrawn')
  return (
    before.reduce<ProgressUpdate | null>((a, b) => (a === null || b.on >= a.on ? b : a), null)?.status ?? 'not started'
  )
}

/** A heading is withdrawn only when nothing in use is left below it: an action that a person kept keeps its recommendation. */
function marksOf(comparison: Comparison, leaving: GonePart[], taking: Taking): Map<string, Withdrawal> {
  const kept = keptHeadings(comparison)
  const marks = new Map<string, Withdrawal>()
  for (const part of leaving) {
    const key = keyOf(part.kind, part.old.id)
    if (part.kind === 'action' || kept.has(key)) continue
    marks.set(key, { on: taking.day, by: taking.who, why: reasonOf(part, comparison.fresh, taking) })
  }
  return marks
}

/** Keys of the headings above everything that is gone from the document and stays in the plan. */
function keptHeadings({ old, gone, paired }: Comparison): Set<string> {
  const kept = new Set<string>()
  const add = (kind: PartKind, id: string | null) => {
    if (id === null || kept.has(keyOf(kind, id))) return
    kept.add(keyOf(kind, id))
    const part = old[listOf[kind]].find((one) => one.id === id)
    if (part && 'outcome' in part) add('outcome', part.outcome)
    if (part && 'theme' in part) add('theme', part.theme)
  }
  const stays: Action[] = [
    ...gone.flatMap(({ kind, side, old: part }) =>
      kind === 'action' && side === 'upturn' && 'level' in part ? [part] : [],
    ),
    // Moved by the document, and left where it was by a person.
    ...paired.flatMap(({ moved, old: part }) => (moved?.side === 'upturn' && 'level' in part ? [part] : [])),
  ]
  for (const action of stays) add('recommendation', action.recommendation)
  for (const { kind, side, old: part } of gone) if (side === 'upturn') add(kind, part.id)
  return kept
}
