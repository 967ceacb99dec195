/** A doubt that a person has looked at, kept with who, when and why: nothing is deleted. */
import { z } from 'zod'
import type { Doubt } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { partOfRow } from './plan-rows.ts'

/** `superseded`: not looked at by anybody; a new version of the document replaced the words it was about. */
export const decisions = ['accepted', 'corrected', 'split', 'superseded'] as const
export type Decision = (typeof decisions)[number]

export type DecidedDoubt = Doubt & { decision: Decision; decidedBy: string; decidedOn: string; decidedNote: string }

const decidedSchema = z
  .object({
    state: z.enum(decisions),
    decided_by: z.string(),
    decided_on: z.string(),
    decided_note: z.string().nullable(),
  })
  .transform((row) => ({
    decision: row.state,
    decidedBy: row.decided_by,
    decidedOn: row.decided_on,
    decidedNote: row.decided_note ?? '',
  }))

const doubtSchema = planSchema.shape.doubts.unwrap().element

export function decidedDoubtOf(row: Record<string, unknown>): DecidedDoubt {
  return { ...doubtSchema.parse(partOfRow(row)), ...decidedSchema.parse(row) }
}
