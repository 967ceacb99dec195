/** The calendar of the person whose secret address was asked for. */
import { listPlans } from '../../plans/store/list-plans.ts'
import { ownActionIds } from '../../plans/updates/views/own-actions.ts'
import { holdPlan, indexOn } from '../../plans/views/held-plan.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { Account } from '../accounts/account.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import { may } from '../permissions.ts'
import { listPosts } from '../posts/posts.ts'
import type { Services } from '../route.ts'
import { calendarFile } from './calendar-file.ts'
import { whoIs } from './gather.ts'
import { type CalendarPlan, calendarOf } from './rules/calendar-events.ts'
import { selectFeedOwner, selectRevisions } from './store/calendar-feed.ts'

type Reading = Pick<Services, 'db' | 'clock' | 'config'>

/** @returns the file; null for an address that shows nothing: never made, made anew, or its person gone */
export async function calendarAt(services: Reading, key: string): Promise<string | null> {
  const owner = await selectFeedOwner(services.db, key)
  if (owner === null) return null
  const account = (await listAccounts(services.db, owner.authority)).find(({ id }) => id === owner.account)
  if (account === undefined || account.state === 'closed') return null
  return calendarFor(services, owner.authority, account)
}

async function calendarFor({ db, clock, config }: Reading, authority: AuthorityId, account: Account): Promise<string> {
  const who = whoIs(authority, account)
  const posts = await listPosts(db, authority)
  const open = (await listPlans(db, authority)).filter(({ id }) => may(who, 'read plans', { plan: id }))
  const plans = await Promise.all(
    open.map(async ({ id }): Promise<CalendarPlan> => {
      const index = indexOn(await holdPlan(db, authority, id), clock.today())
      const actions = await selectRevisions(db, authority, id, 'action')
      const risks = await selectRevisions(db, authority, id, 'risk')
      return { id, index, own: ownActionIds(who, posts, index), revisions: { actions, risks } }
    }),
  )
  const events = plans.flatMap((plan) =>
    calendarOf(plan, posts, account.id).map((event) => ({ ...event, plan: plan.id })),
  )
  return calendarFile(events, { url: config.url, stamp: clock.now() })
}
