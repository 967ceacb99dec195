/** Notes and actions of clinics as they are kept. A note is never deleted, it is withdrawn with a reason. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { PlanEdit } from '../../plans/control/rules/edit.ts'
import { type Edited, editPart } from '../../plans/store/change-part.ts'
import type { Conflict, PlanChange } from '../../plans/store/plan-change.ts'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import { type AuthorityId, asPlanId, newToken } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { ChangeBy } from '../figures/extract-store.ts'

/** Whose clinic: `''` is the authority. */
export type ClinicOf = { unit: string; month: string }

const noteSchema = z
  .object({
    id: z.string(),
    unit: z.string(),
    month: z.string(),
    text: z.string(),
    written_by: z.string(),
    written_at: z.string(),
    withdrawn_by: z.string().nullable(),
    withdrawn_why: z.string().nullable(),
  })
  .transform(({ written_by, written_at, withdrawn_by, withdrawn_why, ...rest }) => ({
    ...rest,
    writtenBy: written_by,
    writtenAt: written_at,
    withdrawn: withdrawn_by === null ? null : { by: withdrawn_by, why: withdrawn_why ?? '' },
  }))
export type ClinicNote = z.infer<typeof noteSchema>

const actionSchema = z
  .object({
    id: z.string(),
    unit: z.string(),
    month: z.string(),
    plan: z.string().transform(asPlanId),
    action: z.string().nullable(),
    request: z.string().nullable(),
    request_state: z.string().nullable(),
    text: z.string(),
    decided_by: z.string(),
    decided_at: z.string(),
  })
  .transform(({ decided_by, decided_at, request_state, ...rest }) => ({
    ...rest,
    /** `asked`, `agreed` … for an action that waits for somebody to agree. */
    requestState: request_state,
    decidedBy: decided_by,
    decidedAt: decided_at,
  }))
export type ClinicAction = z.infer<typeof actionSchema>

const ofUnit = (unit: string | undefined) => (unit === undefined ? sql`true` : sql`unit = ${unit}`)

/** Newest month first, in it oldest note first; of every unit where none is named. */
export async function listClinicNotes(db: Database, authority: AuthorityId, unit?: string): Promise<ClinicNote[]> {
  const { rows } = await sql<object>`select id, unit, month, text, written_by, written_at, withdrawn_by, withdrawn_why
    from clinic_note where authority = ${authority} and ${ofUnit(unit)} order by month desc, id`.execute(db)
  return rows.map((row) => noteSchema.parse(row))
}

export async function listClinicActions(db: Database, authority: AuthorityId, unit?: string): Promise<ClinicAction[]> {
  const { rows } = await sql<object>`select c.id, c.unit, c.month, c.plan, c.action, c.request, c.text, c.decided_by,
      c.decided_at, r.state as request_state
    from clinic_action c left join change_request r
      on r.authority = c.authority and r.plan = c.plan and r.id = c.request
    where c.authority = ${authority} and ${ofUnit(unit)} order by c.month desc, c.id`.execute(db)
  return rows.map((row) => actionSchema.parse(row))
}

/** Adds a note to a clinic; several people may write in one. */
export async function writeClinicNote(db: Database, by: ChangeBy, { unit, month }: ClinicOf, text: string) {
  const id = newToken()
  const intent = { ...by, what: 'clinic note written', why: 'Said in a performance clinic', subject: id } as const
  return change<{ written: string }>(db, intent, async (transaction) => {
    const kept = storableText(text)
    await sql`insert into clinic_note (authority, id, unit, month, text, written_by, written_at)
      values (${by.authority}, ${id}, ${unit}, ${month}, ${kept}, ${by.who}, ${by.clock.now()})`.execute(transaction)
    return { result: { written: id }, after: { unit, month, text: kept } }
  })
}

/** @throws NotFound for a note that is not there, or was withdrawn already */
export async function withdrawClinicNote(db: Database, by: ChangeBy, id: string, why: string): Promise<void> {
  const intent = { ...by, what: 'clinic note withdrawn', why, subject: id } as const
  await change<true>(db, intent, async (transaction) => {
    const { rows } =
      await sql<object>`update clinic_note set withdrawn_by = ${by.who}, withdrawn_why = ${storableText(why)}
      where authority = ${by.authority} and id = ${id} and withdrawn_by is null returning text`.execute(transaction)
    const [row] = rows
    if (row === undefined) throw new NotFound('There is no such note, or it was withdrawn already.')
    return { result: true, before: row, after: { withdrawn: why } }
  })
}

/**
 * Puts an action that a clinic decided into the plan, or asks for it where the plan is under control; the clinic keeps
 * which it was, in the same transaction.
 */
export async function addClinicAction(
  db: Database,
  by: PlanChange,
  { unit, month }: ClinicOf,
  edit: Extract<PlanEdit, { do: 'add'; kind: 'action' }>,
  rights: { edit: boolean; ask: boolean },
): Promise<Edited | Conflict> {
  const also = async (transaction: ChangeTransaction, edited: Edited) => {
    const [action, request] = edited.done === 'saved' ? [edited.id, null] : [null, edited.request]
    await sql`insert into clinic_action (authority, id, unit, month, plan, action, request, text, decided_by, decided_at)
      values (${by.authority}, ${newToken()}, ${unit}, ${month}, ${by.plan}, ${action}, ${request},
        ${storableText(edit.part.text)}, ${by.who}, ${(by.clock ?? realClock).now()})`.execute(transaction)
  }
  return editPart(db, by, edit, { rights, also })
}
