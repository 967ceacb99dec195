/** What a comparison of a plan with its document come again holds, and what a person can choose in it. */
import type { Action, Plan } from '../../plans/plan.ts'
import type { ContextChange } from './compare-context.ts'
import type { FieldName, Part } from './fields.ts'
import {
  type Match,
  nothingSaid,
  type Paired,
  type PartKind,
  type Perhaps,
  type Regrouping,
  type Said,
} from './match.ts'

/** Whose word counts: the document's that came in, or the plan's as it is kept. */
export const sides = ['document', 'upturn'] as const
export type Side = (typeof sides)[number]

/** What a person chose, by the key of the choice; what nobody chose goes by default. `reasons`: why a part is withdrawn. */
export type Choices = {
  said: Said
  sides: Readonly<Record<string, Side>>
  reasons: Readonly<Record<string, string>>
  /** Why the version is taken on, as far as it was written. */
  why: string
}
export const noChoices: Choices = { said: nothingSaid, sides: {}, reasons: {}, why: '' }

export type Choice = { key: string; byDefault: Side; side: Side }

/**
 * `changed`: by the document. `clash`: changed in Upturn, and the document still prints what it printed before. `both`:
 * changed in Upturn and by the document, differently.
 */
export type FieldChange = Choice & {
  name: FieldName
  how: 'changed' | 'clash' | 'both'
  kept: unknown
  printed: unknown
  /** What the last document printed, where that is known. */
  before: unknown
}

export type PairedPart = {
  kind: PartKind
  old: Part
  fresh: Part
  pair: Paired
  fields: FieldChange[]
  /** It hangs elsewhere: `changed` by the document, or a `clash` where it was moved in Upturn. */
  moved: (Choice & { how: 'changed' | 'clash' }) | null
  /** Another number or label; the document's is taken. */
  renumbered: boolean
  /** Fields that differ in typography, or in how a date is written, and in nothing else: the document's are taken. */
  retypeset: FieldName[]
  /** It is withdrawn in the plan, and the document has it: withdrawn `here`, or `back` after a version without it. */
  withdrawn: (Choice & { why: 'here' | 'back' }) | null
}

export type NewPart = Choice & { kind: PartKind; fresh: Part; perhaps: Perhaps[]; splitFrom: Action | null }

export type GonePart = Choice & {
  kind: PartKind
  old: Part
  perhaps: Perhaps[]
  joinedInto: Action | null
  /** It was made in Upturn, so no document ever had it. */
  madeHere: boolean
  /** Why it is withdrawn, in a person's words; '' for the usual reason. */
  reason: string
}

export type Comparison = {
  old: Plan
  fresh: Plan
  matches: Match[]
  regroupings: Regrouping[]
  paired: PairedPart[]
  added: NewPart[]
  gone: GonePart[]
  unsure: Perhaps[]
  context: ContextChange[]
}

export type Compared = {
  /** The plan as it is kept. */
  old: Plan
  /** The draft read from the document that came in. */
  fresh: Plan
  /** What the last document printed, under the ids of the kept plan; null where nobody knows any more. */
  base: Plan | null
  choices?: Choices
}
