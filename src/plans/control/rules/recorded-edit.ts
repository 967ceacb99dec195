/** What an entry of the record says of a part: as it was and as it is, so that it can be shown word by word. */
import { z } from 'zod'
import { planSchema } from '../../plan-schema.ts'
import { fieldsOf } from './compare.ts'
import type { FieldChange } from './compare-fields.ts'
import type { Part, PartKind } from './part.ts'

export const partSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('theme'), part: planSchema.shape.themes.unwrap().element }),
  z.object({ kind: z.literal('outcome'), part: planSchema.shape.outcomes.unwrap().element }),
  z.object({ kind: z.literal('recommendation'), part: planSchema.shape.recommendations.element }),
  z.object({ kind: z.literal('action'), part: planSchema.shape.actions.element }),
])

export type RecordedEdit = {
  kind: PartKind
  id: string
  /** Null where the change made the part, or took nothing away from it. */
  before: Part | null
  after: Part
  fields: FieldChange[]
}

type Entry = { what: string; before: unknown; after: unknown }

/** Null for an entry that is not about the words of one part. */
export function recordedEdit({ what, before, after }: Entry): RecordedEdit | null {
  const kind = /^(action|recommendation) corrected$/.exec(what)?.[1]
  // Corrections of a reading keep the bare part.
  const wrap = (value: unknown) => (kind === undefined || value === null ? value : { kind, part: value })
  const [was, is] = [partSchema.safeParse(wrap(before)), partSchema.safeParse(wrap(after))]
  if (!is.success) return null
  const old = was.success ? was.data : null
  return {
    kind: is.data.kind,
    id: is.data.part.id,
    before: old,
    after: is.data,
    fields: old === null ? [] : fieldsOf(old, is.data),
  }
}

const askedSchema = z.object({
  asked: z.object({ request: z.string(), reason: z.string(), askedBy: z.string(), askedOn: z.string() }),
})

/** For a change that was agreed: the request it came from. */
export function requestBehind(after: unknown) {
  const read = askedSchema.safeParse(after)
  return read.success ? read.data.asked : null
}

const requestSchema = z.object({ request: z.string() })

/** For a change that was asked for, declined or withdrawn: its request. */
export function requestIn(after: unknown): string | null {
  const read = requestSchema.safeParse(after)
  return read.success ? read.data.request : null
}
