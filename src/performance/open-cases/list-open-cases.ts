/** The open cases of an extract with their limits. They leave DuckDB only where the authority keeps them, encrypted. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { type OpenCase, type OpenKind, openKinds } from './open-case.ts'

/** Kind by kind: child, team, the day it runs from, and working days or months that it may take. */
const open: Readonly<Record<OpenKind, (cut: string) => string>> = {
  assessment: (cut) => `
    select a.child, a.team, a.since, l.working_days, null as months
    from (select a.child, a.team, a.kind, case when r.received <= ${cut} then r.received else a.started end as since
        from assessment a left join referral r on r.id = a.referral
        where (a.authorised is null or a.authorised > ${cut}) and a.started <= ${cut}) a
      join dated_limit l on l.name = a.kind || ' assessment' and a.since >= l.since
        and (l.until is null or a.since <= l.until)`,
  conference: (cut) => `
    select e.child, e.team, e.started, l.working_days, null
    from enquiry e join dated_limit l on l.name = 'conference after strategy discussion' and e.started >= l.since
      and (l.until is null or e.started <= l.until)
    where e.started <= ${cut} and e.conference_needed is not false
      and (e.ended is null or e.ended > ${cut} or e.conference_needed)
      and not exists (select 1 from conference c where c.enquiry = e.id and c.held <= ${cut})`,
  'protection review': (cut) => `
    select p.child, p.team, coalesce(held, p.started), null, case when held is null then 3 else 6 end
    from protection p left join (select child, protection, max(held) as held from protection_review
        where held <= ${cut} group by all) r on coalesce(r.protection = p.id, r.child = p.child) and r.held >= p.started
    where p.started <= ${cut} and (p.ended is null or p.ended > ${cut}) and exists (select 1 from protection_review)`,
  'care review': (cut) => `
    select c.child, c.team, coalesce(held, c.started), case when held is null then 20 end,
      case when reviews = 1 then 3 when reviews > 1 then 6 end
    from care c left join (select care.id, max(v.held) as held, count(distinct v.held) as reviews
        from care_review v join care on coalesce(v.care = care.id, v.child = care.child) and v.held >= care.started
        where v.held <= ${cut} group by care.id) r on r.id = c.id
    where c.started <= ${cut} and (c.ended is null or c.ended > ${cut}) and exists (select 1 from care_review)`,
  'protection visit': (cut) => `
    select p.child, p.team, coalesce(held, p.started), 10, null
    from protection p left join (select child, max(held) as held from visit
        where about = 'protection' and held <= ${cut} group by child) v on v.child = p.child and v.held >= p.started
    where p.started <= ${cut} and (p.ended is null or p.ended > ${cut})
      and exists (select 1 from visit where about = 'protection')`,
}

/** What was open longer than this was never closed: data quality tells it, and a list of work would drown in it. */
const forgotten = '3 year'

const listed = (kind: OpenKind, cut: string) => `
  select x.child, case when x.team in (select team from team) then x.team else '' end as team, x.since, x.due, x.words,
    today.number - begun.number as used, ends.number - today.number as left_over
  from (select child, team, since, words, case when working_days is null then since + to_months(months) else ends end::date as due
      from (select o.*, case when working_days is null then months || ' months' else working_days || ' working days' end as words,
          (select min(day) from working_day where number = begun.number + working_days) as ends
        from (${open[kind](cut)}) o (child, team, since, working_days, months)
          join working_day begun on begun.day = o.since)) x
    join working_day begun on begun.day = x.since
    join working_day ends on ends.day = x.due
    join working_day today on today.day = ${cut}
  where x.since > ${cut} - interval ${forgotten}
  order by x.due, x.child`

/**
 * Open assessments, enquiries that wait for their conference, and reviews and visits that come next.
 *
 * @param connection with the case tables filled and the aids made
 * @param cut `2026-04-30`
 */
export async function listOpenCases(connection: DuckDBConnection, cut: string): Promise<OpenCase[]> {
  const cases: OpenCase[] = []
  for (const kind of openKinds) {
    const reader = await connection.runAndReadAll(listed(kind, `date '${cut}'`))
    for (const row of reader.getRowsJson()) {
      const [reference, team, started, due, limit] = row.slice(0, 5).map(String)
      if (reference === undefined || team === undefined || started === undefined) continue
      const [used, left] = row.slice(5).map(Number)
      cases.push({
        ...{ kind, team, reference, started, due: due ?? '', limit: limit ?? '' },
        ...{ used: used ?? 0, left: left ?? 0 },
      })
    }
  }
  return cases
}
