/** How often a person is reminded, and when never; and what an authority has settled for everybody. */
import type { QuietHours, Recurring } from '../../../platform/calendar/when.ts'

export const oftens = ['off', 'daily', 'weekly', 'monthly'] as const
export type Often = (typeof oftens)[number]

/** From a day to a day, both included. `deputy` is an account that is told meanwhile. */
export type Away = { from: string; until: string; deputy: string | null }

export type Reminders = {
  often: Often
  /** 1 is Monday; for `weekly`. */
  weekday: number
  /** Day of the month, its last where it has no such day; for `monthly`. */
  day: number
  /** On the wall in England. */
  hour: number
  quiet: QuietHours | null
  away: Away | null
}

export type ReminderRules = {
  /** False: nobody is sent anything. */
  on: boolean
  /** For whoever has chosen nothing. */
  often: Often
  hour: number
  /** The day of each month by which word of every action is expected. */
  updateDay: number
  /** Working days without word of an overdue action, after which whoever answers for it is told; null: never. */
  escalateAfter: number | null
}

export const usualRules: ReminderRules = { on: true, often: 'weekly', hour: 8, updateDay: 20, escalateAfter: 10 }

/** What holds for somebody who has chosen nothing: Monday, or the first of the month, and never in the evening or at night. */
export function usualReminders({ often, hour }: ReminderRules): Reminders {
  return { often, weekday: 1, day: 1, hour, quiet: quietAround(hour), away: null }
}

/** From seven in the evening to seven in the morning, unless the hour itself lies in there. */
function quietAround(hour: number): QuietHours | null {
  return hour >= 7 && hour < 19 ? { from: 19, until: 7 } : null
}

/** When the digest comes; null for never. */
export function whenReminded({ often, weekday, day, hour }: Reminders): Recurring | null {
  if (often === 'off') return null
  if (often === 'daily') return { every: 'day', hour }
  return often === 'weekly' ? { every: 'week', weekday, hour } : { every: 'month', day, hour }
}

export function isAway({ away }: Pick<Reminders, 'away'>, day: string): boolean {
  return away !== null && day >= away.from && day <= away.until
}

/** Days that a digest looks ahead: until the next one, and a little over. */
export const daysAhead = { daily: 7, weekly: 14, monthly: 38 } as const satisfies Record<Exclude<Often, 'off'>, number>
