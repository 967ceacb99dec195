/** Who of an authority can be told something, and who is told instead of whom. */
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { Account } from '../accounts/account.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import { isAway, type ReminderRules } from './rules/settings.ts'
import { listReminders } from './store/reminders.ts'

export type People = Awaited<ReturnType<typeof peopleOf>>

/** Everybody with their settings. Somebody who was asked in and never came is told too: the link lets them in. */
export async function peopleOf(db: Database, authority: AuthorityId, rules: ReminderRules) {
  const accounts = (await listAccounts(db, authority)).filter(({ state }) => state !== 'closed')
  const reminders = await listReminders(db, authority, rules)
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return { all: accounts, byId, remindersOf: reminders.of }
}

/** The one who is told: the person, their deputy while they are away, or nobody. Whoever turned reminders off gets none. */
export function receiverOf({ byId, remindersOf }: People, account: string, today: string): Account | null {
  const own = byId.get(account)
  if (own === undefined || remindersOf(account).often === 'off') return null
  const reminders = remindersOf(account)
  if (!isAway(reminders, today)) return own
  const deputy = byId.get(reminders.away?.deputy ?? '')
  return deputy === undefined || remindersOf(deputy.id).often === 'off' ? null : deputy
}
