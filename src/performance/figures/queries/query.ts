/**
 * How an indicator is computed: one row of SQL for each case that counts, over the case tables of DuckDB.
 *
 * A query gives `day` (in whose month it counts), `team`, `child` (or null; it never leaves DuckDB), `hit` (what it adds to
 * the numerator), `of` (to the denominator; null where there is none) and `held` (id of the limit it was held against, or
 * null). Besides the case tables it may use what `makeAids` makes.
 */
import type { CaseTable } from '../../extracts/case-tables.ts'
import type { LimitName } from '../../indicators/indicator.ts'
import { categoryGroup } from './person.ts'

export type Query = {
  sql: string
  /** Case tables without a row of which there can be no figure: it is not asked then. */
  needs?: readonly CaseTable[]
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
 * One row for each child under `table` at the end of each month: `day`, `id`, `child`, `team`, `started`, and of a plan the
 * group of its `category`. `makeAids` makes it once for all indicators.
 */
export const openAtMonthEnd = (table: Lasting): string => `open_${table}`

export type Lasting = 'protection' | 'care'

/** A month as one number: March 2026 is 2026 × 12 + 2. */
const monthNumber = (day: string) => `(year(${day}) * 12 + month(${day}) - 1)`

/**
 * Only of a child who has several can two be open at once: to sort out all of them would take more than twice as long. What
 * ended in a month was not open at its end.
 */
export const makeOpenAtMonthEnd = (table: Lasting, { from, to }: { from: string; to: string }): string => {
  const [first, end] = [monthNumber(`date '${from}-01'`), `${monthNumber(`date '${to}-01'`)} + 1`]
  const category = table === 'protection' ? ', kind.name as category' : ''
  const kinds = `left join (select category, ${categoryGroup('category')} as name
      from (select distinct category from ${table})) kind on coalesce(kind.category, '') = coalesce(x.category, '')`
  const open = `select last_day(make_date(number // 12, number % 12 + 1, 1)) as day, * exclude (number, ended, several)
    from (select *, unnest(range(greatest(${monthNumber('started')}, ${first}),
      least(coalesce(${monthNumber('ended')}, ${end}), ${end}))) as number from lasting`
  return `create table open_${table} as
    with lasting as materialized (select x.id, x.child, x.team, x.started, x.ended${category}, several.child is not null as several
      from ${table} x left join (select child from ${table} where child is not null group by child having count(*) > 1) several
        on several.child = x.child ${category === '' ? '' : kinds})
    ${open} where not several)
    union all ${open} where several)
    qualify row_number() over (partition by number, child order by started desc, id) = 1`
}

/** Every row counts one, and is divided by nothing. */
export const plainCount = `1 as hit, null as "of", null as held`

/**
 * Children on a plan or in care at the end of the month, each with the last visit up to then (`held`, `alone`, null where
 * there was none); nothing where the extract has no visits of that kind.
 */
export const lastVisits = (about: Lasting): string => `
  select o.day, o.team, o.child, v.held, v.alone from ${openAtMonthEnd(about)} o
    asof left join (select * from visit where about = '${about}' and held is not null) v
    on v.child = o.child and v.held <= o.day
  where exists (select 1 from visit where about = '${about}')`
