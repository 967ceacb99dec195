/** One part of a plan, without the whole of it. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Part, PartKind } from '../control/rules/part.ts'
import { partSchema } from '../control/rules/recorded-edit.ts'
import { partOfRow } from './plan-rows.ts'

type Reader = Database | ChangeTransaction
type Of = { authority: AuthorityId; plan: PlanId }
type Row = Record<string, unknown>

/** @throws NotFound */
export async function selectPart(db: Reader, of: Of, kind: PartKind, id: string): Promise<Part> {
  return (await selectRevisedPart(db, of, kind, id)).part
}

/** With its revision, for a form. @throws NotFound */
export async function selectRevisedPart(db: Reader, of: Of, kind: PartKind, id: string) {
  const { rows } = await sql<Row>`select * from ${sql.table(kind)}
    where authority = ${of.authority} and plan = ${of.plan} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound(`There is no ${kind} ${id} in this plan.`)
  return { part: partOf(kind, rows[0]), revision: z.object({ revision: z.number().int() }).parse(rows[0]).revision }
}

/** The part as it was at a former revision: what a form was shown. Null where that is not known. */
export async function selectFormerPart(
  db: Reader,
  of: Of,
  kind: PartKind,
  id: string,
  revision: number,
): Promise<Part | null> {
  const { rows } = await sql<{ state: Row }>`select state from part_history
    where authority = ${of.authority} and plan = ${of.plan} and part = ${kind} and id = ${id}
      and (state ->> 'revision')::int = ${revision} limit 1`.execute(db)
  return rows[0] === undefined ? null : partOf(kind, rows[0].state)
}

function partOf(kind: PartKind, row: Row): Part {
  return partSchema.parse({ kind, part: partOfRow(row, ['due', 'deadline_kind', 'by_due', 'by_kind']) })
}
