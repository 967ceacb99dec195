/** Links and parts as the plan file holds them. */
import { z } from 'zod'
import { linkKinds, linkPlaces, linkStates, partKinds } from './link.ts'

const date = z.iso.date({ error: 'is not a real date written as YYYY-MM-DD' })

export const partSchema = z
  .object({ kind: z.enum(partKinds), id: z.string().min(1) })
  .meta({ id: 'Part', description: 'A part of the plan by its kind and id.' })

export const linkSchema = z.object({
  id: z.string().min(1),
  from: partSchema,
  to: partSchema.nullable().default(null),
  kind: z.enum(linkKinds),
  state: z.enum(linkStates).default('proposed'),
  words: z.string().default(''),
  place: z.enum(linkPlaces).optional(),
  note: z.string().optional(),
  by: z.string(),
  on: date,
})
