/** Getting plans out of the store. Every row is parsed on the way. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import {
  type AuthorityId,
  asAuthorityId,
  asDocumentId,
  asPlanId,
  type DocumentId,
  type PlanId,
} from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { Plan } from '../plan.ts'
import { type DecidedDoubt, decidedDoubtOf } from './decided-doubt.ts'
import { columns, type PlanTable, planOfRows } from './plan-rows.ts'

export type PlanStatus = 'current' | 'withdrawn'

export type StoredPlan = {
  id: PlanId
  authority: AuthorityId
  documentId: DocumentId | null
  createdAt: string
  status: PlanStatus
  /** Number of the newest change that is in it. */
  sequence: number
  /** As inserted, with everything changed since. Its `doubts` are those that still wait for a person. */
  plan: Plan
  decidedDoubts: DecidedDoubt[]
  /** What a form hands back, so that a change made meanwhile by somebody else is noticed. By id. */
  revisions: {
    recommendations: Revisions
    actions: Revisions
    doubts: Revisions
    links: Revisions
    risks: Revisions
    measures: Revisions
    themes: Revisions
    outcomes: Revisions
  }
}

/**
 * The moment to show a plan as at: the end of a day in England (`2026-03-31`), or right after the change of that number.
 * A moment before the plan was here shows it as it came in.
 */
export type AsAt = string | number

export type Revisions = Readonly<Record<string, number>>

const planSchema = z.object({
  id: z.string().transform(asPlanId),
  authority: z.string().transform(asAuthorityId),
  document: z.string().nullable(),
  title: z.string(),
  status: z.enum(['current', 'withdrawn']),
  sequence: z.number().int(),
  created_at: z.string(),
  rest: z.record(z.string(), z.unknown()),
})

type Which = { asAt?: AsAt | undefined }

/** @throws NotFound */
export async function selectPlan(
  db: Database,
  authority: AuthorityId,
  id: PlanId,
  which: Which = {},
): Promise<StoredPlan> {
  const plan = await selectOptionalPlan(db, authority, id, which)
  if (plan === null) throw new NotFound('There is no such plan. It may belong to another authority.')
  return plan
}

/** The plan as it stands, or as it stood at the moment asked for, or null. */
export async function selectOptionalPlan(
  db: Database,
  authority: AuthorityId,
  id: PlanId,
  { asAt }: Which = {},
): Promise<StoredPlan | null> {
  const sequence = typeof asAt === 'string' ? await selectSequenceOn(db, authority, id, asAt) : asAt
  const list = sequence === undefined ? listNow : listAfter(sequence)
  // One statement reads it all, so that a change made meanwhile is in it whole or not at all.
  const { rows } = await sql`select plan.*, ${sql.join(tables.map(list))}, ${formerPlan(sequence)} as former,
      ${sequence === undefined ? newest : sql`${sequence}::int`} as sequence
    from plan where plan.authority = ${authority} and plan.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : storedPlanOf(rows[0])
}

/**
 * The number of the newest change to a plan by the end of a day in England; of its first change for a day before that.
 * 0 where the plan has no changes at all.
 */
export async function selectSequenceOn(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  day: string,
): Promise<number> {
  const { rows } = await sql`select coalesce(
      (select sequence from change where authority = ${authority} and plan = ${plan}
        and at < (${day}::date + 1)::timestamp at time zone 'Europe/London' order by at desc, sequence desc limit 1),
      (select sequence from change where authority = ${authority} and plan = ${plan} order by sequence limit 1),
      0) as sequence`.execute(db)
  return z.object({ sequence: z.number().int() }).parse(rows[0]).sequence
}

/** The day in England of a change to a plan; null where the plan has no such change. */
export async function selectDayOfChange(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  sequence: number,
): Promise<string | null> {
  const { rows } = await sql`select (at at time zone 'Europe/London')::date as day from change
    where authority = ${authority} and plan = ${plan} and sequence = ${sequence}`.execute(db)
  return rows[0] === undefined ? null : z.object({ day: z.string() }).parse(rows[0]).day
}

const newest = sql`(select coalesce(max(sequence), 0) from change
  where change.authority = plan.authority and change.plan = plan.id)`

const tables = Object.keys(columns) as PlanTable[] // the keys of an object of ours

const nameOf = (table: PlanTable) => sql.raw(`part_of_${table}`)

/** All rows of a table that belong to the plan at hand, in order, as one JSON list. */
function listNow(table: PlanTable) {
  return sql`(select coalesce(json_agg(part order by part.position), '[]')
    from ${sql.table(table)} part where part.authority = plan.authority and part.plan = plan.id) as ${nameOf(table)}`
}

/** The same as it was right after a change: what has stood since then, and the states that were over later. */
function listAfter(sequence: number) {
  return (table: PlanTable) => sql`(select coalesce(json_agg(state order by position), '[]') from (
      select to_json(part) as state, part.position from ${sql.table(table)} part
        where part.authority = plan.authority and part.plan = plan.id and part.since <= ${sequence}
      union all
      select state::json, (state ->> 'position')::int from part_history former
        where former.authority = plan.authority and former.plan = plan.id and former.part = ${table}
        and former.from_sequence <= ${sequence} and former.to_sequence > ${sequence}
    ) states) as ${nameOf(table)}`
}

/** The plan's own row as it was, where it is another by now. */
function formerPlan(sequence: number | undefined) {
  if (sequence === undefined) return sql`null::jsonb`
  return sql`(select state from part_history former where former.authority = plan.authority and former.plan = plan.id
    and former.part = 'plan' and former.from_sequence <= ${sequence} and former.to_sequence > ${sequence})`
}

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
const revisionSchema = z.object({ id: z.string(), revision: z.number().int().default(1) })

function storedPlanOf(row: unknown): StoredPlan {
  const plan = planOfRow(row)
  const parts = rowsIn(row)
  return {
    id: plan.id,
    authority: plan.authority,
    documentId: plan.document === null ? null : asDocumentId(plan.document),
    createdAt: plan.created_at,
    status: plan.status,
    sequence: plan.sequence,
    plan: planOfRows({ ...parts, plan }),
    decidedDoubts: parts.doubt.filter((doubt) => doubt.state !== 'open').map(decidedDoubtOf),
    revisions: {
      themes: revisionsOf(parts.theme),
      outcomes: revisionsOf(parts.outcome),
      recommendations: revisionsOf(parts.recommendation),
      actions: revisionsOf(parts.action),
      doubts: revisionsOf(parts.doubt),
      links: revisionsOf(parts.link),
      risks: revisionsOf(parts.risk),
      measures: revisionsOf(parts.measure_link),
    },
  }
}

/** What may have changed of the plan itself comes from its former state; when it came in has not. */
function planOfRow(row: unknown) {
  const now = planSchema.parse(row)
  const { former } = z.object({ former: z.unknown() }).parse(row)
  return former === null ? now : { ...now, ...formerSchema.parse(former) }
}

const formerSchema = planSchema.pick({ document: true, title: true, status: true, rest: true })

function rowsIn(row: unknown): Record<PlanTable, Record<string, unknown>[]> {
  const found = z.record(z.string(), z.unknown()).parse(row)
  const part = (table: PlanTable) => [table, rowsSchema.parse(found[`part_of_${table}`])] as const
  // `tables` holds every key once.
  return Object.fromEntries(tables.map(part)) as Record<PlanTable, Record<string, unknown>[]>
}

function revisionsOf(rows: unknown[]): Revisions {
  return Object.fromEntries(rows.map((row) => revisionSchema.parse(row)).map(({ id, revision }) => [id, revision]))
}
