/** What each month's outlook is worked out from, counted over the case tables by team, area and authority. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { lastDayOf, monthOfDay, monthsLater, type Period } from '../rules/periods.ts'
import type { Span } from './rules/life-table.ts'
import { type MonthSoFar, type Outlook, outlookOf } from './rules/outlook.ts'

/**
 * One row for each case, by the indicator it will count in: `team`, the day it `began`, the day it was `done`, the day it was
 * `gone` without, and the working days it may take. Begun and limited as in the figures of the indicator.
 */
const cases: Readonly<Record<string, (cut: string) => string>> = {
  'Single assessments in time': (cut) => `
    select a.team, a.began, a.done, null::date as gone, l.working_days as allowed
    from (select a.team, a.authorised as done,
        case when r.received <= coalesce(a.authorised, ${cut}) then r.received else a.started end as began
      from assessment a left join referral r on r.id = a.referral where a.kind = 'single') a
      join dated_limit l on l.name = 'single assessment' and a.began >= l.since and (l.until is null or a.began <= l.until)`,
  'Conferences in time': () => `
    select coalesce(c.team, e.team) as team, e.started as began, c.held as done,
      case when c.held is null and e.conference_needed is not true then e.ended end as gone, l.working_days as allowed
    from enquiry e
      left join (select enquiry, min(held) as held, arg_min(team, held) as team from conference
        where held is not null and not transfer_in group by enquiry) c on c.enquiry = e.id
      join dated_limit l on l.name = 'conference after strategy discussion' and e.started >= l.since
        and (l.until is null or e.started <= l.until)
    where c.held is not null or e.ended is not null or e.conference_needed is not false`,
}

/** Cases that were open longer than this at the cut are forgotten rather than late. */
const forgotten = '3 year'

/** Each case with its units and, in working days, where it stood. `over` is the day it ended, within the extract. */
const placed = (rows: string, cut: string) => `
  with each as (select *, least(done, gone) as over from (${rows}) where began <= ${cut} and (done is null or done >= began)),
  known as (select each.*, over <= ${cut} as is_over, done <= ${cut} and done = over as is_done,
      ends.number - begun.number as used,
      case when began > ${cut} - interval 12 month then -1 else year_ago.number - begun.number end as entry
    from each join working_day begun on begun.day = began
      join working_day ends on ends.day = least(coalesce(over, ${cut}), ${cut})
      join working_day year_ago on year_ago.day = (${cut} - interval 12 month)::date),
  by_unit as (select '' as unit, * from known union all select tree.unit, known.* from known join tree using (team))`

const soFarSql = (rows: string, cut: string, month: Period) => `${placed(rows, cut)}
  select unit, count(*) filter (where used <= allowed), count(*) from by_unit
  where is_done and done >= date '${month}-01' group by unit`

const openSql = (rows: string, cut: string) => `${placed(rows, cut)}
  select unit, used, allowed, count(*) from by_unit
  where is_over is not true and began > ${cut} - interval ${forgotten} group by all`

const spanSql = (rows: string, cut: string) => `${placed(rows, cut)}
  select unit, entry, used, case when is_over is not true then 'open' when is_done then 'finished' else 'gone' end, count(*)
  from by_unit where used > entry and (over is null or over > ${cut} - interval 12 month) group by all`

type Row = readonly unknown[]

async function byUnit(connection: DuckDBConnection, sql: string): Promise<Map<string, Row[]>> {
  const reader = await connection.runAndReadAll(sql)
  return Map.groupBy(reader.getRowsJS() as Row[], ([unit]) => String(unit)) // a row of DuckDB, whatever is in it
}

const outcomes = ['finished', 'gone', 'open'] as const
const spanOf = ([, entry, exit, outcome, count]: Row): Span => ({
  entry: Number(entry),
  exit: Number(exit),
  outcome: outcomes.find((one) => one === outcome) ?? 'open',
  cases: Number(count),
})

/**
 * The outlook of each indicator and unit that has something open or done in the month of the cut (in the one after, where
 * the cut is a month's last day). Referrals that come in later are in none.
 */
export async function countOutlook(connection: DuckDBConnection, cut: string): Promise<Outlook[]> {
  const day = `date '${cut}'`
  const month = lastDayOf(monthOfDay(cut)) === cut ? monthsLater(monthOfDay(cut), 1) : monthOfDay(cut)
  const left = await workingDaysLeft(connection, cut, lastDayOf(month))
  const outlooks: Outlook[] = []
  for (const [indicator, rowsOf] of Object.entries(cases)) {
    const rows = rowsOf(day)
    const done = await byUnit(connection, soFarSql(rows, day, month))
    const open = await byUnit(connection, openSql(rows, day))
    const spans = await byUnit(connection, spanSql(rows, day))
    const whole = (spans.get('') ?? []).map(spanOf)
    for (const unit of new Set([...done.keys(), ...open.keys()])) {
      const [, inTime, all] = done.get(unit)?.[0] ?? []
      const soFar: MonthSoFar = {
        doneInTime: Number(inTime ?? 0),
        done: Number(all ?? 0),
        open: (open.get(unit) ?? []).map(([, used, limit, count]) => ({
          ...{ used: Number(used), limit: Number(limit), cases: Number(count) },
        })),
        spans: (spans.get(unit) ?? []).map(spanOf),
      }
      outlooks.push(outlookOf({ indicator, unit, month }, soFar, left, whole))
    }
  }
  return outlooks
}

async function workingDaysLeft(connection: DuckDBConnection, cut: string, end: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select
    (select number from working_day where day = date '${end}') - (select number from working_day where day = date '${cut}')`)
  return Number(reader.getRowsJS()[0]?.[0] ?? 0)
}
