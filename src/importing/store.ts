/** Imports under way and done: a file handed in, what became of it, and the draft that waits to be made a plan. */
import { sql } from 'kysely'
import { z } from 'zod'
import { planSchema } from '../plans/plan-schema.ts'
import type { ChangeTransaction } from '../platform/change.ts'
import type { Database } from '../platform/database.ts'
import { jsonb, storableText } from '../platform/database-values.ts'
import {
  type AuthorityId,
  asAuthorityId,
  asDocumentId,
  asImportJobId,
  asPlanId,
  type DocumentId,
  type ImportJobId,
  newImportJobId,
  type PlanId,
} from '../platform/ids.ts'
import { NotFound } from '../platform/not-found.ts'

export const importStates = ['queued', 'reading', 'ready', 'failed', 'applied', 'discarded'] as const
export type ImportState = (typeof importStates)[number]

const conservationSchema = z.object({ share: z.number(), total: z.number(), missing: z.array(z.string()) })

const rowSchema = z
  .object({
    authority: z.string().transform(asAuthorityId),
    id: z.string().transform(asImportJobId),
    document: z.string().transform(asDocumentId),
    document_name: z.string(),
    title: z.string().nullable(),
    authority_name: z.string().nullable(),
    state: z.enum(importStates),
    progress: z.number(),
    message: z.string(),
    attempts: z.number().int(),
    draft: planSchema.nullable(),
    conservation: conservationSchema.nullable(),
    plan: z.string().transform(asPlanId).nullable(),
    for_plan: z.string().transform(asPlanId).nullable(),
    choices: z.unknown(),
    who: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .transform(({ document_name, authority_name, for_plan, created_at, updated_at, ...row }) => ({
    ...row,
    documentName: document_name,
    forPlan: for_plan,
    authorityName: authority_name,
    createdAt: created_at,
    updatedAt: updated_at,
  }))

/**
 * `progress` is 0 to 1; `message` says in a sentence what is being done, or why it failed; `draft` is there from `ready`
 * on; `plan` once it was applied. `title` and `authorityName` are what the person asked for, if anything. `forPlan` is the
 * plan that the file is a new version of, `choices` what a person chose of it (`reimport/choices-schema.ts`).
 */
export type ImportJob = z.infer<typeof rowSchema>

export type NewImportJob = {
  document: DocumentId
  title: string | null
  authorityName: string | null
  forPlan?: PlanId | null
  who: string
  now: string
}

export async function insertImportJob(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  job: NewImportJob,
): Promise<ImportJobId> {
  const id = newImportJobId()
  await sql`insert into import_job
      (authority, id, document, title, authority_name, for_plan, state, message, who, created_at, updated_at)
    values (${authority}, ${id}, ${job.document}, ${job.title}, ${job.authorityName}, ${job.forPlan ?? null}, 'queued',
      'Waiting to be read', ${job.who}, ${job.now}, ${job.now})`.execute(transaction)
  return id
}

const columns = sql`job.*, document.name as document_name
  from import_job job join document on document.authority = job.authority and document.id = job.document`

/** @throws NotFound */
export async function selectImportJob(db: Database, authority: AuthorityId, id: ImportJobId): Promise<ImportJob> {
  const { rows } = await sql`select ${columns} where job.authority = ${authority} and job.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such import. It may belong to another authority.')
  return rowSchema.parse(rows[0])
}

/** Imports that wait for the machine or for a person, newest first. Without their drafts, which can be long. */
export async function listOpenImports(db: Database, authority: AuthorityId): Promise<ImportJob[]> {
  const { rows } = await sql<object>`select ${columns}
    where job.authority = ${authority} and job.state in ('queued', 'reading', 'ready', 'failed')
    order by job.created_at desc, job.id desc limit 50`.execute(db)
  return rows.map((row) => rowSchema.parse({ ...row, draft: null }))
}

/** The same, locked until the change is over. @throws NotFound */
export async function lockImportJob(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  id: ImportJobId,
): Promise<ImportJob> {
  await sql`select from import_job where authority = ${authority} and id = ${id} for update`.execute(transaction)
  return selectImportJob(transaction, authority, id)
}

/** Jobs that were being read when a process ended wait again. For the start, before anything is read. */
export async function requeueReading(db: Database): Promise<void> {
  await sql`update import_job set state = 'queued', progress = 0 where state = 'reading'`.execute(db)
}

const claimedSchema = z.object({
  authority: z.string().transform(asAuthorityId),
  id: z.string().transform(asImportJobId),
  attempts: z.number().int(),
})
export type ClaimedJob = z.infer<typeof claimedSchema>

/** The next job to read, marked so that no other process takes it too; null where none waits. */
export async function claimImportJob(db: Database, now: string): Promise<ClaimedJob | null> {
  // Chosen first, by itself: inside the `where` of the update the choice may be made once for each row, and take many.
  const { rows } = await sql`with next as materialized (select authority, id from import_job where state = 'queued'
      order by created_at, id limit 1 for update skip locked)
    update import_job job set state = 'reading', attempts = attempts + 1, progress = 0,
      message = 'Reading the file', updated_at = ${now}
    from next where job.authority = next.authority and job.id = next.id
    returning job.authority, job.id, job.attempts`.execute(db)
  return rows[0] === undefined ? null : claimedSchema.parse(rows[0])
}

/** What a job has come to. Only while it is being read: a job discarded meanwhile stays so, and the answer is false. */
export async function saveReading(
  db: Database,
  job: ClaimedJob,
  to: {
    state?: 'ready' | 'failed'
    progress: number
    message: string
    draft?: unknown
    conservation?: unknown
    now: string
  },
): Promise<boolean> {
  const { rows } = await sql`update import_job set state = ${to.state ?? 'reading'}, progress = ${to.progress},
      message = ${storableText(to.message)}, updated_at = ${to.now},
      draft = ${to.draft === undefined ? null : jsonb(to.draft)},
      conservation = ${to.conservation === undefined ? null : jsonb(to.conservation)}
    where authority = ${job.authority} and id = ${job.id} and state = 'reading' and attempts = ${job.attempts}
    returning id`.execute(db)
  return rows.length > 0
}

/** The end of an import: made a plan, or put aside. The draft goes: a plan's own tables hold it now. */
export async function closeImportJob(
  transaction: ChangeTransaction,
  job: Pick<ImportJob, 'authority' | 'id'>,
  to: { state: 'applied'; plan: PlanId; now: string } | { state: 'discarded'; plan: null; now: string },
): Promise<void> {
  await sql`update import_job set state = ${to.state}, plan = ${to.plan}, draft = null, updated_at = ${to.now}
    where authority = ${job.authority} and id = ${job.id}`.execute(transaction)
}

/** Keeps what a person has chosen so far. It decides nothing, so it is no change of the plan. */
export async function saveChoices(
  db: Database,
  job: Pick<ImportJob, 'authority' | 'id'>,
  choices: unknown,
): Promise<void> {
  await sql`update import_job set choices = ${jsonb(choices)}
    where authority = ${job.authority} and id = ${job.id} and state = 'ready'`.execute(db)
}
