/** Enquiries, conferences and child protection plans. */
import { openAtMonthEnd, type Queries } from './query.ts'

const open = openAtMonthEnd('protection')

/** Children on a plan at the end of the month, each with the last visit up to then; nothing where no visits are given. */
const lastVisits = `
  select o.day, o.team, v.held, v.alone from (${open}) o
    asof left join (select * from visit where about = 'protection' and held is not null) v
    on v.child = o.child and v.held <= o.day
  where exists (select 1 from visit where about = 'protection')`

export const protectionQueries: Queries = {
  'Section 47': { sql: `select started as day, team, 1 as hit, null as "of", null as words from enquiry` },
  'Conferences in time': {
    sql: `select c.held as day, c.team, (finish.number - start.number <= l.working_days)::integer as hit, 1 as "of", l.words
      from conference c
        join working_day start on start.day = c.strategy_on
        join working_day finish on finish.day = c.held
        join dated_limit l on l.name = 'conference after strategy discussion' and c.strategy_on >= l.since
          and (l.until is null or c.strategy_on <= l.until)
      where not c.transfer_in`,
  },
  'Conferences to plan': {
    sql: `select held as day, team, led_to_plan::integer as hit, 1 as "of", null as words
      from conference where held is not null and led_to_plan is not null and not transfer_in`,
  },
  'Protection plans': { sql: `select day, team, 1 as hit, null as "of", null as words from (${open})` },
  'NI 64': {
    sql: `select ended as day, team, (ended >= started + interval 2 year)::integer as hit, 1 as "of", null as words
      from protection where ended is not null`,
  },
  'Open over two years': {
    sql: `select day, team, (started <= day - interval 2 year)::integer as hit, 1 as "of", null as words from (${open})`,
  },
  'NI 65': {
    sql: `select started as day, team, (earlier_plans > 0)::integer as hit, 1 as "of", null as words
      from protection where earlier_plans is not null`,
  },
  'Protection visits': {
    sql: `select x.day, x.team, coalesce(finish.number - start.number <= 10, false)::integer as hit, 1 as "of",
        null as words
      from (${lastVisits}) x join working_day finish on finish.day = x.day
        left join working_day start on start.day = x.held`,
  },
  'Seen alone': {
    sql: `select day, team, coalesce(alone, false)::integer as hit, 1 as "of", null as words from (${lastVisits})`,
  },
}
