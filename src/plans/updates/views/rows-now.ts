/** What is known of the actions that many rows name, over all their plans. */
import { may } from '../../../people/permissions.ts'
import { listPosts } from '../../../people/posts/posts.ts'
import type { Asked } from '../../../people/route.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { Action } from '../../plan.ts'
import { type PlanIndex, standingOf } from '../../rules/index.ts'
import { type HeldPlan, holdPlan, indexOn } from '../../views/held-plan.ts'
import type { Belonging } from '../rules/moves.ts'
import type { Row, RowNow } from '../rules/row.ts'
import { belongingOf, type MayUpdate, mayUpdateWith, ownActionIds } from './own-actions.ts'
import { saidOfAction, updatesOf } from './said-now.ts'

export type OpenPlan = {
  held: HeldPlan
  index: PlanIndex
  allowed: MayUpdate
  belonging: (action: Action) => Belonging
}
/** Plans that the reader may read, by id. */
export type OpenPlans = ReadonlyMap<string, OpenPlan>

async function openPlan({ services, who }: Asked, id: string): Promise<HeldPlan | null> {
  if (!may(who, 'read plans', { plan: id })) return null
  try {
    return await holdPlan(services.db, who.authority, id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Those of the plans that the reader may read, as they stand today. */
export async function openPlans(asked: Asked, ids: Iterable<string>): Promise<OpenPlans> {
  const { services, who } = asked
  const posts = await listPosts(services.db, who.authority)
  const plans = new Map<string, OpenPlan>()
  for (const id of new Set(ids)) {
    const held = await openPlan(asked, id)
    if (held === null) continue
    const index = indexOn(held, services.clock.today())
    const allowed = mayUpdateWith(who, id, index, ownActionIds(who, posts, index))
    plans.set(id, { held, index, allowed, belonging: (action) => belongingOf(who, held, index, action) })
  }
  return plans
}

/** The action a row names; undefined where there is none in what the reader may read. */
export function actionOfRow(plans: OpenPlans, row: Pick<Row, 'plan' | 'action'>): Action | undefined {
  return plans.get(row.plan)?.index.actions.get(row.action)
}

/** What is known of a row's action. A row that claims to have seen more than there is has seen what there is. */
export function rowNow(plans: OpenPlans, row: Row, by: string): RowNow | undefined {
  const plan = plans.get(row.plan)
  const action = plan?.index.actions.get(row.action)
  if (plan === undefined || action === undefined) return undefined
  const now = saidOfAction(plan.index, action, by, plan.belonging(action))
  const said = updatesOf(plan.held.plan, action.id)
  const since = said.slice(row.seen)
  if (since.length === 0) return { stood: now, now, since, allowed: plan.allowed(action) }
  const others = (plan.held.plan.updates ?? []).filter((update) => update.action !== action.id)
  const before = { ...plan.held.plan, updates: [...others, ...said.slice(0, row.seen)] }
  const standing = standingOf(before, action.id, plan.index.asAt)
  return { stood: { ...now, standing }, now, since, allowed: plan.allowed(action) }
}
