/** A re-run held against what was reported, in counts: what is kept of it. Nothing of a case is in it. */
import { z } from 'zod'
import { causeNames } from './rules/explain.ts'

const counted = z.object({ numerator: z.number(), denominator: z.number().nullable() }).nullable()

/** One indicator in one month that differs. The causes add up to what is now less what was. */
export const varianceMonthSchema = z.object({
  indicator: z.string(),
  month: z.string(),
  /** As reported; null where there was no figure. */
  was: counted,
  now: counted,
  causes: z.array(
    z.object({ cause: z.enum(causeNames), cases: z.number(), numerator: z.number(), denominator: z.number() }),
  ),
})
export type VarianceMonth = z.infer<typeof varianceMonthSchema>

/** How many cases of a team count otherwise; `''` is no team that is listed. */
export const varianceTeamSchema = z.object({
  indicator: z.string(),
  team: z.string(),
  cause: z.enum(causeNames),
  cases: z.number(),
})
export type VarianceTeam = z.infer<typeof varianceTeamSchema>

export type ComputedVariance = {
  /** The first and last month that both extracts know whole. */
  from: string
  to: string
  /** How many indicators were held against each other. */
  indicators: number
  months: VarianceMonth[]
  teams: VarianceTeam[]
}
