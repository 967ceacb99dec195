/** The actions that the reader leads, over every plan they may read, each with what it asks of them now. */
import { may } from '../../../people/permissions.ts'
import { listPosts } from '../../../people/posts/posts.ts'
import type { Asked } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import type { Action } from '../../plan.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { listPlans } from '../../store/list-plans.ts'
import { type HeldPlan, holdPlan, indexOn } from '../../views/held-plan.ts'
import { type Group, groupOf, groups, needsWord } from '../rules/attention.ts'
import { mayUpdateWith, ownActionIds } from './own-actions.ts'

export type MyAction = {
  held: HeldPlan
  index: PlanIndex
  action: Action
  group: Group
  needsWord: boolean
  /** Whether the reader may say something of it: the lead of a post may be somebody who only reads. */
  mayUpdate: boolean
}

/** Where there is no day, after those that have one. */
const whenDue = ({ action }: MyAction) => action.deadline.due ?? '9999'

/** In the order in which they should be done: by group, then by the day they are due, then as in the plan. */
export async function myWork(asked: Asked): Promise<MyAction[]> {
  const { services, who } = asked
  const plans = await listPlans(services.db, asAuthorityId(who.authority))
  const posts = await listPosts(services.db, who.authority)
  const readable = plans.filter(({ id }) => may(who, 'read plans', { plan: id }))
  const found: MyAction[] = []
  for (const { id } of readable) {
    const held = await holdPlan(services.db, who.authority, id)
    const index = indexOn(held, services.clock.today())
    const own = ownActionIds(who, posts, index)
    const allowed = mayUpdateWith(who, id, index, own)
    for (const action of held.plan.actions) {
      const group = own.has(action.id) ? groupOf(index, action) : null
      if (group === null) continue
      found.push({ held, index, action, group, needsWord: needsWord(index, action), mayUpdate: allowed(action) })
    }
  }
  return found.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || whenDue(a).localeCompare(whenDue(b)))
}

/** The next one that waits for a word of the reader's; null where none does. */
export function nextThatWaits(work: readonly MyAction[], besides: { plan: string; action: string }): MyAction | null {
  const waits = (one: MyAction) =>
    one.needsWord && one.mayUpdate && !(one.held.stored.id === besides.plan && one.action.id === besides.action)
  return work.find(waits) ?? null
}
