/** Care leavers, social workers, and children’s part in their reviews. */
import type { Queries, Query } from './query.ts'

/** Each leaver once in a month, as last told; who is not known to be so or not is left out. */
const leavers = (is: 'in_touch' | 'suitable' | 'active'): Query => ({
  sql: `select as_at as day, team, child, ${is}::integer as hit, 1 as "of", null as held
    from (select * from leaver
      qualify row_number() over (partition by child, date_trunc('month', as_at) order by as_at desc) = 1)
    where ${is} is not null`,
})

/** Each worker once in a month, as last told; whose hours are not known is left out. */
const workers = (hit: string): Query => ({
  sql: `select as_at as day, team, null::varchar as child, ${hit} as hit, fte as "of", null as held
    from (select * from worker where fte > 0
      qualify row_number() over (partition by worker, date_trunc('month', as_at) order by as_at desc) = 1)`,
})

export const widerQueries: Queries = {
  'In touch': leavers('in_touch'),
  'Suitable accommodation': leavers('suitable'),
  'Care leavers active': leavers('active'),
  Caseload: workers('coalesce(cases, 0)'),
  Agency: workers('case when agency then fte else 0 end'),
  'Children heard': {
    sql: `select r.held as day, r.team, r.child, r.took_part::integer as hit, 1 as "of", null as held
      from (select child, held, took_part, team from care_review
          union all select child, held, took_part, team from protection_review) r
        join child on child.child = r.child
      where r.took_part is not null and datesub('year', child.born, r.held) >= 4`,
  },
}
