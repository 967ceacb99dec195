/** The record of changes of a plan, the newest first, a page at a time. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeEntry } from '../../../platform/change-chain.ts'
import { entrySchema } from '../../../platform/change-record.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId, PlanId } from '../../../platform/ids.ts'

export type RecordFilter = {
  /** Kinds of change as the record names them; left out, all. */
  whats?: readonly string[] | undefined
  who?: string | undefined
  /** Id of a part. */
  subject?: string | undefined
  /** Days in England, both counted in. */
  from?: string | undefined
  until?: string | undefined
  /** Only what is older than the change of that number: the next page. */
  before?: number | undefined
}

const orNull = (text: string | undefined) => (text === undefined || text === '' ? null : text)

/** Newest first, at most `most`. */
export async function selectRecord(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  filter: RecordFilter,
  most: number,
): Promise<ChangeEntry[]> {
  const { whats, before = null } = filter
  const [who, subject, from, until] = [filter.who, filter.subject, filter.from, filter.until].map(orNull)
  const { rows } = await sql`select * from change
    where authority = ${authority} and plan = ${plan}
      and (${before}::int is null or sequence < ${before})
      and (${whats === undefined}::boolean or what in (select jsonb_array_elements_text(${JSON.stringify(whats ?? [])}::jsonb)))
      and (${who}::text is null or who = ${who}) and (${subject}::text is null or subject = ${subject})
      and (${from}::date is null or (at at time zone 'Europe/London')::date >= ${from}::date)
      and (${until}::date is null or (at at time zone 'Europe/London')::date <= ${until}::date)
    order by sequence desc limit ${most}`.execute(db)
  return rows.map((row) => entrySchema.parse(row))
}

const facetsSchema = z.object({ whats: z.array(z.string()), people: z.array(z.string()) })

/** What kinds of change there are in a plan's record, and whose, for the choices of a filter. */
export async function selectRecordFacets(db: Database, authority: AuthorityId, plan: PlanId) {
  const { rows } = await sql`select coalesce(jsonb_agg(distinct what), '[]') as whats,
      coalesce(jsonb_agg(distinct who), '[]') as people
    from change where authority = ${authority} and plan = ${plan}`.execute(db)
  return facetsSchema.parse(rows[0])
}
