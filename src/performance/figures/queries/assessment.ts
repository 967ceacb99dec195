/** Early help, referrals and assessments. */
import type { LimitName } from '../../indicators/indicator.ts'
import { plainCount, type Queries, type Query } from './query.ts'

/** From `began` to authorisation within the limit of the day it began; without such a limit it does not count. */
const assessedInTime = (kind: 'initial' | 'core' | 'single', name: LimitName, began: string): Query => ({
  elapsed: true,
  sql: `
  select a.authorised as day, a.team, a.child, (finish.number <= start.deadline)::integer as hit, 1 as "of", start.held,
    finish.number - start.number as elapsed
  from assessment a left join referral r on r.id = a.referral
    join limit_day start on start.name = '${name}' and start.day = ${began}
    join working_day finish on finish.day = a.authorised
  where a.kind = '${kind}'`,
})

/** A referral keyed in after the assessment was over cannot be what it began with. */
const fromReferral = 'case when r.received <= a.authorised then r.received else a.started end'

export const assessmentQueries: Queries = {
  'Early help assessments': {
    sql: `select finished as day, team, child, ${plainCount} from early_help`,
  },
  Contacts: { sql: `select received as day, team, child, ${plainCount} from contact` },
  Referrals: { sql: `select received as day, team, child, ${plainCount} from referral` },
  'Re-referrals': {
    lookBack: 12,
    sql: `select received as day, team, child,
        coalesce(s.number > 0, earlier > received - interval 12 month, false)::integer as hit, 1 as "of", null as held
      from (select id, received, team, child, max(received) over (partition by child order by received
          groups between unbounded preceding and 1 preceding) as earlier from referral) r
        left join stated s on s.what = 'earlier referrals' and s.id = r.id`,
  },
  'Referrals without action': {
    sql: `select received as day, team, child, no_further_action::integer as hit, 1 as "of", null as held
      from referral where no_further_action is not null`,
  },
  'NI 68': {
    sql: `select r.received as day, r.team, r.child, (r.id in (select referral from assessment
          where kind = 'initial' and referral is not null))::integer as hit, 1 as "of", null as held
      from referral r where r.received <= (select max(started) from assessment where kind = 'initial')`,
  },
  'NI 59': assessedInTime('initial', 'initial assessment', fromReferral),
  'NI 60': assessedInTime('core', 'core assessment', 'a.started'),
  'Single assessments in time': assessedInTime('single', 'single assessment', fromReferral),
  'Assessment length': {
    bands: [10, 20, 30, 45, 60],
    sql: `select a.authorised as day, a.team, a.child, finish.number - start.number as hit, 1 as "of", null as held,
        finish.number - start.number as days
      from assessment a join working_day start on start.day = a.started
        join working_day finish on finish.day = a.authorised`,
  },
  'Child seen': {
    sql: `select authorised as day, team, child, child_seen::integer as hit, 1 as "of", null as held
      from assessment where authorised is not null and child_seen is not null`,
  },
}
