/** Proposals of every plan that nobody has decided yet. */
import type { Plan } from '../../../plans/plan.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { holdPlan } from '../../../plans/views/held-plan.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'
import { monthNumber } from '../rules/places.ts'
import { listTargets, type StoredTarget } from '../target-store.ts'
import { listDeclined } from './declined-store.ts'
import { type ProposedTarget, proposeTargets } from './rules/propose-targets.ts'

export type WaitingProposal = ProposedTarget & { plan: { id: PlanId; title: string } }

/** A plan's words are read once for each revision that is held in memory. */
const read = new WeakMap<Plan, readonly ProposedTarget[]>()

function proposalsOf(plan: Plan): readonly ProposedTarget[] {
  const known = read.get(plan) ?? proposeTargets(plan)
  read.set(plan, known)
  return known
}

/** In the order of the plans, the newest first, and of their documents. */
export async function listWaiting(db: Database, authority: AuthorityId): Promise<WaitingProposal[]> {
  const declined = await listDeclined(db, authority)
  const targets = [
    ...(await listTargets(db, authority, { unit: '' })),
    ...(await listTargets(db, authority, { unit: '', state: 'withdrawn' })),
  ]
  const found: WaitingProposal[] = []
  for (const { id, title } of await listPlans(db, authority)) {
    const { plan } = await holdPlan(db, authority, id)
    const waiting = proposalsOf(plan).filter((one) => !declined.get(id)?.has(one.key) && !isDecided(one, targets))
    found.push(...waiting.map((one) => ({ ...one, plan: { id, title } })))
  }
  return found
}

/** Something holds for that period, the same level was withdrawn, or the same words were taken on with what was missing. */
function isDecided(proposal: ProposedTarget, targets: readonly StoredTarget[]): boolean {
  const { indicator, base, period, value, words } = proposal
  return targets
    .filter((target) => target.indicator === indicator)
    .some((target) => {
      if (period === null) return target.words === words && target.value === value
      const same = target.base === base && monthNumber(target.period) === monthNumber(period)
      return same && (target.state === 'current' || target.value === value)
    })
}
