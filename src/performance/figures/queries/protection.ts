/** Enquiries, conferences and child protection plans. */
import { categoryGroup } from './person.ts'
import { lastVisits, openAtMonthEnd, plainCount, type Queries } from './query.ts'
import { reviewedInTime } from './reviews.ts'

const open = openAtMonthEnd('protection')
const visited = lastVisits('protection')
const category = `${categoryGroup('category')} as category`

export const protectionQueries: Queries = {
  'Section 47': { sql: `select started as day, team, child, ${plainCount} from enquiry` },
  'Conferences in time': {
    elapsed: true,
    sql: `select c.held as day, c.team, c.child, (finish.number <= start.deadline)::integer as hit, 1 as "of", start.held,
        finish.number - start.number as elapsed
      from conference c
        join limit_day start on start.name = 'conference after strategy discussion' and start.day = c.strategy_on
        join working_day finish on finish.day = c.held
      where not c.transfer_in and c.held >= c.strategy_on`,
  },
  'Conferences to plan': {
    sql: `select held as day, team, child, led_to_plan::integer as hit, 1 as "of", null as held
      from conference where conference.held is not null and led_to_plan is not null and not transfer_in`,
  },
  'Protection plans': {
    category: true,
    bands: [90, 180, 365, 730],
    sql: `select day, team, child, ${plainCount}, date_diff('day', started, day) as days, category from ${open}`,
  },
  'NI 64': {
    category: true,
    sql: `select ended as day, team, child, (ended >= started + interval 2 year)::integer as hit, 1 as "of", null as held,
        ${category}
      from protection where ended is not null`,
  },
  'Open over two years': {
    category: true,
    sql: `select day, team, child, (started <= day - interval 2 year)::integer as hit, 1 as "of", null as held, category
      from ${open}`,
  },
  'NI 65': {
    category: true,
    sql: `select started as day, team, child, (earlier_plans > 0)::integer as hit, 1 as "of", null as held, ${category}
      from protection where earlier_plans is not null`,
  },
  'NI 67': reviewedInTime('protection'),
  'Protection visits': {
    needs: ['protection', 'visit'],
    sql: `select x.day, x.team, x.child, coalesce(finish.number - start.number <= 10, false)::integer as hit, 1 as "of",
        null as held
      from (${visited}) x join working_day finish on finish.day = x.day
        left join working_day start on start.day = x.held`,
  },
  'Seen alone': {
    needs: ['protection', 'visit'],
    sql: `select day, team, child, coalesce(alone, false)::integer as hit, 1 as "of", null as held from (${visited})`,
  },
}
