/** One part of the plan against the same part of the document: what differs, and whose word counts by default. Pure. */
import type { Plan } from '../../plans/plan.ts'
import type { Choice, Choices, FieldChange, GonePart, NewPart, PairedPart, Side } from './comparison.ts'
import { type Field, fieldsIn, isIdentical, type Part, valueIn } from './fields.ts'
import { keyOf, type Paired, type PartKind, type Perhaps, type Regrouping } from './match.ts'

type Parts = ReadonlyMap<string, Part>

export type View = {
  old: Plan
  fresh: Plan
  base: Plan | null
  choices: Choices
  perhaps: readonly Perhaps[]
  regroupings: readonly Regrouping[]
  /** Keys of what is out of use in the plan. */
  withdrawn: ReadonlySet<string>
  oldParts: Parts
  freshParts: Parts
  baseParts: Parts | null
  /** Key of the new part by that of the old one. */
  newOf: ReadonlyMap<string, string>
}

function choice({ choices }: View, key: string, byDefault: Side): Choice {
  return { key, byDefault, side: choices.sides[key] ?? byDefault }
}

export const numberOf = (part: Part): string | null => ('label' in part ? part.label : part.ref)

export function pairedPart(view: View, pair: Paired): PairedPart[] {
  const { kind } = pair
  const key = keyOf(kind, pair.old)
  const [old, fresh, base] = [
    view.oldParts.get(key),
    view.freshParts.get(keyOf(kind, pair.new)),
    view.baseParts?.get(key),
  ]
  if (!old || !fresh) return []
  const fields = fieldsIn(kind, old)
  const changed = fields.flatMap((field) => fieldChange(view, key, kind, field, fresh, base))
  const retypeset = fields.filter((field) => isRetypeset(field, fresh, base)).map(({ name }) => name)
  const renumbered = (numberOf(old) ?? '') !== (numberOf(fresh) ?? '')
  const moved = moveOf(view, kind, old, fresh, base)
  return [
    {
      kind,
      old,
      fresh,
      pair,
      fields: changed,
      moved,
      renumbered,
      retypeset,
      withdrawn: withdrawal(view, kind, key, base),
    },
  ]
}

/**
 * Says the same, and is not the same to the letter; and this document differs from the last one in it, so that a stop that
 * somebody put right in Upturn stays. A deadline in the very words of before is as it was, also where the year that a bare
 * month is read in has moved.
 */
function isRetypeset({ name, value, words, same }: Field, fresh: Part, base: Part | undefined): boolean {
  const printed = valueIn(name, fresh)
  if (!same(printed) || isIdentical(value, printed) || isDeadlineIn(words, printed)) return false
  if (name === 'leads' || name === 'sources') return false
  return base === undefined || !isIdentical(valueIn(name, base), printed)
}

const isDeadlineIn = (words: string, value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value && value.text === words

function fieldChange(
  view: View,
  key: string,
  kind: PartKind,
  field: Field,
  fresh: Part,
  base: Part | undefined,
): FieldChange[] {
  const { name } = field
  const printed = valueIn(name, fresh)
  if (field.same(printed)) return []
  const before = base && fieldsIn(kind, base).find((known) => known.name === name)
  const how = before === undefined || before.same(field.value) ? 'changed' : before.same(printed) ? 'clash' : 'both'
  // What was agreed stays unless a person says otherwise.
  const made = choice(view, `${key}:${name}`, how === 'changed' ? 'document' : 'upturn')
  return [{ ...made, name, how, kept: field.value, printed, before: before?.value }]
}

/** The key of what a part hangs on: its main action, recommendation, outcome or theme; null where on nothing. */
export function aboveOf(kind: PartKind, part: Part): string | null {
  const first = (...above: [PartKind, string | null][]) => {
    for (const [of, id] of above) if (id !== null) return keyOf(of, id)
    return null
  }
  if (kind === 'action' && 'parent' in part)
    return first(['action', part.parent], ['recommendation', part.recommendation])
  if (kind === 'recommendation' && 'outcome' in part) return first(['outcome', part.outcome], ['theme', part.theme])
  return kind === 'outcome' && 'theme' in part ? first(['theme', part.theme]) : null
}

/** Moved, where what it hangs on is not what that became; a clash where Upturn moved it and the document did not. */
function moveOf(view: View, kind: PartKind, old: Part, fresh: Part, base: Part | undefined): PairedPart['moved'] {
  const [from, to] = [aboveOf(kind, old), aboveOf(kind, fresh)]
  const became = (above: string | null) => (above === null ? null : (view.newOf.get(above) ?? 'gone'))
  if (became(from) === to) return null
  const clash = base !== undefined && aboveOf(kind, base) !== from && became(aboveOf(kind, base)) === to
  const made = choice(view, `${keyOf(kind, old.id)}:place`, clash ? 'upturn' : 'document')
  return { ...made, how: clash ? 'clash' : 'changed' }
}

/** Withdrawn here though printed before and now: stays so. Withdrawn because a version had dropped it: it is back. */
function withdrawal(view: View, kind: PartKind, key: string, base: Part | undefined): PairedPart['withdrawn'] {
  if (!view.withdrawn.has(key)) return null
  // A heading is in use again as soon as the document has it.
  const back = (view.base !== null && base === undefined) || kind === 'theme' || kind === 'outcome'
  return { ...choice(view, `${key}:withdrawn`, back ? 'document' : 'upturn'), why: back ? 'back' : 'here' }
}

export function newPart(view: View, kind: PartKind, id: string): NewPart[] {
  const fresh = view.freshParts.get(keyOf(kind, id))
  if (!fresh) return []
  const perhaps = view.perhaps.filter((match) => match.kind === kind && match.new === id)
  const split =
    kind === 'action'
      ? view.regroupings.find(({ change, new: parts }) => change === 'split' && parts.includes(id))
      : undefined
  const from = split && view.old.actions.find((action) => action.id === split.old[0])
  return [{ ...choice(view, `new:${keyOf(kind, id)}`, 'document'), kind, fresh, perhaps, splitFrom: from ?? null }]
}

export function gonePart(view: View, kind: PartKind, id: string): GonePart[] {
  const key = keyOf(kind, id)
  const old = view.oldParts.get(key)
  if (!old) return []
  const perhaps = view.perhaps.filter((match) => match.kind === kind && match.old === id)
  const join =
    kind === 'action'
      ? view.regroupings.find(({ change, old: parts }) => change === 'joined' && parts.includes(id))
      : undefined
  const into = join && view.fresh.actions.find((action) => action.id === join.new[0])
  const madeHere = view.baseParts !== null && !view.baseParts.has(key)
  return [
    {
      ...choice(view, key, madeHere ? 'upturn' : 'document'),
      kind,
      old,
      perhaps,
      joinedInto: into ?? null,
      madeHere,
      reason: view.choices.reasons[key] ?? '',
    },
  ]
}
