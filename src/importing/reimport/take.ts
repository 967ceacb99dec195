/**
 * The plan after a version of its document was taken on: what stayed keeps its id and all that hangs on it, what is gone is
 * withdrawn with why, order and numbers are the document's. Pure: the store writes what differs.
 */
import { mergedOrder } from '../../plans/control/rules/document-order.ts'
import { findingsOf } from '../../plans/findings/findings.ts'
import type { Action, Plan, ProgressUpdate, Recommendation } from '../../plans/plan.ts'
import type { Comparison, PairedPart } from './comparison.ts'
import { listOf, type Part } from './fields.ts'
import { keyOf, type PartKind, partKinds } from './match.ts'
import { type DoubtsAfter, doubtsAfter } from './take-doubts.ts'
import { type Ids, idsAfter } from './take-ids.ts'
import { proofAfter } from './take-proof.ts'
import { withdrawalsOf } from './take-withdrawals.ts'
import type { Taking } from './taking.ts'

export type Taken = DoubtsAfter & {
  plan: Plan
  ids: Ids
  /** Said of actions that are withdrawn now, or in use again: they are at the end of `plan.updates` too. */
  updates: ProgressUpdate[]
  /** What the document printed, under the plan's ids: what the next version will be held against. */
  reading: Plan
  /** Proof whose criterion has another place in its list now, by its place in `evidence`. */
  proofMoved: Map<number, number>
}

export function takeVersion(comparison: Comparison, taking: Taking): Taken {
  const { old, fresh } = comparison
  const ids = idsAfter(comparison)
  const proof = proofAfter(comparison)
  const withdrawals = withdrawalsOf(comparison, taking)
  const lists = Object.fromEntries(
    partKinds.map((kind) => [listOf[kind], listAfter(kind, comparison, ids, taking, { proof, withdrawals })]),
  ) as unknown as Pick<Plan, 'themes' | 'outcomes' | 'recommendations' | 'actions'> // one list for each kind, of its parts
  const doubts = doubtsAfter(comparison, ids, withdrawals.keys, taking)
  const updates = withdrawals.updates
  const plan: Plan = {
    ...old,
    ...headAfter(old, fresh),
    ...lists,
    doubts: doubts.open,
    ...(updates.length > 0 ? { updates: [...(old.updates ?? []), ...updates] } : {}),
    ...(old.evidence ? { evidence: old.evidence.map((it, at) => ({ ...it, ...criterionAt(proof.moved, at) })) } : {}),
  }
  plan.findings = findingsOf(plan)
  return { plan, ids, updates, reading: readingUnder(fresh, ids), proofMoved: proof.moved, ...doubts }
}

const criterionAt = (moved: ReadonlyMap<number, number>, at: number) => {
  const criterion = moved.get(at)
  return criterion === undefined ? {} : { criterion }
}

/** What belongs to the plan as a whole. Its title is Upturn's own: the next file's name must not rename the plan. */
function headAfter(old: Plan, fresh: Plan): Partial<Plan> {
  const version = fresh.version ?? old.version
  const starts = old.starts ?? fresh.starts
  return {
    ...(version ? { version } : {}),
    ...(starts ? { starts } : {}),
    sources: fresh.sources.length > 0 ? fresh.sources : old.sources,
    urgencies: fresh.urgencies.length > 0 ? fresh.urgencies : old.urgencies,
    context: fresh.context,
    unplaced: fresh.unplaced,
  }
}

type More = { proof: ReturnType<typeof proofAfter>; withdrawals: ReturnType<typeof withdrawalsOf> }

/** In the document's order; what it does not have stands where it stood. */
function listAfter(kind: PartKind, comparison: Comparison, ids: Ids, taking: Taking, more: More): Part[] {
  const { old, fresh, paired } = comparison
  const list = listOf[kind]
  const pairs = new Map(paired.filter((part) => part.kind === kind).map((part) => [part.fresh.id, part]))
  const parts = new Map<string, Part>()
  for (const part of fresh[list]) {
    const id = ids.get(keyOf(kind, part.id))
    const pair = pairs.get(part.id)
    if (id === undefined) continue
    parts.set(id, pair ? pairedAfter(pair, ids, more) : { ...part, id, ...placeAfter(kind, part, ids) })
  }
  const present = [...parts.keys()]
  for (const part of old[list]) if (!parts.has(part.id)) parts.set(part.id, absentAfter(kind, part, taking, more))
  return mergedOrder(
    old[list].map(({ id }) => id),
    present,
  ).flatMap((id) => parts.get(id) ?? [])
}

