/** What runs by the clock for the list of open cases: it is not held for longer than it is of use. */
import { nextOccurrence } from '../../platform/calendar/when.ts'
import type { Job, JobContext } from '../../platform/jobs/job.ts'
import { letGoOldLists } from './open-case-store.ts'
import { letGoBefore } from './rules/age.ts'

export function openCaseJobs({ db, clock }: Pick<JobContext, 'db' | 'clock'>): Job[] {
  return [
    {
      name: 'let go of open cases',
      next: (after) => nextOccurrence({ every: 'day', hour: 4 }, after).at,
      run: ({ authority }) => letGoOldLists(db, { authority, who: 'Upturn', clock }, letGoBefore(clock.today())),
    },
  ]
}
