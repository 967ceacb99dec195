/**
 * How an indicator is computed: one row of SQL for each case that counts, over the case tables of DuckDB.
 *
 * A query gives `day` (in whose month it counts), `team`, `child` (or null; it never leaves DuckDB), `hit` (what it adds to
 * the numerator), `of` (to the denominator; null where there is none) and `held` (id of the limit it was held against, or
 * null). Besides the case tables it may use what `makeAids` makes.
 */
import type { LimitName } from '../../indicators/indicator.ts'

export type Query = {
  sql: string
  /** Months of an extract that only serve to look back from the later ones. */
  lookBack?: number
  /** Limits that each case is held against, where there are several for one case. */
  limits?: readonly LimitName[]
  /** Rows have `elapsed`, working days: they can be held against another limit too. */
  elapsed?: boolean
  /** Rows have `category`, of abuse. */
  category?: boolean
  /** Rows have `days`; the last day of each band but the open one. */
  bands?: readonly number[]
}

export type Queries = Readonly<Record<string, Query>>

/**
 * One row for each child under `table` (protection or care) at the end of each month. Only of a child
 * who has several can two be open at once: to sort out all of them would take more than twice as long.
 */
export const openAtMonthEnd = (table: 'protection' | 'care'): string => {
  const open = (rows: string) => `select m.period, m.last as day, x.* from month m join ${rows} x
    on x.started <= m.last and (x.ended is null or x.ended > m.last)`
  const several = `(select child from ${table} where child is not null group by child having count(*) > 1)`
  return `${open(`(select * from ${table} where child not in ${several})`)}
    union all ${open(`(select * from ${table} where child is null or child in ${several})`)}
    qualify row_number() over (partition by m.period, x.child order by x.started desc, x.id) = 1`
}

/** Every row counts one, and is divided by nothing. */
export const plainCount = `1 as hit, null as "of", null as held`

/**
 * Children on a plan or in care at the end of the month, each with the last visit up to then (`held`, `alone`, null where
 * there was none); nothing where the extract has no visits of that kind.
 */
export const lastVisits = (about: 'protection' | 'care'): string => `
  select o.day, o.team, o.child, v.held, v.alone from (${openAtMonthEnd(about)}) o
    asof left join (select * from visit where about = '${about}' and held is not null) v
    on v.child = o.child and v.held <= o.day
  where exists (select 1 from visit where about = '${about}')`
