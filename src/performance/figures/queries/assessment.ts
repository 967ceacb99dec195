/** Early help, referrals and assessments. */
import type { LimitName } from '../../indicators/indicator.ts'
import type { Queries } from './query.ts'

/** From `began` to authorisation within the limit of the day it began; without such a limit it does not count. */
const assessedInTime = (kind: 'initial' | 'core' | 'single', name: LimitName, began: string) => `
  select x.authorised as day, x.team, (finish.number - start.number <= l.working_days)::integer as hit, 1 as "of", l.words
  from (select a.authorised, a.team, ${began} as began
      from assessment a left join referral r on r.id = a.referral
      where a.kind = '${kind}' and a.authorised is not null) x
    join working_day start on start.day = x.began
    join working_day finish on finish.day = x.authorised
    join dated_limit l on l.name = '${name}' and x.began >= l.since and (l.until is null or x.began <= l.until)`

/** A referral keyed in after the assessment was over cannot be what it began with. */
const fromReferral = 'case when r.received <= a.authorised then r.received else a.started end'

export const assessmentQueries: Queries = {
  'Early help assessments': {
    sql: `select finished as day, team, 1 as hit, null as "of", null as words from early_help where finished is not null`,
  },
  Contacts: { sql: `select received as day, team, 1 as hit, null as "of", null as words from contact` },
  Referrals: { sql: `select received as day, team, 1 as hit, null as "of", null as words from referral` },
  'Re-referrals': {
    lookBack: 12,
    sql: `select received as day, team, coalesce(s.number > 0, earlier > received - interval 12 month, false)::integer as hit,
        1 as "of", null as words
      from (select id, received, team, max(received) over (partition by child order by received
          range between unbounded preceding and interval 1 day preceding) as earlier from referral) r
        left join stated s on s.what = 'earlier referrals' and s.id = r.id`,
  },
  'Referrals without action': {
    sql: `select received as day, team, no_further_action::integer as hit, 1 as "of", null as words
      from referral where no_further_action is not null`,
  },
  'NI 68': {
    sql: `select r.received as day, r.team, (r.id in (select referral from assessment
          where kind = 'initial' and referral is not null))::integer as hit, 1 as "of", null as words
      from referral r where r.received <= (select max(started) from assessment where kind = 'initial')`,
  },
  'NI 59': { sql: assessedInTime('initial', 'initial assessment', fromReferral) },
  'NI 60': { sql: assessedInTime('core', 'core assessment', 'a.started') },
  'Single assessments in time': { sql: assessedInTime('single', 'single assessment', fromReferral) },
  'Assessment length': {
    sql: `select a.authorised as day, a.team, finish.number - start.number as hit, 1 as "of", null as words
      from assessment a join working_day start on start.day = a.started join working_day finish on finish.day = a.authorised`,
  },
  'Child seen': {
    sql: `select authorised as day, team, child_seen::integer as hit, 1 as "of", null as words
      from assessment where authorised is not null and child_seen is not null`,
  },
}
