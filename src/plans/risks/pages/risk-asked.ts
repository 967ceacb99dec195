/** The risk that an address names. */
import type { Asked } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import type { Risk } from '../risk.ts'

export type RiskAsked = { held: HeldPlan; index: PlanIndex; risk: Risk }

/** @throws NotFound */
export async function riskAsked(asked: Asked): Promise<RiskAsked> {
  const { held, index } = await planAsked(asked)
  const id = asked.c.req.param('risk') ?? ''
  const risk = (held.plan.risks ?? []).find((one) => one.id === id)
  if (risk === undefined) throw new NotFound('The register has no such risk or issue on this day.')
  return { held, index, risk }
}
