/**
 * Comparisons on their way, as rows: what was asked and what has become of it. The files are not here, and neither is a word
 * of them. Where a job stands is housekeeping and makes no entry in the record; what it becomes does.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import {
  type AuthorityId,
  asComparisonJobId,
  asExtractId,
  asSheetId,
  type ComparisonJobId,
  type ExtractId,
  type SheetId,
} from '../../platform/ids.ts'
import { NotFound } from '../../platform/not-found.ts'

const jobSchema = z.object({
  id: z.string().transform(asComparisonJobId),
  /** The extract that is explained, or the sheet that is reconciled: one of them. */
  extract: z.string().transform(asExtractId).nullable(),
  sheet: z.string().transform(asSheetId).nullable(),
  state: z.enum(['waiting', 'reading', 'asks', 'done', 'failed', 'cancelled', 'interrupted']),
  message: z.string(),
  cut: z.string(),
  files: z.number().int(),
  who: z.string(),
  created_at: z.string(),
})
export type ComparisonJob = z.infer<typeof jobSchema>

const open = sql`state in ('waiting', 'reading', 'asks')`

export type About = { extract: ExtractId } | { sheet: SheetId }

export async function insertComparison(
  db: Database,
  authority: AuthorityId,
  about: About,
  job: Pick<ComparisonJob, 'id' | 'cut' | 'files' | 'who'> & { now: string },
): Promise<void> {
  const { id, cut, files, who, now } = job
  const [extract, sheet] = 'extract' in about ? [about.extract, null] : [null, about.sheet]
  await sql`insert into comparison_job (authority, id, extract, sheet, state, cut, files, who, created_at, updated_at)
    values (${authority}, ${id}, ${extract}, ${sheet}, 'waiting', ${cut}, ${files}, ${who}, ${now}, ${now})`.execute(db)
}

/** @throws NotFound */
export async function selectComparison(
  db: Database,
  authority: AuthorityId,
  id: ComparisonJobId,
): Promise<ComparisonJob> {
  const { rows } = await sql<object>`select id, extract, sheet, state, message, cut, files, who, created_at
    from comparison_job where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such comparison. It may belong to another authority.')
  return jobSchema.parse(rows[0])
}

/** @returns false where the job was over already: cancelled, or cut short by another start */
export async function moveComparison(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  id: ComparisonJobId,
  { state, message = '', now }: { state: ComparisonJob['state']; message?: string; now: string },
): Promise<boolean> {
  const { rows } = await sql`update comparison_job set state = ${state}, message = ${storableText(message)},
      updated_at = ${now}
    where authority = ${authority} and id = ${id} and ${open} returning id`.execute(db)
  return rows.length > 0
}

/** For the start: what was on its way when the process ended is gone with its files. */
export async function interruptComparisons(db: Database, now: string): Promise<number> {
  const { rows } = await sql`update comparison_job set state = 'interrupted', updated_at = ${now}
    where ${open} returning id`.execute(db)
  return rows.length
}
