/** Children in care, and missing episodes. */
import { lastVisits, openAtMonthEnd, plainCount, type Queries, type Query } from './query.ts'
import { reviewedInTime } from './reviews.ts'

const open = openAtMonthEnd('care')

/** Children in care at the end of the month with the placement they are in then. */
const placed = `
  select o.day, o.team, o.child, o.started as care_started, p.kind, p.started as placed
  from ${open} o join placement p on p.child = o.child and p.started <= o.day and (p.ended is null or p.ended > o.day)
  qualify row_number() over (partition by o.day, o.child order by p.started desc, p.id) = 1`

/** Of the children in care for a year, who had such a check in the year before. */
const checkedInYear = (kind: 'assessment' | 'dental'): Query => ({
  needs: ['care', 'health'],
  sql: `select o.day, o.team, o.child, coalesce(h.held > o.day - interval 12 month, false)::integer as hit, 1 as "of",
      null as held
    from (select * from ${open} where started <= day - interval 12 month) o
      asof left join (select child, held from health where kind = '${kind}' and held is not null) h
      on h.child = o.child and h.held <= o.day
    where exists (select 1 from health where kind = '${kind}')`,
})

export const careQueries: Queries = {
  'Children in care': {
    bands: [90, 180, 365, 730, 1825],
    sql: `select day, team, child, ${plainCount}, date_diff('day', started, day) as days from ${open}`,
  },
  'Starts in care': { sql: `select started as day, team, child, ${plainCount} from care` },
  'NI 61': {
    needs: ['adoption'],
    sql: `select a.ordered as day, c.team, a.child, (a.placed <= a.decided + interval 12 month)::integer as hit, 1 as "of",
        null as held
      from (select * from adoption where ordered is not null and decided is not null and placed is not null) a
        asof left join care c on c.child = a.child and c.started <= a.ordered`,
  },
  'NI 62': {
    needs: ['care', 'placement'],
    lookBack: 12,
    sql: `select o.day, any_value(o.team) as team, o.child,
        (coalesce(any_value(s.number), count(p.id)) >= 3)::integer as hit, 1 as "of", null as held
      from ${open} o left join stated s on s.what = 'placements' and s.id = o.id
        left join placement p on p.child = o.child and p.started <= o.day
          and (p.ended is null or p.ended > o.day - interval 12 month)
      where exists (select 1 from placement)
      group by o.day, o.child`,
  },
  'NI 63': {
    needs: ['care', 'placement'],
    sql: `select day, team, x.child, (placed <= day - interval 2 year)::integer as hit, 1 as "of", null as held
      from (${placed}) x join child on child.child = x.child
      where child.born > day - interval 16 year and care_started <= day - interval 30 month`,
  },
  'NI 66': reviewedInTime('care'),
  'Care visits': {
    needs: ['care', 'visit'],
    sql: `select day, team, child, coalesce(date_diff('day', x.held, day) <= 42, false)::integer as hit, 1 as "of",
        null as held
      from (${lastVisits('care')}) x`,
  },
  'Health assessments': checkedInYear('assessment'),
  'Dental checks': checkedInYear('dental'),
  // A child with several scores in a year of councils counts with the last.
  'NI 58': {
    needs: ['care', 'health'],
    sql: `select h.held as day, c.team, h.child, h.score as hit, 1 as "of", null as held
      from (select * from health where kind = 'sdq' and held is not null and score is not null) h
        asof join care c on c.child = h.child and c.started <= h.held - interval 12 month
        join child on child.child = h.child
      where (c.ended is null or c.ended > h.held) and datesub('year', child.born, h.held) between 4 and 16
      qualify row_number() over (partition by h.child, year(h.held - interval 3 month) order by h.held desc) = 1`,
  },
  'Residential care': {
    needs: ['care', 'placement'],
    sql: `select day, team, child, (kind in ('residential', 'secure'))::integer as hit, 1 as "of", null as held
      from (${placed})`,
  },
  'Missing episodes': { sql: `select started as day, team, child, ${plainCount} from missing` },
  'Return interviews': {
    sql: `select ended as day, team, child, coalesce(interview_offered, false)::integer as hit, 1 as "of", null as held
      from missing where ended is not null and exists (select 1 from missing where interview_offered is not null)`,
  },
}
