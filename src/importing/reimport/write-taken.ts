/** Writes what a version that is taken on changes in the plan's rows, and nothing else. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Plan } from '../../plans/plan.ts'
import { insertRows } from '../../plans/store/insert-plan.ts'
import { columns, type PlanTable, planRest, planRows } from '../../plans/store/plan-rows.ts'
import type { ChangeTransaction } from '../../platform/change.ts'
import { canonicalJson } from '../../platform/change-chain.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId, DocumentId, PlanId } from '../../platform/ids.ts'
import type { Taken } from './take.ts'

export type Writing = {
  authority: AuthorityId
  plan: PlanId
  document: DocumentId
  day: string
  who: string
  name: string
}

type Row = Record<string, unknown>

/** Parts with ids, in an order in which each row finds what it refers to. */
const tables = ['theme', 'outcome', 'recommendation', 'action'] as const

export async function writeTaken(transaction: ChangeTransaction, of: Writing, old: Plan, taken: Taken): Promise<void> {
  const [before, after] = [rowsByTable(old), rowsByTable(taken.plan)]
  const kept = new Map<PlanTable, Row[]>()
  for (const table of tables) {
    const known = new Map((before.get(table) ?? []).map((row) => [row.id, row]))
    const rows = after.get(table) ?? []
    await insertAll(
      transaction,
      of,
      table,
      rows.filter((row) => !known.has(row.id)),
    )
    kept.set(
      table,
      rows.filter((row) => known.has(row.id)).map((row) => ({ ...row, differs: differs(row, known.get(row.id)) })),
    )
  }
  // Only now is there everything that a kept part may hang on.
  for (const [table, rows] of kept) await updateAll(transaction, of, table, rows)
  for (const table of ['context_item', 'unplaced'] as const)
    await replaceAll(transaction, of, table, before.get(table) ?? [], after.get(table) ?? [])
  await writeProof(transaction, of, taken)
  await writeUpdates(transaction, of, after, taken)
  await writeDoubts(transaction, of, taken)
  await sql`update plan set document = ${of.document}, rest = ${jsonb(planRest(taken.plan))}
    where authority = ${of.authority} and id = ${of.plan}`.execute(transaction)
}

const rowsByTable = (plan: Plan) => new Map<PlanTable, Row[]>(planRows(plan))

/** Whether somebody who has it open would see another: not where it only stands elsewhere in the document. */
function differs(row: Row, known: Row | undefined): boolean {
  return essence(row) !== essence(known ?? {})
}

function essence({ position, rest, ...row }: Row): string {
  const { at, ...others } = rest as Row // written by planRows
  return canonicalJson({ ...row, rest: others })
}

async function insertAll(transaction: ChangeTransaction, of: Writing, table: PlanTable, rows: Row[]): Promise<void> {
  if (rows.length > 0) await insertRows(transaction, of, table, rows)
}

/** The columns' names come from `columns`, never from outside. A row that is as it was leaves no history. */
async function updateAll(transaction: ChangeTransaction, of: Writing, table: PlanTable, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns[table].split(', ').map((column) => column.split(' ')[0] ?? '')
  const sets = names.filter((name) => name !== 'id').map((name) => `${name} = given.${name}`)
  await sql`update ${sql.table(table)} part
      set ${sql.raw(sets.join(', '))}, revision = part.revision + (case when given.differs then 1 else 0 end)
    from jsonb_to_recordset(${jsonb(rows)}) as given(${sql.raw(`${columns[table]}, differs boolean`)})
    where part.authority = ${of.authority} and part.plan = ${of.plan} and part.id = given.id`.execute(transaction)
}

/** What has no id is told by its place. What is over stays in the history. */
async function replaceAll(
  transaction: ChangeTransaction,
  of: Writing,
  table: 'context_item' | 'unplaced',
  before: Row[],
  after: Row[],
): Promise<void> {
  const same = (row: Row) => canonicalJson(row) === canonicalJson(before[Number(row.position)] ?? null)
  const rows = after.filter((row) => !same(row))
  const places = rows.map(({ position }) => Number(position))
  await sql`delete from ${sql.table(table)} where authority = ${of.authority} and plan = ${of.plan}
    and (position >= ${after.length} or position in (select jsonb_array_elements_text(${jsonb(places)})::int))`.execute(
    transaction,
  )
  await insertAll(transaction, of, table, rows)
}

async function writeProof(transaction: ChangeTransaction, of: Writing, { proofMoved }: Taken): Promise<void> {
  const rows = [...proofMoved].map(([position, criterion]) => ({ position, criterion }))
  if (rows.length === 0) return
  await sql`update evidence set criterion = given.criterion, revision = revision + 1
    from jsonb_to_recordset(${jsonb(rows)}) as given(position int, criterion int)
    where authority = ${of.authority} and plan = ${of.plan} and evidence.position = given.position
      and evidence.criterion is distinct from given.criterion`.execute(transaction)
}

const nextSchema = z.object({ next: z.number().int() })

async function nextPosition(transaction: ChangeTransaction, of: Writing, table: PlanTable): Promise<number> {
  const { rows } = await sql`select coalesce(max(position) + 1, 0)::int as next from ${sql.table(table)}
    where authority = ${of.authority} and plan = ${of.plan}`.execute(transaction)
  return nextSchema.parse(rows[0]).next
}

async function writeUpdates(transaction: ChangeTransaction, of: Writing, after: Map<PlanTable, Row[]>, taken: Taken) {
  const said = taken.updates.length === 0 ? [] : (after.get('progress_update') ?? []).slice(-taken.updates.length)
  const from = await nextPosition(transaction, of, 'progress_update')
  await insertAll(
    transaction,
    of,
    'progress_update',
    said.map((row, at) => ({ ...row, position: from + at })),
  )
}

async function writeDoubts(transaction: ChangeTransaction, of: Writing, taken: Taken): Promise<void> {
  const here = sql`doubt.authority = ${of.authority} and doubt.plan = ${of.plan}`
  await sql`update doubt set state = 'superseded', revision = revision + 1, decided_by = ${of.who}, decided_on = ${of.day},
      decided_note = ${`${of.name} has other words here.`}
    where ${here} and state = 'open' and id in (select jsonb_array_elements_text(${jsonb(taken.superseded)}))`.execute(
    transaction,
  )
  const places = taken.open.map(({ id, at }) => ({ id, at }))
  await sql`update doubt set rest = jsonb_set(doubt.rest, '{at}', given.at)
    from jsonb_to_recordset(${jsonb(places)}) as given(id text, at jsonb)
    where ${here} and doubt.state = 'open' and doubt.id = given.id and doubt.rest -> 'at' is distinct from given.at`.execute(
    transaction,
  )
  const from = await nextPosition(transaction, of, 'doubt')
  const rows = new Map(planRows({ ...taken.plan, doubts: taken.added })).get('doubt') ?? []
  await insertAll(
    transaction,
    of,
    'doubt',
    rows.map((row, at) => ({ ...row, position: from + at })),
  )
}

/** What was decided of a doubt was decided on the document of then: its place is there. */
export async function leaveDecidedDoubts(
  transaction: ChangeTransaction,
  of: Writing,
  former: DocumentId,
): Promise<void> {
  await sql`update doubt set rest = jsonb_set(rest, '{at,document}', ${jsonb(former)})
    where authority = ${of.authority} and plan = ${of.plan} and state <> 'open' and not (rest -> 'at' ? 'document')`.execute(
    transaction,
  )
}
