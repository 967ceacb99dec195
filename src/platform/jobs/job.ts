/** What runs by the clock. A noun gives its jobs; `run-jobs.ts` runs what is due, each for every authority. */
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { AuthorityId } from '../ids.ts'
import type { Log } from '../log.ts'

export type Job = {
  /** Its name in the database, the same for ever. */
  name: string
  /** When it runs next, after a moment. Runs that were missed are made up by one. */
  next(after: string): string
  /** One run for one authority. Between two steps it looks at `stop`: the process ends, or the lease is lost. */
  run(at: { authority: AuthorityId; stop: AbortSignal }): Promise<void>
}

export type JobContext = { db: Database; clock: Clock; log: Log }

/** Runs again so many seconds after it ended. */
export function everySeconds(seconds: number): Job['next'] {
  return (after) => laterBy(after, seconds)
}

export function laterBy(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + Math.round(seconds * 1000)).toISOString()
}
