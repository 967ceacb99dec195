/** Links of indicators as the plan file holds them. */
import { z } from 'zod'
import { bases } from '../indicators/indicator.ts'
import { measuredKinds, measureStates } from './measure-link.ts'

const date = z.iso.date({ error: 'is not a real date written as YYYY-MM-DD' })

/** From a month to ten years. */
export const sustainSchema = z.int().min(1).max(120)

export const measureSchema = z.object({
  id: z.string().min(1),
  indicator: z.string().min(1),
  to: z.object({ kind: z.enum(measuredKinds), id: z.string().min(1) }),
  base: z.enum(bases),
  sustainFor: sustainSchema.optional(),
  state: z.enum(measureStates),
  words: z.string().default(''),
  note: z.string().optional(),
  by: z.string(),
  on: date,
})
