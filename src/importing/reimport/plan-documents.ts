/** Every document that a plan has had, newest first, and what the newest of them printed. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Plan } from '../../plans/plan.ts'
import { planSchema } from '../../plans/plan-schema.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { type AuthorityId, asDocumentId, type DocumentId, type PlanId } from '../../platform/ids.ts'

const rowSchema = z
  .object({
    position: z.number().int(),
    document: z.string().transform(asDocumentId),
    name: z.string(),
    sha256: z.string(),
    label: z.string().nullable(),
    taken_at: z.string(),
    taken_by: z.string(),
    why: z.string(),
    sequence: z.number().int(),
  })
  .transform(({ taken_at: takenAt, taken_by: takenBy, ...row }) => ({ ...row, takenAt, takenBy }))

/** `label` as the document prints its version; `sequence` is the change that took it on. */
export type PlanDocument = z.infer<typeof rowSchema>

type Of = { authority: AuthorityId; plan: PlanId }

/** The plan as it came in: the change that made it. Null for a plan that came with no document. */
async function selectFirst(db: Database, { authority, plan }: Of): Promise<PlanDocument | null> {
  const { rows } = await sql`select 0 as position, document.id as document, document.name, document.sha256,
      plan.rest -> 'version' ->> 'label' as label, change.at as taken_at, change.who as taken_by, change.why, change.sequence
    from plan join document on document.authority = plan.authority and document.id = plan.document
      join change on change.authority = plan.authority and change.plan = plan.id and change.what = 'plan imported'
    where plan.authority = ${authority} and plan.id = ${plan} order by change.sequence limit 1`.execute(db)
  return rows[0] === undefined ? null : rowSchema.parse(rows[0])
}

/** Newest first: the first is the plan's document now. Empty for a plan that came with none. */
export async function listPlanDocuments(db: Database, of: Of): Promise<PlanDocument[]> {
  const { authority, plan } = of
  const { rows } =
    await sql`select part.position, part.document, document.name, document.sha256, part.label, part.taken_at,
      part.taken_by, part.why, part.sequence
    from plan_document part join document on document.authority = part.authority and document.id = part.document
    where part.authority = ${authority} and part.plan = ${plan} order by part.position desc`.execute(db)
  if (rows.length > 0) return rows.map((row) => rowSchema.parse(row))
  const first = await selectFirst(db, of)
  return first === null ? [] : [first]
}

/**
 * What the newest document printed, under the ids of the plan: what a version that comes in is held against. The first
 * document's is the plan as it came in.
 */
export async function selectReading(db: Database, { authority, plan }: Of): Promise<Plan | null> {
  const { rows } = await sql`select reading from plan_document where authority = ${authority} and plan = ${plan}
    order by position desc limit 1`.execute(db)
  const { reading } = z.object({ reading: z.unknown() }).parse(rows[0] ?? { reading: null })
  if (reading !== null) return planSchema.parse(reading)
  const made = await sql`select sequence from change
    where authority = ${authority} and plan = ${plan} and what = 'plan imported' order by sequence limit 1`.execute(db)
  if (made.rows[0] === undefined) return null
  const { sequence } = z.object({ sequence: z.number().int() }).parse(made.rows[0])
  return (await selectPlan(db, authority, plan, { asAt: sequence })).plan
}

export type NewPlanDocument = {
  document: DocumentId
  label: string | null
  reading: Plan
  now: string
  who: string
  why: string
}

/** Inside the change that takes a version on. The first document gets its row then too. */
export async function insertPlanDocument(
  transaction: ChangeTransaction,
  of: Of,
  taken: NewPlanDocument,
): Promise<void> {
  const { authority, plan } = of
  const held = await listPlanDocuments(transaction, of)
  const first = held.length === 1 && held[0]?.position === 0 ? held[0] : null
  if (first !== null) {
    await sql`insert into plan_document (authority, plan, position, document, label, taken_at, taken_by, why, sequence)
      values (${authority}, ${plan}, 0, ${first.document}, ${first.label}, ${first.takenAt}, ${first.takenBy}, ${first.why},
        ${first.sequence}) on conflict do nothing`.execute(transaction)
  }
  const position = (held[0]?.position ?? 0) + 1
  const sequence = sql`(select change_sequence + 1 from authority where authority = ${authority})`
  await sql`insert into plan_document
      (authority, plan, position, document, label, taken_at, taken_by, why, sequence, reading)
    values (${authority}, ${plan}, ${position}, ${taken.document}, ${taken.label}, ${taken.now}, ${taken.who},
      ${taken.why}, ${sequence}, ${jsonb(storable(taken.reading))})`.execute(transaction)
}

/** Whether a document is one of the plan's: of now, of before, or of a version that came in for it. */
export async function isOfPlan(db: Database, { authority, plan }: Of, document: DocumentId): Promise<boolean> {
  const { rows } = await sql`select from plan where authority = ${authority} and id = ${plan} and document = ${document}
    union all select from plan_document where authority = ${authority} and plan = ${plan} and document = ${document}
    union all select from import_job where authority = ${authority} and for_plan = ${plan} and document = ${document}`.execute(
    db,
  )
  return rows.length > 0
}
