/** What is done on the page of one's own reminders, and the calendar that it gives the address of. */
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { listAccounts } from '../../accounts/list-accounts.ts'
import type { Asked, Route } from '../../route.ts'
import { calendarAt } from '../calendar.ts'
import { readReminders } from '../reminders-form.ts'
import { makeFeed, selectFeedMade } from '../store/calendar-feed.ts'
import { type SettledBy, saveReminders, selectReminders, selectRules } from '../store/reminders.ts'
import { MyRemindersPage, type MyRemindersProps } from './my-reminders-page.tsx'
import { NoAccountPage } from './no-account-page.tsx'

type Own = { asked: Asked; account: string }

/** Whoever sits at the machine without an account has no reminders to choose. */
function withAccount(handler: (own: Own) => Promise<Response>): Route['handler'] {
  return (asked) => {
    const { account } = asked.who
    return account === null ? sendPage(asked.c, <NoAccountPage />) : handler({ asked, account })
  }
}

export function settledBy({ services, who }: Asked, why: string): SettledBy {
  return { authority: asAuthorityId(who.authority), who: who.name, account: who.account, why, clock: services.clock }
}

async function propsOf({ asked, account }: Own): Promise<MyRemindersProps> {
  const { services, who } = asked
  const { db, clock, mail } = services
  const authority = asAuthorityId(who.authority)
  const rules = await selectRules(db, authority)
  const everybody = await listAccounts(db, authority)
  return {
    reminders: await selectReminders(db, authority, account, rules),
    now: clock.now(),
    today: clock.today(),
    sent: mail.kind === 'none' ? 'no mail' : rules.on ? 'yes' : 'turned off',
    people: everybody
      .filter(({ id, state }) => id !== account && state === 'active')
      .map(({ id, name }) => ({ id, name })),
    feedMade: await selectFeedMade(db, authority, account),
  }
}

async function show(own: Own): Promise<Response> {
  const saved = own.asked.c.req.query('saved') !== undefined
  return sendPage(own.asked.c, <MyRemindersPage {...(await propsOf(own))} saved={saved} />)
}

async function save(own: Own): Promise<Response> {
  const { asked, account } = own
  const { c, services } = asked
  const props = await propsOf(own)
  const typed = new URLSearchParams(await c.req.text())
  const deputies = new Set(props.people.map(({ id }) => id))
  const { value, problems } = readReminders(typed, { today: props.today, deputies })
  if (value === null) return sendPage(c, <MyRemindersPage {...props} typed={typed} problems={problems} />, 422)
  const by = settledBy(asked, 'Chosen on the page of their own reminders')
  const answer = await saveReminders(services.db, by, account, Number(typed.get('revision')), value)
  if ('conflict' in answer) {
    return sendPage(c, <MyRemindersPage {...props} typed={typed} conflict={answer.conflict} />, 409)
  }
  return goTo(c, `${addresses.reminders()}?saved=1`)
}

/** The answer holds the address, so it is the page itself and no way on: the address is kept nowhere. */
async function makeCalendar(own: Own): Promise<Response> {
  const { asked, account } = own
  const by = settledBy(asked, 'A calendar address was asked for')
  const key = await makeFeed(asked.services.db, by, account)
  const feed = `${asked.services.config.url}${addresses.calendar(key)}`
  return sendPage(asked.c, <MyRemindersPage {...(await propsOf(own))} feed={feed} />)
}

async function sendCalendar({ c, services }: Asked): Promise<Response> {
  const file = await calendarAt(services, c.req.query('key') ?? '')
  if (file === null) return c.notFound()
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="upturn.ics"',
  })
}

export const myReminderRoutes: readonly Route[] = [
  { method: 'get', path: '/me/reminders', permission: 'see own work', handler: withAccount(show) },
  { method: 'post', path: '/me/reminders', permission: 'see own work', handler: withAccount(save) },
  { method: 'post', path: '/me/reminders/calendar', permission: 'see own work', handler: withAccount(makeCalendar) },
  // The key in the address says who may read it: a calendar program signs in nowhere.
  { method: 'get', path: '/calendar.ics', permission: 'read about Upturn', handler: sendCalendar },
]
