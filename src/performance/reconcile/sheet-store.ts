/** Spreadsheets that teams keep beside the case system, and the rounds in which both were held against each other: counts. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asSheetId, newSheetId, type SheetId } from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import type { SheetColumns } from './read-sheet.ts'
import type { ReconcileCounts } from './rules/reconcile.ts'
import type { Agreement } from './rules/standing.ts'
import type { SystemDay } from './tables.ts'

const sheetSchema = z
  .object({
    id: z.string().transform(asSheetId),
    name: z.string(),
    table: z.string(),
    day: z.string(),
    reference_heading: z.string().nullable(),
    date_heading: z.string().nullable(),
    share: z.number(),
    times: z.number().int(),
    made_by: z.string(),
    made_at: z.string(),
    retired_by: z.string().nullable(),
    retired_at: z.string().nullable(),
    retired_why: z.string().nullable(),
  })
  .transform(({ reference_heading: reference, date_heading: date, ...row }) => ({
    ...{ id: row.id, name: row.name, of: { table: row.table, day: row.day } satisfies SystemDay },
    /** Null before the first round. */
    columns: reference === null || date === null ? null : { reference, date },
    agreement: { share: row.share, times: row.times } satisfies Agreement,
    ...{ madeBy: row.made_by, madeAt: row.made_at },
    retired:
      row.retired_at === null ? null : { by: row.retired_by ?? '', at: row.retired_at, why: row.retired_why ?? '' },
  }))
export type Sheet = z.infer<typeof sheetSchema>

/** Those still kept first, then by name. */
export async function listSheets(db: Database | ChangeTransaction, authority: AuthorityId): Promise<Sheet[]> {
  const { rows } =
    await sql<object>`select id, name, "table", day, reference_heading, date_heading, share, times, made_by,
      made_at, retired_by, retired_at, retired_why
    from reconciled_sheet where authority = ${authority} order by retired_at is not null, name, id`.execute(db)
  return rows.map((row) => sheetSchema.parse(row))
}

/** @throws NotFound */
export async function selectSheet(db: Database | ChangeTransaction, authority: AuthorityId, id: SheetId) {
  const found = (await listSheets(db, authority)).find((one) => one.id === id)
  if (found === undefined) throw new NotFound('There is no such spreadsheet. It may belong to another authority.')
  return found
}

const count = z.number().int().min(0)
const countsSchema = z.object({
  fates: z.object({
    agrees: count,
    'date differs': count,
    'only in the sheet': count,
    'only in the system': count,
    'reference not known': count,
    'twice in the sheet': count,
    'no reference or date': count,
  }),
  later: count,
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  apart: z.object({ most: count, middle: count }).nullable(),
}) satisfies z.ZodType<ReconcileCounts>

const roundSchema = z
  .object({
    sheet: z.string().transform(asSheetId),
    round: z.number().int(),
    cut: z.string(),
    counts: countsSchema,
    done_by: z.string(),
    done_at: z.string(),
  })
  .transform(({ done_by, done_at, ...rest }) => ({ ...rest, doneBy: done_by, doneAt: done_at }))
export type StoredRound = z.infer<typeof roundSchema>

/** The newest first. */
export async function listRounds(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  sheet?: SheetId,
): Promise<StoredRound[]> {
  const own = sheet === undefined ? sql`true` : sql`sheet = ${sheet}`
  const { rows } = await sql<object>`select sheet, round, cut, counts, done_by, done_at from reconciled_round
    where authority = ${authority} and ${own} order by sheet, round desc`.execute(db)
  return rows.map((row) => roundSchema.parse(row))
}

export type NewSheet = { name: string; of: SystemDay; agreement: Agreement }

/** `same`: one of this name is kept already. */
export async function takeOnSheet(
  db: Database,
  by: ChangeBy,
  { name, of, agreement }: NewSheet,
): Promise<{ sheet: SheetId } | { same: SheetId }> {
  const why = 'To be held against the case system until both agree'
  const intent = { ...by, what: 'sheet taken on', why, subject: null } as const
  return change<{ sheet: SheetId }, { same: SheetId }>(db, intent, async (transaction) => {
    const alike = (await listSheets(transaction, by.authority)).find(
      (one) => one.retired === null && one.name.toLowerCase() === name.toLowerCase(),
    )
    if (alike !== undefined) return { refused: { same: alike.id } }
    const id = newSheetId()
    const { share, times } = agreement
    await sql`insert into reconciled_sheet (authority, id, name, "table", day, share, times, made_by, made_at)
      values (${by.authority}, ${id}, ${name}, ${of.table}, ${of.day}, ${share}, ${times}, ${by.who}, ${by.clock.now()})`.execute(
      transaction,
    )
    return { result: { sheet: id }, subject: id, after: { name, ...of, ...agreement } }
  })
}

/** Which headings are read from now on; those before stand in the record. @throws NotFound */
export async function chooseColumns(db: Database, by: ChangeBy, id: SheetId, columns: SheetColumns): Promise<void> {
  const intent = { ...by, what: 'sheet columns chosen', why: 'Asked by the spreadsheet', subject: id } as const
  await change(db, intent, async (transaction) => {
    const { columns: before } = await selectSheet(transaction, by.authority, id)
    await sql`update reconciled_sheet set reference_heading = ${columns.reference}, date_heading = ${columns.date}
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    return { result: undefined, before, after: columns }
  })
}

/**
 * Keeps a round, in counts.
 * @param also done in the same transaction; false undoes all
 * @returns whether it was kept: a sheet that is retired has no more rounds
 * @throws NotFound
 */
export async function saveRound(
  db: Database,
  by: ChangeBy,
  { sheet, cut, counts }: { sheet: SheetId; cut: string; counts: ReconcileCounts },
  also: (transaction: ChangeTransaction) => Promise<boolean>,
): Promise<boolean> {
  const intent = { ...by, what: 'sheet reconciled', why: `With the extract up to ${cut}`, subject: sheet } as const
  return change<boolean, boolean>(db, intent, async (transaction) => {
    const { retired } = await selectSheet(transaction, by.authority, sheet)
    if (retired !== null) return { refused: false }
    const round = ((await listRounds(transaction, by.authority, sheet))[0]?.round ?? 0) + 1
    await sql`insert into reconciled_round (authority, sheet, round, cut, counts, done_by, done_at)
      values (${by.authority}, ${sheet}, ${round}, ${cut}, ${jsonb(counts)}, ${by.who}, ${by.clock.now()})`.execute(
      transaction,
    )
    if (!(await also(transaction))) return { refused: false }
    return { result: true, after: { round, cut, ...counts.fates } }
  })
}

/** The team keeps it no more. @throws NotFound */
export async function retireSheet(
  db: Database,
  by: ChangeBy,
  id: SheetId,
  why: string,
): Promise<{ retired: true } | { refused: string }> {
  const intent = { ...by, what: 'sheet retired', why, subject: id } as const
  return change<{ retired: true }, { refused: string }>(db, intent, async (transaction) => {
    const { retired } = await selectSheet(transaction, by.authority, id)
    if (retired !== null) return { refused: { refused: `${retired.by} has retired this spreadsheet already.` } }
    await sql`update reconciled_sheet set retired_by = ${by.who}, retired_at = ${by.clock.now()}, retired_why = ${why}
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    return { result: { retired: true }, before: { retired: false }, after: { retired: true } }
  })
}
