/** When each job runs next, and who runs it now. One row for each job of each authority. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database.ts'
import { type AuthorityId, asAuthorityId } from '../ids.ts'

const claimedSchema = z.object({
  authority: z.string().transform(asAuthorityId),
  name: z.string(),
  failures: z.number().int(),
})
/** A job that this runner holds, until its lease ends. */
export type ClaimedJob = z.infer<typeof claimedSchema>

/** A row for each authority: one that is new is due at once. */
export async function enterJobs(db: Database, names: readonly string[], now: string): Promise<void> {
  await sql`insert into job (authority, name, next_run_at)
    select authority.authority, listed.name, ${now}::timestamptz
      from authority, unnest(${textArray(names)}::text[]) as listed (name)
    on conflict do nothing`.execute(db)
}

/** One text for both engines: their drivers write lists differently. Names of jobs hold no quotes. */
const textArray = (names: readonly string[]) => `{${names.map((name) => `"${name}"`).join(',')}}`

/** The job that has been due for longest and is nobody's, taken until `leaseUntil`; null where none is due. */
export async function claimDueJob(
  db: Database,
  { names, runner, now, leaseUntil }: { names: readonly string[]; runner: string; now: string; leaseUntil: string },
): Promise<ClaimedJob | null> {
  // Chosen first, by itself: inside the `where` of the update the choice may be made once for each row, and take many.
  const { rows } = await sql`with next as materialized (select authority, name from job
      where next_run_at <= ${now} and (lease_until is null or lease_until <= ${now})
        and name = any(${textArray(names)}::text[])
      order by next_run_at, authority, name limit 1 for update skip locked)
    update job set lease_by = ${runner}, lease_until = ${leaseUntil} from next
    where job.authority = next.authority and job.name = next.name
    returning job.authority, job.name, job.failures`.execute(db)
  return rows[0] === undefined ? null : claimedSchema.parse(rows[0])
}

/** @returns false where the lease had ended and somebody else has the job */
export async function renewLease(db: Database, job: ClaimedJob, runner: string, leaseUntil: string): Promise<boolean> {
  const { rows } = await sql`update job set lease_until = ${leaseUntil}
    where authority = ${job.authority} and name = ${job.name} and lease_by = ${runner} returning name`.execute(db)
  return rows.length > 0
}

/** Gives the job back. `fault`: the id under which the log says why it failed; null where it worked. */
export async function releaseJob(
  db: Database,
  job: ClaimedJob,
  end: { runner: string; now: string; next: string; fault: string | null },
): Promise<void> {
  await sql`update job set lease_by = null, lease_until = null, next_run_at = ${end.next}, last_run_at = ${end.now},
      failures = ${end.fault === null ? 0 : job.failures + 1}, fault = ${end.fault}
    where authority = ${job.authority} and name = ${job.name} and lease_by = ${end.runner}`.execute(db)
}

const stateSchema = z
  .object({
    name: z.string(),
    next_run_at: z.string(),
    last_run_at: z.string().nullable(),
    failures: z.number().int(),
    fault: z.string().nullable(),
  })
  .transform(({ name, next_run_at, last_run_at, failures, fault }) => ({
    name,
    nextRunAt: next_run_at,
    lastRunAt: last_run_at,
    failures,
    fault,
  }))
export type JobState = z.infer<typeof stateSchema>

/** How the jobs of an authority are doing, by name. */
export async function listJobs(db: Database, authority: AuthorityId): Promise<JobState[]> {
  const { rows } = await sql<object>`select name, next_run_at, last_run_at, failures, fault from job
    where authority = ${authority} order by name`.execute(db)
  return rows.map((row) => stateSchema.parse(row))
}
