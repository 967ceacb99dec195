/** Which actions a reader leads, and which they may say something of. */
import { may, type Who } from '../../../people/permissions.ts'
import { actionIdsOf, listPosts, type Post } from '../../../people/posts/posts.ts'
import type { Asked } from '../../../people/route.ts'
import type { Action } from '../../plan.ts'
import { type PlanIndex, themeIdOfAction } from '../../rules/index.ts'
import type { HeldPlan } from '../../views/held-plan.ts'
import { type Belonging, uncontrolled } from '../rules/moves.ts'

/** Ids of the actions led by a post that the reader holds on the day of the index. Without an account: none. */
export function ownActionIds(who: Who, posts: readonly Post[], index: PlanIndex): Set<string> {
  return who.account === null ? new Set() : actionIdsOf(index, posts, who.account, index.asAt)
}

export type MayUpdate = (action: Action) => boolean

/** Any action where they may, of their own where they may; always within the limits of plan and theme. */
export function mayUpdateWith(who: Who, plan: string, index: PlanIndex, own: ReadonlySet<string>): MayUpdate {
  return (action) => {
    const at = { plan, theme: themeIdOfAction(index, action) }
    return may(who, 'update any action', at) || (own.has(action.id) && may(who, 'update own actions', at))
  }
}

/** Asked once for a page of a plan, answered for each action. */
export async function mayUpdate(
  { who, services }: Pick<Asked, 'who' | 'services'>,
  plan: string,
  index: PlanIndex,
): Promise<MayUpdate> {
  const posts = await listPosts(services.db, who.authority)
  return mayUpdateWith(who, plan, index, ownActionIds(who, posts, index))
}

/** What an update of theirs may say of whether this action belongs to the plan. */
export function belongingOf(who: Who, held: HeldPlan, index: PlanIndex, action: Action): Belonging {
  if (!held.controlled) return uncontrolled
  const at = { plan: held.stored.id, theme: themeIdOfAction(index, action) }
  return { withdraw: false, takeBack: may(who, 'edit plans', at) }
}
