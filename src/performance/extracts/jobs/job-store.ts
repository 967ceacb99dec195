/**
 * Extracts on their way in, as rows: what was asked and what has become of it. The files are not here, and neither is a
 * word of them. Where a job stands is housekeeping and makes no entry in the record; the extract that it becomes does.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { storableText } from '../../../platform/database-values.ts'
import {
  type AuthorityId,
  asExtractId,
  asExtractJobId,
  type ExtractId,
  type ExtractJobId,
} from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'

const jobSchema = z.object({
  id: z.string().transform(asExtractJobId),
  state: z.enum(['waiting', 'reading', 'asks', 'computed', 'failed', 'cancelled', 'interrupted']),
  message: z.string(),
  cut: z.string(),
  /** First month as asked for. */
  from: z.string().nullable(),
  children: z.number().nullable(),
  files: z.number().int(),
  who: z.string(),
  extract: z.string().transform(asExtractId).nullable(),
  same: z.boolean(),
  created_at: z.string(),
})
export type ExtractJob = z.infer<typeof jobSchema>
export type JobState = ExtractJob['state']

const columns = sql`id, state, message, cut, "from", children, files, who, extract, same, created_at`
const open = sql`state in ('waiting', 'reading', 'asks')`

export type NewJob = Pick<ExtractJob, 'id' | 'cut' | 'from' | 'children' | 'files' | 'who'> & { now: string }

export async function insertJob(db: Database, authority: AuthorityId, job: NewJob): Promise<void> {
  const { id, cut, from, children, files, who, now } = job
  await sql`insert into extract_job (authority, id, state, cut, "from", children, files, who, created_at, updated_at)
    values (${authority}, ${id}, 'waiting', ${cut}, ${from}, ${children}, ${files}, ${who}, ${now}, ${now})`.execute(db)
}

/** @throws NotFound */
export async function selectJob(db: Database, authority: AuthorityId, id: ExtractJobId): Promise<ExtractJob> {
  const { rows } = await sql<object>`select ${columns} from extract_job
    where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such extract. It may belong to another authority.')
  return jobSchema.parse(rows[0])
}

/** Jobs that wait for the machine or for a person, the oldest first. */
export async function listOpenJobs(db: Database, authority: AuthorityId): Promise<ExtractJob[]> {
  const { rows } = await sql<object>`select ${columns} from extract_job where authority = ${authority} and ${open}
    order by created_at, id`.execute(db)
  return rows.map((row) => jobSchema.parse(row))
}

type Became = { state: Exclude<JobState, 'computed'>; message?: string; now: string }

/** @returns false where the job was over already: cancelled, or cut short by another start */
export async function moveJob(
  db: Database,
  authority: AuthorityId,
  id: ExtractJobId,
  { state, message = '', now }: Became,
): Promise<boolean> {
  const { rows } =
    await sql`update extract_job set state = ${state}, message = ${storableText(message)}, updated_at = ${now}
    where authority = ${authority} and id = ${id} and ${open} returning id`.execute(db)
  return rows.length > 0
}

/** In the transaction that keeps the extract, so that there is never the one without the other. Answers as `moveJob`. */
export async function completeJob(
  transaction: Database | ChangeTransaction,
  authority: AuthorityId,
  id: ExtractJobId,
  { extract, same, now }: { extract: ExtractId; same: boolean; now: string },
): Promise<boolean> {
  const { rows } = await sql`update extract_job set state = 'computed', extract = ${extract}, same = ${same},
      updated_at = ${now}
    where authority = ${authority} and id = ${id} and ${open} returning id`.execute(transaction)
  return rows.length > 0
}

/** For the start: what was on its way when the process ended is gone with its files. */
export async function interruptJobs(db: Database, now: string): Promise<number> {
  const { rows } = await sql`update extract_job set state = 'interrupted', updated_at = ${now}
    where ${open} returning id`.execute(db)
  return rows.length
}

const earlierSchema = z.object({ sha256: z.string(), id: z.string().transform(asExtractId) })
export type Earlier = z.infer<typeof earlierSchema>

/**
 * Extracts that were asked for in just this way, so that the same files are known by their hash before anything is
 * computed: those of jobs, and where a first month was asked for, those that the command line kept.
 */
export async function listAskedAlike(
  db: Database,
  authority: AuthorityId,
  { cut, from, children }: Pick<ExtractJob, 'cut' | 'from' | 'children'>,
): Promise<Earlier[]> {
  const just = sql`cut = ${cut} and "from" is not distinct from ${from} and children is not distinct from ${children}`
  const { rows } = await sql<object>`select sha256, id from extract where authority = ${authority} and (
    id in (select extract from extract_job where authority = ${authority} and extract is not null and not same and ${just})
    or (${from !== null} and ${just}))`.execute(db)
  return rows.map((row) => earlierSchema.parse(row))
}
