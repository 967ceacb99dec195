/**
 * Two states of a plan against each other: what is new, gone, moved and changed. Parts are the same where they have the same
 * id, which they keep through every edit and re-import. Pure: the states may be of any two days or versions.
 */
import type { Action, Plan, Recommendation } from '../../plan.ts'
import { type Standing, standingsOf } from '../../rules/standing.ts'
import { type PlanStructure, structureOf } from '../../rules/structure.ts'
import { deadlineChange, type FieldChange, leadsChange, listChange, wordsChange } from './compare-fields.ts'
import { documentOrder, mergedOrder } from './document-order.ts'
import { type Part, type PartKind, refOf, textOf } from './part.ts'
import { nameOf, placeOf } from './part-names.ts'

/** A plan, and the day its standings are as at. */
export type Side = { plan: Plan; asAt: string }

export type ComparedPart = {
  kind: PartKind
  id: string
  /** What it is called in a sentence: `action 1g of 2.1.1`. Of the newer side, where it is there. */
  name: string
  /** Its words, of the newer side where it is there. */
  text: string
  /** `gone` is withdrawn, or not there at all; `new` also what was withdrawn and is back. */
  state: 'new' | 'gone' | 'changed'
  /** Why it was withdrawn, where that is known. */
  reason: string | null
  /** Where it hung and hangs now: `recommendation 1.2`; null where that is the same. */
  moved: { from: string; to: string } | null
  fields: FieldChange[]
}

export type PlanComparison = { parts: ComparedPart[]; title: FieldChange[] }

type Seen = { structure: PlanStructure; standings: Map<string, Standing>; parts: Map<string, Part> }

/** Every difference of two states, in the document's order; what is gone stands where it stood. */
export function comparePlans(from: Side, to: Side): PlanComparison {
  const [before, after] = [seen(from), seen(to)]
  const order = mergedOrder(documentOrder(before.structure), documentOrder(after.structure))
  return {
    parts: order.flatMap((key) => compared(before, after, key)),
    title: wordsChange('text', from.plan.title, to.plan.title),
  }
}

function seen({ plan, asAt }: Side): Seen {
  const structure = structureOf(plan)
  const parts = new Map<string, Part>()
  for (const part of plan.themes) parts.set(`theme ${part.id}`, { kind: 'theme', part })
  for (const part of plan.outcomes) parts.set(`outcome ${part.id}`, { kind: 'outcome', part })
  for (const part of plan.recommendations) parts.set(`recommendation ${part.id}`, { kind: 'recommendation', part })
  for (const part of plan.actions) parts.set(`action ${part.id}`, { kind: 'action', part })
  return { structure, standings: standingsOf(plan, structure.subsOf, asAt), parts }
}

/** The part where it is in force: neither missing nor withdrawn. */
function inForce({ parts, standings }: Seen, key: string): Part | undefined {
  const found = parts.get(key)
  if (found?.kind === 'action' && standings.get(found.part.id)?.status === 'withdrawn') return undefined
  if (found?.kind === 'recommendation' && found.part.withdrawn !== undefined) return undefined
  return found
}

function reasonOf({ parts, standings }: Seen, key: string): string | null {
  const found = parts.get(key)
  if (found?.kind === 'action') return standings.get(found.part.id)?.note || null
  return found?.kind === 'recommendation' ? (found.part.withdrawn?.why ?? null) : null
}

function compared(before: Seen, after: Seen, key: string): ComparedPart[] {
  const [old, now] = [inForce(before, key), inForce(after, key)]
  const shown = now ?? old
  if (shown === undefined) return []
  const { structure } = now === undefined ? before : after
  const named = { kind: shown.kind, id: shown.part.id, name: nameOf(structure, shown), text: textOf(shown) }
  if (old === undefined) return [{ ...named, state: 'new', reason: null, moved: null, fields: [] }]
  if (now === undefined) return [{ ...named, state: 'gone', reason: reasonOf(after, key), moved: null, fields: [] }]
  const [from, to] = [placeOf(before.structure, old), placeOf(after.structure, now)]
  const moved = from.id === to.id ? null : { from: from.name, to: to.name }
  const fields = [...fieldsOf(old, now), ...standingChange(before, after, now)]
  return moved === null && fields.length === 0 ? [] : [{ ...named, state: 'changed', reason: null, moved, fields }]
}

function standingChange(before: Seen, after: Seen, { kind, part }: Part): FieldChange[] {
  if (kind !== 'action') return []
  const [old, now] = [before.standings.get(part.id)?.status, after.standings.get(part.id)?.status]
  if (old === undefined || now === undefined || old === now) return []
  return [{ field: 'standing', kind: 'standing', before: old, after: now }]
}

/** What differs between two states of one part; their place and standing apart. */
export function fieldsOf(old: Part, now: Part): FieldChange[] {
  if (old.kind === 'action' && now.kind === 'action') return actionFields(old.part, now.part)
  if (old.kind === 'recommendation' && now.kind === 'recommendation') return recommendationFields(old.part, now.part)
  return [
    ...wordsChange('label', refOf(old), refOf(now)),
    ...wordsChange('text', textOf(old), textOf(now)),
    ...leadsChange(old.part.leads, now.part.leads),
  ]
}

function actionFields(old: Action, now: Action): FieldChange[] {
  return [
    ...wordsChange('label', old.label, now.label),
    ...wordsChange('text', old.text, now.text),
    ...deadlineChange(old.deadline, now.deadline),
    ...leadsChange(old.leads, now.leads),
    ...listChange('criteria', old.criteria, now.criteria),
    ...listChange('milestones', old.milestones, now.milestones),
    ...listChange('partners', old.partners, now.partners),
    ...wordsChange('resources', old.resources, now.resources),
  ]
}

function recommendationFields(old: Recommendation, now: Recommendation): FieldChange[] {
  return [
    ...wordsChange('label', old.ref, now.ref),
    ...wordsChange('text', old.text, now.text),
    ...deadlineChange(old.by, now.by),
    ...leadsChange(old.leads, now.leads),
    ...listChange('criteria', old.criteria, now.criteria),
    ...listChange('targets', old.targets, now.targets),
    ...listChange('sources', old.sources, now.sources),
    ...wordsChange('related', old.related, now.related),
    ...wordsChange('resources', old.resources, now.resources),
  ]
}
