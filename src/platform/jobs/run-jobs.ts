/**
 * Runs what is due. Any number of processes may do so on one database: each job of an authority is run by one at a time,
 * because it is taken with a lease that the others see. A process that dies keeps nothing: its lease ends by itself.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type AuthorityId, newToken } from '../ids.ts'
import { type Job, type JobContext, laterBy } from './job.ts'
import { type ClaimedJob, claimDueJob, enterJobs, releaseJob, renewLease } from './store.ts'

const leaseSeconds = 60
const pollSeconds = 10

export type Ran = { authority: AuthorityId; name: string; fault: string | null }

/** Runs each job that is due now, once, one after another. */
export async function runDueJobs(
  context: JobContext,
  jobs: readonly Job[],
  stop: AbortSignal = new AbortController().signal,
): Promise<Ran[]> {
  const { db, clock } = context
  const names = jobs.map(({ name }) => name)
  const runner = newToken()
  await enterJobs(db, names, clock.now())
  // One that comes again within this run waits for the next: otherwise a run might never end.
  const until = clock.now()
  const ran: Ran[] = []
  while (!stop.aborted) {
    const claim = { names, runner, now: until, leaseUntil: laterBy(clock.now(), leaseSeconds) }
    const claimed = await claimDueJob(db, claim)
    const job = jobs.find(({ name }) => name === claimed?.name)
    if (claimed === null || job === undefined) break
    ran.push(await runClaimed(context, job, claimed, runner, stop))
  }
  return ran
}

async function runClaimed(context: JobContext, job: Job, claimed: ClaimedJob, runner: string, stop: AbortSignal) {
  const { db, clock } = context
  const { authority, name } = claimed
  const lease = keepLease(context, claimed, runner)
  const fault = await job.run({ authority, stop: AbortSignal.any([stop, lease.lost]) }).then(
    () => null,
    (error: unknown) => logFault(context, claimed, error),
  )
  await lease.end()
  const now = clock.now()
  const next = fault === null ? job.next(now) : laterBy(now, retrySeconds(claimed.failures))
  await releaseJob(db, claimed, { runner, now, next, fault })
  return { authority, name, fault }
}

/** One minute after the first fault, then two, four …, an hour at most. */
function retrySeconds(failures: number): number {
  return Math.min(60 * 2 ** failures, 3600)
}

function logFault({ log }: JobContext, { authority, name }: ClaimedJob, error: unknown): string {
  const id = newToken()
  log.error({ err: error, id, authority, job: name }, 'a job failed')
  return id
}

/** Holds the lease while the job runs, and says when it is lost: then the job must stop, for another may have begun. */
function keepLease({ db, clock, log }: JobContext, job: ClaimedJob, runner: string) {
  const lost = new AbortController()
  const ended = new AbortController()
  const renewing = (async () => {
    while (!ended.signal.aborted) {
      await wait((leaseSeconds / 3) * 1000, undefined, { signal: ended.signal, ref: false })
      if (!(await renewLease(db, job, runner, laterBy(clock.now(), leaseSeconds)))) lost.abort()
    }
  })().catch((error: unknown) => {
    if (ended.signal.aborted) return
    log.error({ err: error, job: job.name }, 'a lease could not be renewed')
    lost.abort()
  })
  const end = () => {
    ended.abort()
    return renewing
  }
  return { lost: lost.signal, end }
}

export type RunningJobs = { /** Waits for the run that is under way to come to a good place. */ stop(): Promise<void> }

/** Looks every few seconds for what is due, until it is stopped. A database that is away is asked again. */
export function startJobs(context: JobContext, jobs: readonly Job[], seconds: number = pollSeconds): RunningJobs {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runDueJobs(context, jobs, stopping.signal).catch((error: unknown) => {
        context.log.error({ err: error }, 'jobs could not be looked for')
      })
      await wait(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  const stop = () => {
    stopping.abort()
    return running
  }
  return { stop }
}
