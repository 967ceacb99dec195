/** Whether somebody's digest is due now. Pure: asked every few minutes, answers the same until it is marked as done. */
import { latestOccurrence, wallTime } from '../../../platform/calendar/when.ts'
import { isAway, type ReminderRules, type Reminders, whenReminded } from './settings.ts'

export type DigestDue =
  /** `to` is the person's account, or their deputy's while they are away. */
  | { what: 'digest'; period: string; to: string }
  /** Nothing is sent this time, and it is not made up later: away without a deputy, too late, or seen for the first time. */
  | { what: 'skip'; period: string }

/** Hours for which a digest that was missed (the server was off) is still made up. Later the next one is near. */
const hoursOfGrace = { daily: 10, weekly: 48, monthly: 120 } as const

/**
 * @param last the period that was last marked as done; null for somebody who is seen for the first time, who begins with
 *   the next one: nobody is sent what was due before they were known
 * @param changedAt when they chose these times, null for never: a time that had passed by then is not made up
 */
export function digestDue(
  account: string,
  {
    reminders,
    rules,
    changedAt,
    last,
    now,
  }: { reminders: Reminders; rules: ReminderRules; changedAt: string | null; last: string | null; now: string },
): DigestDue | null {
  const when = whenReminded(reminders)
  if (!rules.on || when === null || reminders.often === 'off') return null
  const { at, period } = latestOccurrence(when, now)
  // Not before either: whoever changes from daily to weekly is not sent last Monday's.
  if (last !== null && period <= last) return null
  const late = Date.parse(now) - Date.parse(at) > hoursOfGrace[reminders.often] * 3_600_000
  if (last === null || late || (changedAt !== null && changedAt > at)) return { what: 'skip', period }
  if (!isAway(reminders, wallTime(now).day)) return { what: 'digest', period, to: account }
  const deputy = reminders.away?.deputy ?? null
  return deputy === null ? { what: 'skip', period } : { what: 'digest', period, to: deputy }
}
