/** Counts of data quality as they are kept, with the extract that they are of. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asExtractId, type ExtractId } from '../../platform/ids.ts'
import type { QualityCount } from './check.ts'

const countSchema = z.object({
  extract: z.string().transform(asExtractId),
  check: z.string(),
  unit: z.string(),
  count: z.number(),
  of: z.number(),
})
export type StoredCount = z.infer<typeof countSchema>

export async function insertQuality(
  transaction: ChangeTransaction,
  { authority, extract }: { authority: AuthorityId; extract: ExtractId },
  counts: readonly QualityCount[],
): Promise<void> {
  await sql`insert into data_quality (authority, extract, "check", unit, count, "of")
    select ${authority}, ${extract}, q."check", q.unit, q.count, q."of"
    from jsonb_to_recordset(${jsonb(counts)}) as q ("check" text, unit text, count integer, "of" integer)`.execute(
    transaction,
  )
}

/** Left out, it is not asked about: every extract, every check, every unit. */
export type WhichCounts = { extract?: ExtractId; check?: string; unit?: string }

/** By check and unit. */
export async function listQuality(db: Database, authority: AuthorityId, which: WhichCounts): Promise<StoredCount[]> {
  const { extract, check, unit } = which
  const wanted = [
    sql`authority = ${authority}`,
    ...(extract === undefined ? [] : [sql`extract = ${extract}`]),
    ...(check === undefined ? [] : [sql`"check" = ${check}`]),
    ...(unit === undefined ? [] : [sql`unit = ${unit}`]),
  ]
  const { rows } = await sql<object>`select extract, "check", unit, count, "of" from data_quality
    where ${sql.join(wanted, sql` and `)} order by "check", unit`.execute(db)
  return rows.map((row) => countSchema.parse(row))
}
