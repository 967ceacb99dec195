/** The bundled example measured, in a demonstration: what its words propose is linked and taken on by the invented people. */
import { listPlans } from '../../plans/store/list-plans.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { proposalsOf } from '../links/rules/propose.ts'
import { saveMeasure } from '../links/store.ts'
import { monthOfDay, monthsLater } from '../rules/periods.ts'
import { targetOf, whyTakenOn } from '../targets/reading/taken-on.ts'
import { listWaiting } from '../targets/reading/waiting.ts'
import { listTargets, saveTarget } from '../targets/target-store.ts'

/** Once: where the authority has no target yet. */
export async function ensureDemoMeasures(db: Database, clock: Clock, authority: AuthorityId): Promise<void> {
  const [plan, ...others] = (await listPlans(db, authority)).filter(({ status }) => status === 'current')
  if (plan === undefined || others.length > 0 || (await listTargets(db, authority, {})).length > 0) return
  await takeOnTargets(db, clock, authority)
  await linkIndicators(db, clock, authority, plan.id)
  await askMore(db, clock, authority, plan.id)
}

async function takeOnTargets(db: Database, clock: Clock, authority: AuthorityId): Promise<void> {
  for (const proposal of await listWaiting(db, authority)) {
    const target = targetOf(proposal)
    const by = { authority, who: 'Sam Iqbal', account: null, clock, why: whyTakenOn(proposal) }
    // Of two that the words give for one period the first one stands.
    if (target !== null) await saveTarget(db, by, target, 0)
  }
}

async function linkIndicators(db: Database, clock: Clock, authority: AuthorityId, id: PlanId): Promise<void> {
  const by = { authority, plan: id, who: 'Tom Wexcombe', account: null, why: 'The words of the plan say so', clock }
  const { plan } = await selectPlan(db, authority, id)
  for (const { id: link, indicator, to, base, words } of proposalsOf(plan))
    await saveMeasure(db, by, { id: link, indicator, to, base, words, state: 'confirmed' }, 0)
}

/**
 * What the words do not ask: a level by the month before last for a recommendation all of whose actions are delivered. High
 * enough to be missed, so that a demonstration shows what is said where all is done and nothing better.
 */
async function askMore(db: Database, clock: Clock, authority: AuthorityId, id: PlanId): Promise<void> {
  const { plan } = await selectPlan(db, authority, id)
  const recommendation = plan.recommendations.find(({ ref }) => ref === '2.1.2')
  if (recommendation === undefined) return
  const of = { indicator: 'Conferences in time', base: 'month' } as const
  const period = monthsLater(monthOfDay(clock.today()), -2)
  const why = 'Asked for by the chair when the last action was reported done'
  const words = 'Nineteen conferences in twenty within 15 working days'
  const level = { period, way: 'at least', value: 95, baselineBy: null, start: null } as const
  const by = { authority, who: 'Dame Helen Corrigan', account: null, clock, why }
  await saveTarget(db, by, { ...of, ...level, unit: '', words, plan: id, requirement: null }, 0)
  const to = { kind: 'recommendation', id: recommendation.id } as const
  await saveMeasure(db, { ...by, plan: id }, { ...of, to, words: '', note: why, state: 'confirmed' }, 0)
}
