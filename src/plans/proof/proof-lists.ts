/** Proof over all plans of an authority: what waits for a decision, and what became of what somebody offered. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { type AuthorityId, asPlanId, type PlanId } from '../../platform/ids.ts'
import type { Evidence } from '../plan.ts'
import { type ProofState, proofStateNow } from '../rules/index.ts'
import { evidenceOfRow } from '../store/plan-rows.ts'
import { evidenceSchema } from './proof-store.ts'

export type ListedProof = { plan: PlanId; planTitle: string; place: number; evidence: Evidence; state: ProofState }

/** `answered`: it came back, and something was offered in its place. */
export type OfferedProof = ListedProof & { answered: boolean }

const rowSchema = z.object({ plan: z.string().transform(asPlanId), title: z.string(), position: z.number().int() })

function listedOf(row: Record<string, unknown>): ListedProof {
  const { plan, title: planTitle, position: place } = rowSchema.parse(row)
  const { title: _title, answered: _answered, ...own } = row
  const evidence = evidenceSchema.parse(evidenceOfRow(own))
  return { plan, planTitle, place, evidence, state: proofStateNow(evidence) }
}

/** Every proof of a plan in use that nobody has decided, the longest waiting first. */
export async function listWaitingProof(db: Database, authority: AuthorityId): Promise<ListedProof[]> {
  const { rows } = await sql<Record<string, unknown>>`select evidence.*, plan.title from evidence
    join plan on plan.authority = evidence.authority and plan.id = evidence.plan and plan.status = 'current'
    where evidence.authority = ${authority} and accepted_on is null and returned_on is null and withdrawn_on is null
    order by offered_on, evidence.plan, evidence.position`.execute(db)
  return rows.map(listedOf)
}

/** Everything that an account has offered in plans in use, the newest first. */
export async function listOfferedProof(db: Database, authority: AuthorityId, account: string): Promise<OfferedProof[]> {
  const { rows } = await sql<Record<string, unknown>>`select evidence.*, plan.title, exists (
        select from evidence later where later.authority = evidence.authority and later.plan = evidence.plan
          and (later.rest ->> 'answers')::int = evidence.position) as answered
    from evidence
    join plan on plan.authority = evidence.authority and plan.id = evidence.plan and plan.status = 'current'
    where evidence.authority = ${authority} and offered_by_account = ${account}
    order by offered_on desc, evidence.plan, evidence.position desc`.execute(db)
  return rows.map((row) => ({ ...listedOf(row), answered: z.object({ answered: z.boolean() }).parse(row).answered }))
}

/** It came back (returned, or its acceptance taken back) and nothing answers it yet: work for whoever offered it. */
export function cameBack({ evidence, state, answered }: OfferedProof): boolean {
  const takenBackByOthers = state === 'withdrawn' && evidence.acceptedOn !== undefined
  return !answered && (state === 'returned' || takenBackByOthers)
}

/** What an account offered that came back. The newest first. */
export async function returnedTo(db: Database, authority: AuthorityId, account: string): Promise<OfferedProof[]> {
  return (await listOfferedProof(db, authority, account)).filter(cameBack)
}
