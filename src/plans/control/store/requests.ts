/** Requests for changes: asked, listed. How they are decided is in `decide-request.ts`. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../../platform/change.ts'
import { realClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb, storableText } from '../../../platform/database-values.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { PlanChange } from '../../store/plan-change.ts'
import { editSchema, type PlanEdit, subjectOf } from '../rules/edit.ts'
import { type Part, partKinds } from '../rules/part.ts'
import { partSchema } from '../rules/recorded-edit.ts'
import { requestStates } from '../rules/request-states.ts'
import type { Person } from '../rules/same-person.ts'

const rowSchema = z
  .object({
    id: z.string(),
    position: z.number().int(),
    revision: z.number().int(),
    state: z.enum(requestStates),
    kind: z.enum(partKinds),
    subject: z.string().nullable(),
    edit: editSchema,
    before: partSchema.nullable(),
    reason: z.string(),
    asked_by: z.string(),
    asked_account: z.string().nullable(),
    asked_on: z.string(),
    decided_by: z.string().nullable(),
    decided_account: z.string().nullable(),
    decided_on: z.string().nullable(),
    decided_note: z.string().nullable(),
  })
  .transform(
    ({ asked_by, asked_account, asked_on, decided_by, decided_account, decided_on, decided_note, ...row }) => ({
      ...row,
      askedBy: { name: asked_by, account: asked_account } satisfies Person,
      askedOn: asked_on,
      decided:
        decided_by === null
          ? null
          : { name: decided_by, account: decided_account, on: decided_on ?? '', note: decided_note ?? '' },
    }),
  )

/**
 * A change that somebody has asked for. `before`: the part as it was then, null where the request is to add one. `subject`:
 * id of the part; of the one it made, once a request to add one is agreed.
 */
export type ChangeRequest = z.output<typeof rowSchema>

type Reader = Database | ChangeTransaction

/** Newest first; with `state`, only those. */
export async function listRequests(
  db: Reader,
  authority: AuthorityId,
  plan: PlanId,
  { state = null }: { state?: ChangeRequest['state'] | null } = {},
): Promise<ChangeRequest[]> {
  const { rows } = await sql`select * from change_request
    where authority = ${authority} and plan = ${plan} and (${state}::text is null or state = ${state})
    order by position desc`.execute(db)
  return rows.map((row) => rowSchema.parse(row))
}

/** @throws NotFound */
export async function selectRequest(db: Reader, authority: AuthorityId, plan: PlanId, id: string) {
  const { rows } = await sql`select * from change_request
    where authority = ${authority} and plan = ${plan} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('This plan has no such request for a change.')
  return rowSchema.parse(rows[0])
}

/** Inside a change: keeps what is asked for, beside the part as it is now. Its reason is the change's own. */
export async function insertRequest(
  transaction: ChangeTransaction,
  by: PlanChange,
  edit: PlanEdit,
  before: Part | null,
): Promise<string> {
  const { rows } = await sql`select count(*)::int as count from change_request
    where authority = ${by.authority} and plan = ${by.plan}`.execute(transaction)
  const { count } = z.object({ count: z.number().int() }).parse(rows[0])
  const id = `c${count + 1}`
  await sql`insert into change_request
      (authority, plan, id, position, state, kind, subject, edit, before, reason, asked_by, asked_account, asked_on)
    values (${by.authority}, ${by.plan}, ${id}, ${count}, 'asked', ${edit.kind}, ${subjectOf(edit)}, ${jsonb(edit)},
      ${before === null ? null : jsonb(before)}, ${storableText(by.why)}, ${storableText(by.who)}, ${by.account ?? null},
      ${(by.clock ?? realClock).today()})`.execute(transaction)
  return id
}
