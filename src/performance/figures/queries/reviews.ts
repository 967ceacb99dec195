/** Whether every review of a child was held when it was due, by the terms of law and guidance. */
import type { LimitName } from '../../indicators/indicator.ts'
import { type Lasting, openAtMonthEnd, type Query } from './query.ts'

/** When the next review is due, from the day the last was held (or the plan or care began), by which review it is. */
const dueBy: Record<Lasting, string> = {
  protection: `(began + case when turn = 1 then interval 3 month else interval 6 month end)::date`,
  // A first review long after the start is only the first that the extract knows.
  care: `case when turn = 1 then first_due
      when turn = 2 and began <= started + interval 4 month then (began + interval 3 month)::date
      else (began + interval 6 month)::date end`,
}

const terms: Record<Lasting, readonly LimitName[]> = {
  protection: ['first review conference', 'later review conference'],
  care: ['first care review', 'second care review', 'later care review'],
}

/** Those who have been there long enough for a review to have been due: three months from 30 November are up on 28 February. */
const longEnough: Record<Lasting, string> = {
  protection: `o.started + interval 3 month <= o.day`,
  care: `o.started in (select day from first_review where due <= o.day)`,
}

const reviews = { protection: 'protection_review', care: 'care_review' } as const

/**
 * One row for each review that was held and one for the next to come, with the day it was due; a review belongs to the
 * plan or the time in care on whose days it was held.
 */
const steps = (about: Lasting) => `
    reviewed as (select x.id, x.started, v.held,
        row_number() over (partition by x.id order by v.held) as turn,
        coalesce(lag(v.held) over (partition by x.id order by v.held), x.started) as began
      from ${about} x join (select distinct child, held from ${reviews[about]} where held is not null) v
        on v.child = x.child and v.held >= x.started and (x.ended is null or v.held <= x.ended)),
    next as (select x.id, x.started, null::date as held, count(r.id) + 1 as turn, coalesce(max(r.held), x.started) as began
      from ${about} x left join reviewed r on r.id = x.id group by x.id, x.started),
    due as (select id, held, ${dueBy[about]} as due
      from (select s.*, f.due as first_due from (select * from reviewed union all select * from next) s
        left join first_review f on f.day = s.started))`

/**
 * Of those there at the end of the month, who had each review of the year before by the day it was due. A review that is
 * overdue on that day counts as late, whenever it came.
 */
export const reviewedInTime = (about: Lasting): Query => ({
  // Reviews before the extract begins are not known, and those of a whole year count.
  lookBack: 12,
  limits: terms[about],
  needs: [about, reviews[about]],
  sql: `with first_review as (select w.day, (select min(l.day) from working_day l where l.number = w.number + 20) as due
        from working_day w where w.day in (select started from ${about})),
      ${steps(about)},
      open as (select o.day, o.team, o.child, o.id from ${openAtMonthEnd(about)} o where ${longEnough[about]}),
      late as (select distinct o.day, o.id from open o join due d on d.id = o.id
        where d.due > o.day - interval 12 month and d.due < least(coalesce(d.held, o.day), o.day))
    select o.day, o.team, o.child, (l.id is null)::integer as hit, 1 as "of", null as held
    from open o left join late l on l.day = o.day and l.id = o.id
    where exists (select 1 from ${reviews[about]})`,
})
