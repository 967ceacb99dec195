/** What others reach, as it is kept. A newer value takes the place of the older one; both stand in the record. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb } from '../../../platform/database-values.ts'
import type { AuthorityId } from '../../../platform/ids.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import { type Base, bases } from '../../indicators/indicator.ts'
import { inOrderOfTime } from '../rules/places.ts'
import type { Comparator } from '../target.ts'

const comparatorSchema = z.object({
  indicator: z.string(),
  base: z.enum(bases),
  period: z.string(),
  who: z.string(),
  value: z.number(),
})

/** By indicator, base and who, in the order of time. */
export async function listComparators(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  { indicator, base }: { indicator?: string; base?: Base } = {},
): Promise<Comparator[]> {
  const wanted: RawBuilder<unknown>[] = [
    sql`authority = ${authority}`,
    ...(indicator === undefined ? [] : [sql`indicator = ${indicator}`]),
    ...(base === undefined ? [] : [sql`base = ${base}`]),
  ]
  const { rows } = await sql<object>`select indicator, base, period, who, value from comparator
    where ${sql.join(wanted, sql` and `)} order by indicator, base, who`.execute(db)
  const read = rows.map((row) => comparatorSchema.parse(row))
  const groups = Map.groupBy(read, ({ indicator: code, base: on, who }) => JSON.stringify([code, on, who]))
  return [...groups.values()].flatMap((own) => own.toSorted((a, b) => inOrderOfTime(a.period, b.period)))
}

const keyOf = ({ indicator, base, who, period }: Omit<Comparator, 'value'>) =>
  JSON.stringify([indicator, base, who, period])

export type SavedComparators = { added: number; changed: number; same: number }

/** All or none. Of two for one period in the same list the last one holds. */
export async function saveComparators(
  db: Database,
  by: ChangeBy & { why: string },
  comparators: readonly Comparator[],
): Promise<SavedComparators> {
  const given = [...new Map(comparators.map((one) => [keyOf(one), comparatorSchema.parse(one)])).values()]
  return change(db, { ...by, what: 'comparators entered', subject: null }, async (transaction) => {
    const held = new Map((await listComparators(transaction, by.authority)).map((one) => [keyOf(one), one]))
    const news = given.filter((one) => held.get(keyOf(one))?.value !== one.value)
    const before = news.flatMap((one) => held.get(keyOf(one)) ?? [])
    await sql`insert into comparator (authority, indicator, base, who, period, value)
      select ${by.authority}, c.indicator, c.base, c.who, c.period, c.value
      from jsonb_to_recordset(${jsonb(news)}) as c (indicator text, base text, who text, period text, value double precision)
      on conflict (authority, indicator, base, who, period) do update set value = excluded.value`.execute(transaction)
    const added = news.length - before.length
    const result = { added, changed: before.length, same: given.length - news.length }
    return { result, before, after: news }
  })
}

/** Takes one out; it stays in the record. @returns false where it was not there */
export async function removeComparator(
  db: Database,
  by: ChangeBy & { why: string },
  comparator: Omit<Comparator, 'value'>,
): Promise<boolean> {
  return change<boolean, boolean>(db, { ...by, what: 'comparator withdrawn', subject: null }, async (transaction) => {
    const { indicator, base, who, period } = comparator
    const { rows } = await sql<object>`delete from comparator where authority = ${by.authority}
      and indicator = ${indicator} and base = ${base} and who = ${who} and period = ${period}
      returning indicator, base, period, who, value`.execute(transaction)
    return rows[0] === undefined
      ? { refused: false }
      : { result: true, before: comparatorSchema.parse(rows[0]), after: null }
  })
}
