/**
 * When something that comes again comes next, by the clock on the wall in England. Pure: moments are ISO texts in UTC,
 * as the clock gives them, and nothing here asks what time it is.
 */
import { instantText } from '../clock.ts'
import { isWorkingDay, workingDayFrom } from './working-days.ts'

const zone = 'Europe/London'

/**
 * `hour`: 0 to 23 on the wall. `weekday`: 1 is Monday. `day`: 1 to 31; a month without it gives its last day.
 * A daily time skips days that are no working days; a weekly or monthly one moves to the next working day.
 */
export type Recurring =
  | { every: 'day'; hour: number }
  | { every: 'week'; weekday: number; hour: number }
  | { every: 'month'; day: number; hour: number }

/** `period` names the time by the day it belongs to before it was moved: the same for ever, so that it is done once. */
export type Occurrence = { at: string; period: string }

/** From an hour to an hour, on the wall; over midnight where the first is the later (18 to 8). Equal hours: never quiet. */
export type QuietHours = { from: number; until: number }

const onTheWall = (moment: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone)

/** The English day and hour of a moment. */
export function wallTime(moment: string): { day: string; hour: number; minute: number } {
  const wall = onTheWall(moment)
  return { day: wall.toPlainDate().toString(), hour: wall.hour, minute: wall.minute }
}

/**
 * The moment at which the clock shows this hour on this day. In the night when clocks go forward there is no 1 o'clock: it
 * is 2 then. When they go back there are two: the first is meant.
 */
export function momentAt(day: string, hour: number): string {
  const wall = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } })
  return instantText(wall.toInstant())
}

/** The day, if any, that a recurring time has in the span that begins on `day`: that day, its week or its month. */
function nominalDay(rule: Recurring, day: Temporal.PlainDate): Temporal.PlainDate {
  if (rule.every === 'day') return day
  if (rule.every === 'week') return day.add({ days: rule.weekday - day.dayOfWeek })
  return day.with({ day: Math.min(rule.day, day.daysInMonth) })
}

function occurrenceOn(rule: Recurring, nominal: Temporal.PlainDate): Occurrence | null {
  const period = nominal.toString()
  if (rule.every === 'day' && !isWorkingDay(period)) return null
  return { at: momentAt(workingDayFrom(period), rule.hour), period }
}

/** Spans far enough on each side that a moved day and a run of holidays are within them. */
const spans = {
  day: { unit: 'days', reach: 14 },
  week: { unit: 'weeks', reach: 3 },
  month: { unit: 'months', reach: 2 },
}

function near(rule: Recurring, moment: string): Occurrence[] {
  const today = onTheWall(moment).toPlainDate()
  const { unit, reach } = spans[rule.every]
  const found: Occurrence[] = []
  for (let step = -reach; step <= reach; step += 1) {
    const occurrence = occurrenceOn(rule, nominalDay(rule, today.add({ [unit]: step })))
    if (occurrence) found.push(occurrence)
  }
  return found
}

/** The first time after a moment. */
export function nextOccurrence(rule: Recurring, after: string): Occurrence {
  const next = near(rule, after).find(({ at }) => at > after)
  if (next === undefined) throw new Error(`Nothing comes again within ${spans[rule.every].reach} ${rule.every}s.`)
  return next
}

/** The last time at or before a moment: what should have been done by now. */
export function latestOccurrence(rule: Recurring, until: string): Occurrence {
  const latest = near(rule, until).findLast(({ at }) => at <= until)
  if (latest === undefined) throw new Error(`Nothing came within ${spans[rule.every].reach} ${rule.every}s.`)
  return latest
}

export function isQuiet(moment: string, quiet: QuietHours | null): boolean {
  if (quiet === null || quiet.from === quiet.until) return false
  const { hour } = wallTime(moment)
  return quiet.from < quiet.until ? hour >= quiet.from && hour < quiet.until : hour >= quiet.from || hour < quiet.until
}

/** The moment itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(moment: string, quiet: QuietHours | null): string {
  if (quiet === null || !isQuiet(moment, quiet)) return moment
  const { day, hour } = wallTime(moment)
  const end = momentAt(day, quiet.until)
  return hour < quiet.until && end > moment
    ? end
    : momentAt(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), quiet.until)
}
