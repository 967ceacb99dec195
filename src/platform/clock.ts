/** Where "today" and "now" come from: handed down, so that a test can stand on any day. */

export type Clock = {
  /** The calendar day in England, `YYYY-MM-DD`. */
  today(): string
  /** This moment, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  now(): string
}

/** Councils work by the English day, whatever zone the machine is set to. */
const zone = 'Europe/London'

export const realClock: Clock = {
  today: () => Temporal.Now.plainDateISO(zone).toString(),
  now: () => instantText(Temporal.Now.instant()),
}

/** A clock that stands still at noon of a day. */
export function fixedClock(day: string): Clock {
  const today = Temporal.PlainDate.from(day)
  const noon = today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
  return { today: () => today.toString(), now: () => instantText(noon) }
}

/** Milliseconds always, so that moments compare as text and come back from the database as they went in. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}
