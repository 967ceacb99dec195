/**
 * How an indicator is computed: one row of SQL for each case that counts, over the case tables of DuckDB.
 *
 * A query gives `day` (in whose month it counts), `team`, `hit` (what it adds to the numerator), `of` (to the denominator;
 * null where there is none) and `words` (the limit it was held against, or null). Besides the case tables it may use
 * `month(period, first, last)`, `working_day(day, number)`: working days up to and with that day, and
 * `dated_limit(name, since, until, working_days, months, words)`.
 */
export type Query = {
  sql: string
  /** Months of an extract that only serve to look back from the later ones. */
  lookBack?: number
}

export type Queries = Readonly<Record<string, Query>>

/** One row for each child under `table` (protection or care) at the end of each month; `more` are columns of it. */
export const openAtMonthEnd = (table: 'protection' | 'care'): string => `
  select m.period, m.last as day, x.* from month m join ${table} x
    on x.started <= m.last and (x.ended is null or x.ended > m.last)
  qualify row_number() over (partition by m.period, x.child order by x.started desc, x.id) = 1`
