/** Figures from the case tables: each indicator's query, added up by month, and up the tree of teams. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { isWorkingDay } from '../../platform/calendar/working-days.ts'
import { limitInWords, limits } from '../rules/limits.ts'
import { lastDayOf, monthsFrom, monthsLater, type Period } from '../rules/periods.ts'
import type { ComputedFigure, Unit } from './figure.ts'
import { assessmentQueries } from './queries/assessment.ts'
import { careQueries } from './queries/care.ts'
import { protectionQueries } from './queries/protection.ts'
import type { Queries } from './queries/query.ts'

export const queries: Queries = { ...assessmentQueries, ...protectionQueries, ...careQueries }

/** Children under 18 who live here; null where nobody said, and then rates have no value. */
export type Months = {
  from: Period
  to: Period
  children: number | null
  /** By indicator, where the extract knows more or less than its query looks back for; null: it has no figures. */
  firsts?: Readonly<Record<string, Period | null>>
}

/** First and last of the days that the case tables are asked about by working days. */
const firstYear = 1995

/**
 * Calendar, limits, months and tree, which the queries use.
 * @param names `working_day`, `dated_limit`, `month` and `tree` are made in the connection
 */
export async function makeAids(connection: DuckDBConnection, { from, to }: Months): Promise<void> {
  await connection.run('create table working_day (day DATE, number INTEGER)')
  await connection.run(
    'create table dated_limit (name VARCHAR, since DATE, until DATE, working_days INTEGER, words VARCHAR)',
  )
  await connection.run('create table month (period VARCHAR, first DATE, last DATE)')
  await insert(connection, 'working_day', workingDayRows(`${Number(to.slice(0, 4)) + 1}-12-31`))
  const byWorkingDays = limits.flatMap((limit) =>
    'workingDays' in limit.length
      ? [[limit.name, limit.since, limit.until, limit.length.workingDays, limitInWords(limit)]]
      : [],
  )
  await insert(connection, 'dated_limit', byWorkingDays)
  await insert(
    connection,
    'month',
    monthsFrom(from, to).map((period) => [period, `${period}-01`, lastDayOf(period)]),
  )
  // A tree that runs in a circle ends after ten steps.
  await connection.run(`create table tree as
    with recursive up (team, unit, depth) as (
      select team, team, 0 from team
      union all
      select up.team, above.team, depth + 1 from up join team own on own.team = up.unit
        join team above on above.team = own.parent where depth < 10)
    select distinct team, unit from up`)
}

function workingDayRows(until: string): unknown[][] {
  const rows: unknown[][] = []
  let number = 0
  const last = Temporal.PlainDate.from(until)
  for (let day = new Temporal.PlainDate(firstYear, 1, 1); Temporal.PlainDate.compare(day, last) <= 0; ) {
    const text = day.toString()
    if (isWorkingDay(text)) number += 1
    rows.push([text, number])
    day = day.add({ days: 1 })
  }
  return rows
}

/** Only for words and numbers of our own. */
async function insert(connection: DuckDBConnection, table: string, rows: readonly unknown[][]): Promise<void> {
  const written = (value: unknown) =>
    value === null ? 'null' : typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
  for (let at = 0; at < rows.length; at += 2000) {
    const values = rows.slice(at, at + 2000).map((row) => `(${row.map(written).join(',')})`)
    await connection.run(`insert into ${table} values ${values.join(',')}`)
  }
}

/**
 * One indicator by month and unit. A unit that has a case in any month has a figure for each, with nought where it had
 * none; whoever has none at all has no figures.
 */
const rolledUp = (sql: string, first: Period) => `
  with kept as (
    select strftime(day, '%Y-%m') as period, team, words, sum(hit)::double as n, sum("of")::double as d
    from (${sql}) where day >= (select min(first) from month) and day <= (select max(last) from month) group by all),
  placed as (
    select period, '' as unit, words, n, d from kept
    union all select period, tree.unit, words, n, d from kept join tree on tree.team = kept.team),
  summed as (
    select period, unit, sum(n) as n, sum(d) as d, string_agg(distinct words, '; ' order by words) as words
    from placed group by all),
  units as (select unit, bool_or(d is not null) as divided from summed group by unit)
  select m.period, u.unit, coalesce(s.n, 0) as n, case when u.divided then coalesce(s.d, 0) end as d, s.words
  from month m cross join units u left join summed s on s.period = m.period and s.unit = u.unit
  where m.period >= '${first}' order by u.unit, m.period`

const rates = new Set(['Referrals', 'Section 47', 'Protection plans', 'Children in care'])

/** Every indicator of which the extract holds a case. */
export async function computeFigures(connection: DuckDBConnection, months: Months): Promise<ComputedFigure[]> {
  const figures: ComputedFigure[] = []
  for (const [indicator, { sql, lookBack = 0 }] of Object.entries(queries)) {
    const told = months.firsts?.[indicator]
    if (told === null) continue
    const first = told ?? monthsLater(months.from, lookBack)
    const reader = await connection.runAndReadAll(rolledUp(sql, first))
    for (const row of reader.getRowsJS()) {
      const [period, unit, numerator, denominator, words] = row
      const people = rates.has(indicator) && unit === '' ? months.children : null
      figures.push({
        indicator,
        period: String(period),
        unit: String(unit),
        numerator: Number(numerator),
        denominator: denominator === null || denominator === undefined ? people : Number(denominator),
        limit: words === null || words === undefined ? null : String(words),
      })
    }
  }
  return figures
}

/** The teams and areas that the extract lists: only they may have figures, so that no other word can pass for a team. */
export async function readUnits(connection: DuckDBConnection): Promise<Unit[]> {
  const reader = await connection.runAndReadAll(`select team, coalesce(name, team), parent,
      team in (select parent from team where parent is not null) from team order by team`)
  return reader.getRowsJS().map(([id, name, parent, holds]) => ({
    id: String(id),
    name: String(name),
    kind: holds === true ? 'area' : 'team',
    parent: parent === null || parent === undefined ? null : String(parent),
  }))
}