function pairedAfter(part: PairedPart, ids: Ids, { proof, withdrawals }: More): Part {
  const { kind, old, fresh, fields, retypeset, moved } = part
  const taken = fields.filter(({ side }) => side === 'document')
  const after: Part = { ...old, at: fresh.at, ...numberAfter(fresh) }
  for (const { name, printed } of taken) Reflect.set(after, name, printed)
  for (const name of retypeset) Reflect.set(after, name, Reflect.get(fresh, name))
  const criteria = proof.criteria.get(keyOf(kind, old.id))
  if (criteria && 'criteria' in after) after.criteria = criteria
  setOrDrop(after, 'printed', fresh.printed)
  if ('withdrawn' in after && withdrawals.revived.has(keyOf(kind, old.id))) delete after.withdrawn
  if (moved?.side !== 'upturn') Object.assign(after, placeAfter(kind, fresh, ids, old))
  // A main action that hangs on another, or a sub-action that stands alone, as the document has it.
  if ('level' in after && 'level' in fresh) {
    after.level = after.parent === null ? 'main' : fresh.level
    if (taken.some(({ name }) => name === 'text' || name === 'deadline' || name === 'leads'))
      after.confidence = fresh.confidence
  }
  return after
}

function setOrDrop(part: Part, key: 'printed', value: string | undefined): void {
  if (value === undefined) delete part[key]
  else part[key] = value
}

const numberAfter = (fresh: Part) => ('label' in fresh ? { label: fresh.label } : { ref: fresh.ref })

/** What a part hangs on, under the plan's ids. Where that was left out, it hangs where it hung. */
function placeAfter(kind: PartKind, fresh: Part, ids: Ids, old?: Part): Partial<Action & Recommendation> {
  const to = (above: PartKind, id: string | null, was: string | null) =>
    id === null ? null : (ids.get(keyOf(above, id)) ?? was)
  const was = (key: 'theme' | 'outcome' | 'recommendation' | 'parent'): string | null =>
    old !== undefined && key in old ? (Reflect.get(old, key) as string | null) : null // these four are ids or null in every part
  if (kind === 'action' && 'parent' in fresh) {
    return {
      recommendation: to('recommendation', fresh.recommendation, was('recommendation')),
      parent: to('action', fresh.parent, was('parent')),
    }
  }
  if (kind === 'recommendation' && 'outcome' in fresh) {
    return { theme: to('theme', fresh.theme, was('theme')), outcome: to('outcome', fresh.outcome, was('outcome')) }
  }
  return kind === 'outcome' && 'theme' in fresh ? { theme: to('theme', fresh.theme, was('theme')) } : {}
}

/** Not in the document: it stands in the one before, where its words can still be read. */
function absentAfter(kind: PartKind, part: Part, { formerDocument }: Taking, { withdrawals }: More): Part {
  const at =
    part.at.document !== undefined || formerDocument === null ? part.at : { ...part.at, document: formerDocument }
  const withdrawn = withdrawals.marks.get(keyOf(kind, part.id))
  return withdrawn === undefined ? { ...part, at } : { ...part, at, withdrawn }
}

/** The document's own words under the plan's ids. What was left out on purpose has none, and is not in it. */
function readingUnder(fresh: Plan, ids: Ids): Plan {
  const under = <T extends Part>(kind: PartKind, list: readonly T[]): T[] =>
    list.flatMap((part) => {
      const id = ids.get(keyOf(kind, part.id))
      return id === undefined ? [] : [{ ...part, id, ...placeAfter(kind, part, ids) }]
    })
  // What is recorded in Upturn is no part of a document, also where the file is a plan that Upturn wrote.
  const { updates, evidence, thresholds, links, risks, measures, ...printed } = fresh
  return {
    ...printed,
    themes: under('theme', fresh.themes),
    outcomes: under('outcome', fresh.outcomes),
    recommendations: under('recommendation', fresh.recommendations),
    actions: under('action', fresh.actions),
    doubts: [],
    findings: [],
  }
}

/** Whether taking the version on would change anything but where in a file the words stand. */
export function changesNothing(old: Plan, { plan }: Taken): boolean {
  return essence(old) === essence(plan)
}

function essence({ findings, ...plan }: Plan): string {
  return JSON.stringify(plan, (key, value) => (key === 'at' || value === undefined ? undefined : inKeyOrder(value)))
}

/** A database gives the keys of an object back in its own order. */
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
