/** The list of an authority's plans, and finding one by what a person types. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { type AuthorityId, asDocumentId, asPlanId, type DocumentId, type PlanId } from '../../platform/ids.ts'
import type { PlanStatus } from './select-plan.ts'

export type ListedPlan = {
  id: PlanId
  title: string
  status: PlanStatus
  createdAt: string
  documentId: DocumentId | null
  documentName: string | null
  recommendations: number
  actions: number
  openDoubts: number
}

const rowSchema = z
  .object({
    id: z.string().transform(asPlanId),
    title: z.string(),
    status: z.enum(['current', 'withdrawn']),
    created_at: z.string(),
    document: z.string().nullable(),
    document_name: z.string().nullable(),
    recommendations: z.number().int(),
    actions: z.number().int(),
    open_doubts: z.number().int(),
  })
  .transform(
    (row): ListedPlan => ({
      id: row.id,
      title: row.title,
      status: row.status,
      createdAt: row.created_at,
      documentId: row.document === null ? null : asDocumentId(row.document),
      documentName: row.document_name,
      recommendations: row.recommendations,
      actions: row.actions,
      openDoubts: row.open_doubts,
    }),
  )

/** Newest first; withdrawn ones only where they are asked for. */
export async function listPlans(
  db: Database,
  authority: AuthorityId,
  which: { withdrawn?: boolean } = {},
): Promise<ListedPlan[]> {
  const { rows } = await sql`select plan.id, plan.title, plan.status, plan.created_at, plan.document,
      document.name as document_name,
      (select count(*) from recommendation r where r.authority = plan.authority and r.plan = plan.id) as recommendations,
      (select count(*) from action a where a.authority = plan.authority and a.plan = plan.id) as actions,
      (select count(*) from doubt d
        where d.authority = plan.authority and d.plan = plan.id and d.state = 'open') as open_doubts
    from plan left join document on document.authority = plan.authority and document.id = plan.document
    where plan.authority = ${authority} and (plan.status = 'current' or ${which.withdrawn ?? false})
    order by plan.created_at desc, plan.id desc`.execute(db)
  return rows.map((row) => rowSchema.parse(row))
}

/** `many` names the plans that it could mean, so that the person can say which. */
export type FoundPlan = { found: 'one'; plan: ListedPlan } | { found: 'none' } | { found: 'many'; plans: ListedPlan[] }

/**
 * The plan that a person means by an id, the start of an id, a title or the start of a title (capitals do not matter).
 * A whole id or title wins over the start of another.
 */
export async function findPlan(db: Database, authority: AuthorityId, idOrTitle: string): Promise<FoundPlan> {
  const asked = idOrTitle.trim().toLowerCase()
  if (asked === '') return { found: 'none' }
  const plans = await listPlans(db, authority)
  const whole = plans.filter((plan) => plan.id === asked || plan.title.toLowerCase() === asked)
  const starting = plans.filter((plan) => plan.id.startsWith(asked) || plan.title.toLowerCase().startsWith(asked))
  const [first, ...others] = whole.length > 0 ? whole : starting
  if (first === undefined) return { found: 'none' }
  return others.length === 0 ? { found: 'one', plan: first } : { found: 'many', plans: [first, ...others] }
}
