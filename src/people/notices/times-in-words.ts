/** Times as the pages of reminders say them. Pure. */
import { wallTime } from '../../platform/calendar/when.ts'
import { dateInWords } from '../../ui/words.ts'
import type { Reminders } from './rules/settings.ts'

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `8 am`, `12 noon`, `midnight`. */
export function hourInWords(hour: number): string {
  if (hour === 0) return 'midnight'
  if (hour === 12) return '12 noon'
  return hour < 12 ? `${hour} am` : `${hour - 12} pm`
}

/** `Monday 30 November 2026 at 8 am`, in England. */
export function momentInWords(moment: string): string {
  const { day, hour, minute } = wallTime(moment)
  const name = weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]
  const at = minute === 0 ? hourInWords(hour) : `${hour}:${String(minute).padStart(2, '0')}`
  return `${name} ${dateInWords(day)} at ${at}`
}

/** `26 November 2026, 14:05`, for tables. */
export function momentInShort(moment: string): string {
  const { day, hour, minute } = wallTime(moment)
  return `${dateInWords(day)}, ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `once a week`, as in a sentence. */
export const oftenWords = {
  off: 'never',
  daily: 'every working day',
  weekly: 'once a week',
  monthly: 'once a month',
} as const satisfies Record<Reminders['often'], string>
