/** Whether an authority keeps its open cases, and the newest list of them, sealed by team; only counts stand in clear. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asExtractId, type ExtractId } from '../../platform/ids.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import { type OpenCase, type OpenKind, openKinds } from './open-case.ts'
import { type CaseKeySettings, seal, unseal } from './seal.ts'

export type Keeping = { keeps: boolean; setBy: string | null; setAt: string | null }

const keepingSchema = z
  .object({ keeps: z.boolean(), set_by: z.string(), set_at: z.string() })
  .transform(({ keeps, set_by, set_at }) => ({ keeps, setBy: set_by, setAt: set_at }))

/** Off until an administrator switches it on. */
export async function selectKeeping(db: Database | ChangeTransaction, authority: AuthorityId): Promise<Keeping> {
  const { rows } = await sql<object>`select keeps, set_by, set_at from open_case_keeping
    where authority = ${authority}`.execute(db)
  return rows[0] === undefined ? { keeps: false, setBy: null, setAt: null } : keepingSchema.parse(rows[0])
}

/** Switched off, the list is gone at once. */
export async function setKeeping(db: Database, by: ChangeBy, keeps: boolean, why: string): Promise<void> {
  const what = keeps ? 'open cases kept' : 'open cases let go'
  const intent = { ...by, what, why, subject: null } as const
  await change(db, intent, async (transaction) => {
    const before = await selectKeeping(transaction, by.authority)
    await sql`insert into open_case_keeping (authority, keeps, set_by, set_at)
      values (${by.authority}, ${keeps}, ${by.who}, ${by.clock.now()})
      on conflict (authority) do update set keeps = excluded.keeps, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
      transaction,
    )
    if (!keeps) await forget(transaction, by.authority)
    return { result: undefined, before: { keeps: before.keeps }, after: { keeps } }
  })
}

const forget = (transaction: ChangeTransaction, authority: AuthorityId) =>
  sql`delete from open_case_list where authority = ${authority}`.execute(transaction)

/**
 * Keeps the open cases of an extract in place of those before, where the authority keeps them; a case that is closed is gone
 * with the old list. An extract with an older cut than the list that is there leaves it.
 * @returns whether they were kept
 */
export async function keepOpenCases(
  transaction: ChangeTransaction,
  settings: CaseKeySettings,
  of: { authority: AuthorityId; extract: ExtractId; cut: string },
  cases: readonly OpenCase[] | null,
): Promise<boolean> {
  const { authority, extract, cut } = of
  if (cases === null || !(await selectKeeping(transaction, authority)).keeps) return false
  const { rows } = await sql`select 1 from open_case_list where authority = ${authority} and cut > ${cut}
    limit 1`.execute(transaction)
  if (rows.length > 0) return false
  await forget(transaction, authority)
  for (const [team, own] of Map.groupBy(cases, (one) => one.team)) {
    const sealed = seal(settings, { authority, extract, team }, own)
    await sql`insert into open_case_list (authority, team, extract, cut, counts, sealed)
      values (${authority}, ${team}, ${extract}, ${cut}, ${jsonb(countKinds(own))}, ${sealed})`.execute(transaction)
  }
  return true
}

function countKinds(cases: readonly OpenCase[]): Partial<Record<OpenKind, number>> {
  const byKind = Map.groupBy(cases, ({ kind }) => kind)
  return Object.fromEntries([...byKind].map(([kind, own]) => [kind, own.length]))
}

/**
 * Whether an extract up to this day would fill the list: a list that is of the same day or a later one stays. Where it was
 * switched on after an extract, that very extract handed in again brings it.
 */
export async function wantsOpenCases(db: Database, authority: AuthorityId, cut: string): Promise<boolean> {
  if (!(await selectKeeping(db, authority)).keeps) return false
  const { rows } = await sql`select 1 from open_case_list where authority = ${authority} and cut >= ${cut}
    limit 1`.execute(db)
  return rows.length === 0
}

/** Keeps the open cases of an extract whose figures are there already. */
export async function fillOpenCases(
  db: Database,
  by: ChangeBy,
  settings: CaseKeySettings,
  of: { extract: ExtractId; cut: string },
  cases: readonly OpenCase[] | null,
): Promise<void> {
  if (cases === null) return
  const why = 'The same files were handed in again after it was switched on'
  const intent = { ...by, what: 'open cases kept', why, subject: of.extract } as const
  await change<void, void>(db, intent, async (transaction) => {
    if (!(await keepOpenCases(transaction, settings, { authority: by.authority, ...of }, cases)))
      return { refused: undefined }
    return { result: undefined, after: { cut: of.cut, cases: cases.length } }
  })
}

/** Lets go of lists that are of a day before `before`: what was open then says little, and need not be held. */
export async function letGoOldLists(db: Database, by: ChangeBy, before: string): Promise<void> {
  const why = `As the case system was before ${before}: too old to tell what will breach`
  const intent = { ...by, what: 'open cases let go', why, subject: null } as const
  await change<void, void>(db, intent, async (transaction) => {
    const { rows } = await sql<{ cut: string }>`delete from open_case_list
      where authority = ${by.authority} and cut < ${before} returning cut`.execute(transaction)
    const cut = rows[0]?.cut
    return cut === undefined ? { refused: undefined } : { result: undefined, before: { cut, lists: rows.length } }
  })
}

const listSchema = z.object({
  team: z.string(),
  extract: z.string().transform(asExtractId),
  cut: z.string(),
  counts: z.partialRecord(z.enum(openKinds), z.number()),
  sealed: z.string(),
})
export type SealedList = z.infer<typeof listSchema>

/** By team; none where nothing is kept. */
export async function listSealed(db: Database, authority: AuthorityId): Promise<SealedList[]> {
  const { rows } = await sql<object>`select team, extract, cut, counts, sealed from open_case_list
    where authority = ${authority} order by team`.execute(db)
  return rows.map((row) => listSchema.parse(row))
}

/** Null where the key that sealed a list is not the one that is there. */
export function openLists(
  settings: CaseKeySettings,
  authority: AuthorityId,
  lists: readonly SealedList[],
): OpenCase[] | null {
  const opened = lists.map(({ extract, team, sealed }) => unseal(settings, { authority, extract, team }, sealed))
  return opened.every((cases) => cases !== null) ? opened.flat() : null
}
