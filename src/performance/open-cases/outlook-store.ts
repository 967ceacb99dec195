/** The outlook of a month as it is kept, with the extract that it was worked out from. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId, ExtractId } from '../../platform/ids.ts'
import type { Outlook } from './rules/outlook.ts'

export async function insertOutlooks(
  transaction: ChangeTransaction,
  { authority, extract }: { authority: AuthorityId; extract: ExtractId },
  outlooks: readonly Outlook[],
): Promise<void> {
  await sql`insert into month_outlook (authority, extract, indicator, unit, month, done_in_time, done, open, best_in_time,
      best, pace_in_time, pace, pace_cases, pace_of)
    select ${authority}, ${extract}, o.indicator, o.unit, o.month, o."doneInTime", o.done, o.open, o."bestInTime", o.best,
      o."paceInTime", o.pace, o."paceCases", o."paceOf"
    from jsonb_to_recordset(${jsonb(outlooks)}) as o (indicator text, unit text, month text, "doneInTime" integer,
      done integer, open integer, "bestInTime" double precision, best double precision, "paceInTime" double precision,
      pace double precision, "paceCases" integer, "paceOf" text)`.execute(transaction)
}

const outlookSchema = z
  .object({
    indicator: z.string(),
    unit: z.string(),
    month: z.string(),
    cut: z.string(),
    done_in_time: z.number(),
    done: z.number(),
    open: z.number(),
    best_in_time: z.number(),
    best: z.number(),
    pace_in_time: z.number(),
    pace: z.number(),
    pace_cases: z.number(),
    pace_of: z.enum(['unit', 'authority']),
  })
  .transform(({ indicator, unit, month, cut, done, open, best, pace, ...row }) => ({
    ...{ indicator, unit, month, cut, done, open, best, pace },
    doneInTime: row.done_in_time,
    bestInTime: row.best_in_time,
    paceInTime: row.pace_in_time,
    paceCases: row.pace_cases,
    paceOf: row.pace_of,
  }))
export type StoredOutlook = z.infer<typeof outlookSchema>

/** Those of the newest extract by its cut date, published or not: a month that is to come cannot wait for publishing. */
export async function listOutlooks(
  db: Database,
  authority: AuthorityId,
  which: { indicator?: string; unit?: string } = {},
): Promise<StoredOutlook[]> {
  const wanted = [
    sql`o.authority = ${authority}`,
    sql`o.extract = (select id from extract where authority = ${authority} order by cut desc, handed_in_at desc limit 1)`,
    ...(which.indicator === undefined ? [] : [sql`o.indicator = ${which.indicator}`]),
    ...(which.unit === undefined ? [] : [sql`o.unit = ${which.unit}`]),
  ]
  const { rows } = await sql<object>`select o.*, extract.cut from month_outlook o
    join extract on extract.authority = o.authority and extract.id = o.extract
    where ${sql.join(wanted, sql` and `)} order by o.indicator desc, o.unit`.execute(db)
  return rows.map((row) => outlookSchema.parse(row))
}
