/** A person's calendar as the text that calendar programs read (RFC 5545). */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addresses } from '../../ui/addresses.ts'
import type { CalendarEvent } from './rules/calendar-events.ts'

/** How often a program should ask again. */
const sixHours = 6 * 60 * 60

/**
 * @param url what addresses in it begin with
 * @param stamp when it was made, ISO in UTC
 */
export function calendarFile(
  events: readonly (CalendarEvent & { plan: string })[],
  { url, stamp }: { url: string; stamp: string },
): string {
  // The library writes the calendar's own name as it is: none of it may need escaping.
  const calendar = ical({
    name: 'Upturn actions',
    prodId: { company: 'Upturn', product: 'Actions', language: 'EN' },
    ttl: sixHours,
    // Not the library's own setting: with it the stamps would be in that zone, and they must be in UTC.
    x: { 'X-WR-TIMEZONE': 'Europe/London' },
  })
  const host = new URL(url).host
  for (const { uid, day, title, sequence, state, about, plan } of events) {
    const path = 'action' in about ? addresses.action(plan, about.action) : addresses.plan(plan)
    calendar.createEvent({
      id: `${uid}@${host}`,
      start: Temporal.PlainDate.from(day),
      allDay: true,
      summary: state === 'done' ? `Done: ${title}` : title,
      sequence,
      stamp: new Date(stamp),
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Nobody is busy all day because something is due.
      transparency: ICalEventTransparency.TRANSPARENT,
      url: `${url}${path}`,
    })
  }
  return `${calendar.toString()}\r\n`
}
