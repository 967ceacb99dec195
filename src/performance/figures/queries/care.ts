/** Children in care, and missing episodes. */
import { openAtMonthEnd, type Queries } from './query.ts'

const open = openAtMonthEnd('care')

/** Children in care at the end of the month with the placement they are in then. */
const placed = `
  select o.day, o.team, o.child, o.started as care_started, p.kind, p.started as placed
  from (${open}) o join placement p on p.child = o.child and p.started <= o.day and (p.ended is null or p.ended > o.day)
  qualify row_number() over (partition by o.day, o.child order by p.started desc, p.id) = 1`

export const careQueries: Queries = {
  'Children in care': { sql: `select day, team, 1 as hit, null as "of", null as words from (${open})` },
  'Starts in care': { sql: `select started as day, team, 1 as hit, null as "of", null as words from care` },
  'NI 62': {
    lookBack: 12,
    sql: `select o.day, any_value(o.team) as team, (coalesce(any_value(s.number), count(p.id)) >= 3)::integer as hit,
        1 as "of", null as words
      from (${open}) o left join stated s on s.what = 'placements' and s.id = o.id left join placement p on p.child = o.child and p.started <= o.day
        and (p.ended is null or p.ended > o.day - interval 12 month)
      where exists (select 1 from placement)
      group by o.day, o.child`,
  },
  'NI 63': {
    sql: `select day, team, (placed <= day - interval 2 year)::integer as hit, 1 as "of", null as words
      from (${placed}) x join child on child.child = x.child
      where child.born > day - interval 16 year and care_started <= day - interval 30 month`,
  },
  'Residential care': {
    sql: `select day, team, (kind in ('residential', 'secure'))::integer as hit, 1 as "of", null as words from (${placed})`,
  },
  'Missing episodes': { sql: `select started as day, team, 1 as hit, null as "of", null as words from missing` },
  'Return interviews': {
    sql: `select ended as day, team, coalesce(interview_offered, false)::integer as hit, 1 as "of", null as words
      from missing where ended is not null and exists (select 1 from missing where interview_offered is not null)`,
  },
}
