/** What runs by the clock for reminders, and for the links that they are full of. */
import { nextOccurrence } from '../../platform/calendar/when.ts'
import { everySeconds, type Job, laterBy } from '../../platform/jobs/job.ts'
import { sendWaiting } from '../../platform/mail/send-waiting.ts'
import type { Services } from '../route.ts'
import { forgetLinks } from '../sign-in/one-time-link.ts'
import { passOn } from './pass-on.ts'
import { prepareMessage } from './send.ts'
import { writeDigests } from './write-digests.ts'

/** `digests` looks often, because everybody has an hour of their own; what is due is asked of the calendar. */
export function noticeJobs(services: Pick<Services, 'db' | 'config' | 'clock' | 'log' | 'mail'>): Job[] {
  return [
    {
      name: 'pass on',
      next: (after) => nextOccurrence({ every: 'day', hour: 7 }, after).at,
      async run({ authority, stop }) {
        await passOn(services, authority, stop)
      },
    },
    {
      name: 'digests',
      next: everySeconds(120),
      async run({ authority, stop }) {
        await writeDigests(services, authority, stop)
      },
    },
    {
      name: 'forget links',
      next: (after) => nextOccurrence({ every: 'day', hour: 4 }, after).at,
      // Those of all authorities: a link belongs to an account. Doing it twice does nothing.
      run: () => forgetLinks(services.db, laterBy(services.clock.now(), -30 * 24 * 60 * 60)),
    },
    {
      name: 'send mail',
      next: everySeconds(20),
      async run({ authority, stop }) {
        await sendWaiting(services, authority, (message) => prepareMessage(services, message), stop)
      },
    },
  ]
}
