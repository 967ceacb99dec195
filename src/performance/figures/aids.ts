/** What the queries of indicators use besides the case tables: calendar, limits, months, the tree of teams, and people. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { bankHolidays } from '../../platform/calendar/bank-holidays.ts'
import { limitInWords, limits } from '../rules/limits.ts'
import { lastDayOf, monthsFrom, type Period } from '../rules/periods.ts'
import { ethnicityGroup, sexGroup } from './queries/person.ts'
import { makeOpenAtMonthEnd } from './queries/query.ts'

/** Children under 18 who live here; null where nobody said, and then rates have no value. */
export type Months = {
  from: Period
  to: Period
  children: number | null
  /** The day up to which the extract knows: weeks go up to it, months only to the last that is over. */
  cut?: string
  /** By indicator, where the extract knows more or less than its query looks back for; null: it has no figures. */
  firsts?: Readonly<Record<string, Period | null>>
  /** Months of everybody only: no weeks, parts or other limits. */
  quick?: boolean
}

/** First of the days that the case tables are asked about by working days. */
const firstYear = 1995

/** Weeks that are counted by themselves: half a year, which is what a team meeting looks back on. */
export const weeksKept = 26

/** A Monday to number weeks from. */
const firstMonday = '2000-01-03'

/** Number of the week that a day is in, as the calendar's column `week` has it. */
export const mondayOfWeek = (week: number): string =>
  Temporal.PlainDate.from(firstMonday)
    .add({ days: week * 7 })
    .toString()

/** Number of the month as the calendar's column `month` has it: March 2026 is 2026 × 12 + 2. */
export const monthOfNumber = (month: number): Period =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

/**
 * Makes in the connection:
 * - `working_day(day, number)`: working days up to and with each day;
 * - `calendar(day, number, month, week)`: only days that count, with the number of their month and, for the newest weeks,
 *   of their week;
 * - `dated_limit(id, name, since, until, working_days, words)` and `limit_day(name, day, number, deadline, held)`: up to
 *   which working day something was in time that began on a day, and by which limit (its id);
 * - `month(period, first, last)`; `tree(team, unit)`: each team with itself and all above it; `area_of(team, area)`;
 * - `person(child, born, sex, ethnicity)`, in broad groups;
 * - `open_protection` and `open_care`: who is on a plan or in care at the end of each month.
 */
export async function makeAids(connection: DuckDBConnection, { from, to, cut }: Months): Promise<void> {
  await makeWorkingDays(connection, Number(to.slice(0, 4)) + 1)
  await connection.run('create table month (period VARCHAR, first DATE, last DATE)')
  const months = monthsFrom(from, to).map((period) => [period, `${period}-01`, lastDayOf(period)])
  await insert(connection, 'month', months)
  await makeCalendar(connection, { first: `${from}-01`, last: lastDayOf(to), cut: cut ?? lastDayOf(to) })
  await makeLimits(connection)
  const lasting = [makeOpenAtMonthEnd('protection', { from, to }), makeOpenAtMonthEnd('care', { from, to })]
  for (const statement of [...trees, people, ...lasting]) await connection.run(statement)
}

async function makeWorkingDays(connection: DuckDBConnection, lastYear: number): Promise<void> {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  const off = years.flatMap((year) => bankHolidays(year).map(({ day }) => `date '${day}'`))
  await connection.run(`create table working_day as
    select day, (sum((isodow(day) < 6 and day not in (${off.join(',')}))::integer) over (order by day))::integer as number
    from (select unnest(generate_series(date '${firstYear}-01-01', date '${lastYear}-12-31', interval 1 day))::date as day)`)
}

/** The last week that is over at the cut ends on its Sunday. */
async function makeCalendar(connection: DuckDBConnection, of: { first: string; last: string; cut: string }) {
  const { first, last, cut } = of
  const week = `(date_diff('day', date '${firstMonday}', day) // 7)`
  const newest = `(date_diff('day', date '${firstMonday}', date '${cut}' + 1) // 7 - 1)`
  await connection.run(`create table calendar as select * from (
      select day, number,
        case when day between date '${first}' and date '${last}' then (year(day) * 12 + month(day) - 1)::integer end as month,
        case when ${week} between ${newest} - ${weeksKept - 1} and ${newest} then ${week}::integer end as week
      from working_day) where month is not null or week is not null`)
}

async function makeLimits(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table dated_limit
    (id INTEGER, name VARCHAR, since DATE, until DATE, working_days INTEGER, words VARCHAR)`)
  const rows = limits.flatMap((limit, id) =>
    'workingDays' in limit.length
      ? [[id, limit.name, limit.since, limit.until, limit.length.workingDays, limitInWords(limit)]]
      : [],
  )
  await insert(connection, 'dated_limit', rows)
  await connection.run(`create table limit_day as
    select l.name, w.day, w.number, w.number + l.working_days as deadline, l.id as held
    from working_day w join dated_limit l on w.day >= l.since and (l.until is null or w.day <= l.until)`)
}

const trees = [
  // A tree that runs in a circle ends after ten steps.
  `create table tree as
    with recursive up (team, unit, depth) as (
      select team, team, 0 from team
      union all
      select up.team, above.team, depth + 1 from up join team own on own.team = up.unit
        join team above on above.team = own.parent where depth < 10)
    select distinct team, unit from up`,
  // Where a case of a team counts among the areas: a unit that holds others is its own.
  `create table area_of as select team,
      case when team in (select parent from team) then team when parent in (select team from team) then parent end as area
    from team`,
]

/** A child listed twice is one person. */
const people = `create table person as
  select child, any_value(born) as born, any_value(${sexGroup('sex')}) as sex,
    any_value(${ethnicityGroup('ethnicity')}) as ethnicity
  from child where child is not null group by child`

/** Only for words and numbers of our own. */
async function insert(connection: DuckDBConnection, table: string, rows: readonly unknown[][]): Promise<void> {
  const written = (value: unknown) =>
    value === null ? 'null' : typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
  const values = rows.map((row) => `(${row.map(written).join(',')})`)
  if (values.length > 0) await connection.run(`insert into ${table} values ${values.join(',')}`)
}
