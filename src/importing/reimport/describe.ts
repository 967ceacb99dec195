/** A comparison as plain data in words: for the command and its JSON, and what a page says of each part. Pure. */
import type { Part as ControlPart } from '../../plans/control/rules/part.ts'
import { nameOf, placeOf } from '../../plans/control/rules/part-names.ts'
import { type PlanStructure, structureOf } from '../../plans/rules/structure.ts'
import type { Comparison, FieldChange, PairedPart } from './comparison.ts'
import { comparisonInWords, countsOf, isChanged, isClash, isMoved, restInWords } from './counts.ts'
import { fieldNames, type Part, wordsOfField } from './fields.ts'
import { type PartKind, partKinds, reasons } from './match.ts'

export type Described = {
  version: string
  sentence: string
  rest: string[]
  counts: Record<PartKind, ReturnType<typeof countsOf>>
  new: { kind: PartKind; name: string; under: string; text: string }[]
  changed: {
    kind: PartKind
    id: string
    name: string
    fields: { field: string; from: string; to: string; how: FieldChange['how'] }[]
  }[]
  moved: { kind: PartKind; id: string; name: string; from: string; to: string }[]
  gone: { kind: PartKind; id: string; name: string; text: string }[]
  unsure: { kind: PartKind; id: string; name: string; gone: string; new: string; alike: number }[]
}

// A part with its kind, as the sentences of plans name it: the kind says which type the part has.
export const partOf = (kind: PartKind, part: Part): ControlPart => ({ kind, part }) as ControlPart

export const textOf = (part: Part): string => ('title' in part ? part.title : part.text)

/** What a part is called, and what it hangs on, in its own plan. */
export const nameIn = (structure: PlanStructure, kind: PartKind, part: Part) => nameOf(structure, partOf(kind, part))
export const placeIn = (structure: PlanStructure, kind: PartKind, part: Part) =>
  placeOf(structure, partOf(kind, part)).name

export const fieldsInWords = ({ fields }: PairedPart) =>
  fields.map(({ name, kept, printed, how }) => {
    const [from, to] = [wordsOfField(name, kept), wordsOfField(name, printed)]
    return { field: fieldNames[name], from, to, how }
  })

export function describe(comparison: Comparison, version: string): Described {
  const [old, fresh] = [structureOf(comparison.old), structureOf(comparison.fresh)]
  const changed = comparison.paired.filter((part) => isChanged(part) || isClash(part))
  return {
    version,
    sentence: comparisonInWords(comparison, version),
    rest: restInWords(comparison),
    counts: Object.fromEntries(partKinds.map((kind) => [kind, countsOf(comparison, kind)])) as Described['counts'], // each kind once
    new: comparison.added.map(({ kind, fresh: part }) => {
      return { kind, name: nameIn(fresh, kind, part), under: placeIn(fresh, kind, part), text: textOf(part) }
    }),
    changed: changed.map((part) => {
      return { kind: part.kind, id: part.old.id, name: nameIn(old, part.kind, part.old), fields: fieldsInWords(part) }
    }),
    moved: comparison.paired.filter(isMoved).map(({ kind, old: was, fresh: now }) => {
      return {
        kind,
        id: was.id,
        name: nameIn(old, kind, was),
        from: placeIn(old, kind, was),
        to: placeIn(fresh, kind, now),
      }
    }),
    gone: comparison.gone
      .filter(({ madeHere }) => !madeHere)
      .map(({ kind, old: part }) => {
        return { kind, id: part.id, name: nameIn(old, kind, part), text: textOf(part) }
      }),
    unsure: comparison.unsure.flatMap(({ kind, old: id, new: to, alike }) => {
      const was = comparison.gone.find((part) => part.kind === kind && part.old.id === id)?.old
      const now = comparison.added.find((part) => part.kind === kind && part.fresh.id === to)?.fresh
      return was && now
        ? [
            {
              kind,
              id,
              name: nameIn(old, kind, was),
              gone: textOf(was),
              new: textOf(now),
              alike: Math.round(alike * 100) / 100,
            },
          ]
        : []
    }),
  }
}

export const reasonInWords = (reason: keyof typeof reasons): string => reasons[reason]
