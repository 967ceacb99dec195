/** The versions of a plan, read. What is done with them is in `version-steps.ts`. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { Person } from '../rules/same-person.ts'
import { isUnderControl, type VersionFacts, versionStates } from '../rules/version-states.ts'

/** `on` null: printed in a document without a day, or without a signature. */
const approvalSchema = z.object({
  name: z.string(),
  account: z.string().nullable(),
  capacity: z.string(),
  on: z.iso.date().nullable(),
  note: z.string(),
})
const issueSchema = z.object({ name: z.string(), capacity: z.string(), on: z.iso.date().nullable() })
const returnSchema = z.object({ name: z.string(), on: z.iso.date(), why: z.string() })

export type Approval = z.infer<typeof approvalSchema>
export type Issue = z.infer<typeof issueSchema>
export type Return = z.infer<typeof returnSchema>

const rowSchema = z
  .object({
    id: z.string(),
    position: z.number().int(),
    revision: z.number().int(),
    label: z.string(),
    state: z.enum(versionStates),
    printed_status: z.string().nullable(),
    on: z.string().nullable(),
    author: z.string(),
    author_account: z.string().nullable(),
    put_forward_by: z.string().nullable(),
    put_forward_account: z.string().nullable(),
    summary: z.string(),
    sequence: z.number().int().nullable(),
    approvals: z.array(approvalSchema),
    distribution: z.array(issueSchema),
    returns: z.array(returnSchema),
  })
  .transform(({ printed_status, author_account, put_forward_by, put_forward_account, author, ...row }) => ({
    ...row,
    printedStatus: printed_status,
    author: { name: author, account: author_account } satisfies Person,
    putForwardBy:
      put_forward_by === null ? null : ({ name: put_forward_by, account: put_forward_account } satisfies Person),
  }))

/**
 * One version of a plan. `on`: the day it was approved, or else put forward, prepared or printed. `sequence`: the change after
 * which the plan was as this version has it; null for one that Upturn never held the words of. `returns`: when it was sent
 * back, by whom and why.
 */
export type PlanVersion = z.output<typeof rowSchema>

type Reader = Database | ChangeTransaction

/** Oldest first. */
export async function listVersions(db: Reader, authority: AuthorityId, plan: PlanId): Promise<PlanVersion[]> {
  const { rows } = await sql`select * from plan_version
    where authority = ${authority} and plan = ${plan} order by position`.execute(db)
  return rows.map((row) => rowSchema.parse(row))
}

/** @throws NotFound */
export async function selectVersion(
  db: Reader,
  authority: AuthorityId,
  plan: PlanId,
  id: string,
): Promise<PlanVersion> {
  const { rows } = await sql`select * from plan_version
    where authority = ${authority} and plan = ${plan} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('This plan has no such version.')
  return rowSchema.parse(rows[0])
}

/** Whether what the plan says is changed by request only. */
export async function isPlanUnderControl(db: Reader, authority: AuthorityId, plan: PlanId): Promise<boolean> {
  const { rows } = await sql`select state from plan_version
    where authority = ${authority} and plan = ${plan}`.execute(db)
  return isUnderControl(rows.map((row) => z.object({ state: z.enum(versionStates) }).parse(row)))
}

/** What the rules ask of a version. */
export function factsOf({ label, state, author, putForwardBy, approvals }: PlanVersion): VersionFacts {
  return { label, state, authors: putForwardBy === null ? [author] : [author, putForwardBy], approvers: approvals }
}
