/** The links of a plan's indicators as a person sees them: what was decided, and what the words propose beside it. */
import type { Plan } from '../../plans/plan.ts'
import type { Revisions } from '../../plans/store/select-plan.ts'
import type { MeasureLink, MeasureState } from './measure-link.ts'
import { type Proposal, proposalsOf } from './rules/propose.ts'

export type DecidedMeasure = MeasureLink & { /** What a form hands back. */ revision: number }

export type PlanMeasures = {
  proposals: readonly Proposal[]
  decided: Record<MeasureState, DecidedMeasure[]>
}

/** Reading every word of a plan takes a moment, so it is done once for each. */
const read = new WeakMap<Plan, readonly Proposal[]>()

export function measuresOf(plan: Plan, revisions: Revisions): PlanMeasures {
  const proposals = read.get(plan) ?? proposalsOf(plan)
  read.set(plan, proposals)
  const decided = (plan.measures ?? []).map((link) => ({ ...link, revision: revisions[link.id] ?? 1 }))
  const of = (state: MeasureState) => decided.filter((link) => link.state === state)
  return {
    proposals,
    decided: { confirmed: of('confirmed'), declined: of('declined'), withdrawn: of('withdrawn') },
  }
}
