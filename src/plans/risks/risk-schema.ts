/** Risks and issues as the plan file holds them. */
import { z } from 'zod'
import { partSchema } from '../links/link-schema.ts'
import { proximities, riskKinds, riskStatuses } from './risk.ts'

const date = z.iso.date({ error: 'is not a real date written as YYYY-MM-DD' })
const grade = z.int().min(1).max(5)

export const riskSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(riskKinds),
  status: z.enum(riskStatuses).default('open'),
  title: z.string(),
  description: z.string().default(''),
  category: z.string().default('Other'),
  owner: z.string().default(''),
  likelihood: grade,
  impact: grade,
  target: z.object({ likelihood: grade, impact: grade }).optional(),
  proximity: z.enum(proximities).default('later'),
  mitigations: z
    .array(z.object({ text: z.string(), owner: z.string().default(''), due: date.optional(), done: date.optional() }))
    .default([]),
  threatens: z.array(partSchema).default([]),
  reviews: z
    .array(z.object({ on: date, by: z.string(), words: z.string(), likelihood: grade, impact: grade }))
    .default([]),
  openedOn: date,
  openedBy: z.string(),
  cameTrueOn: date.optional(),
  closedOn: date.optional(),
  closedWhy: z.string().optional(),
})
