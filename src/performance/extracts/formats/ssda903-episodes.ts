/**
 * Episodes of care, repaired: one child’s episodes follow each other without a gap or an overlap while the child is in care.
 * Where a return says otherwise, its start is believed before its end, and each kind of repair is counted. Statements of
 * DuckDB in order; they leave `episode(child, decom, dec, rne, rec, …, period, place_number)`.
 */
import type { Finding } from '../format.ts'
import { endingInForce, lettersSince, placeInForce } from './ssda903-codes.ts'

const byChild = 'partition by CHILD order by DECOM'

/** Years that the files are of: from the first with a fair share of the episodes that ended, to that of the newest day. */
const span: readonly string[] = [
  `create temp table return_day as select day from (
      select DECOM as day from Episodes union all select DEC from Episodes union all select REVIEW from Reviews)
    where day <= (select cut from asked)`,
  // A year ends on 31 March. One day that was typed wrongly makes no year.
  `create temp table return_span as
    with ended as (select year(DEC + interval 9 month) as ends, count(*) as n from Episodes
        where DEC <= (select cut from asked) group by 1),
      years as (select coalesce(
          (select min(ends) from ended where n >= 0.1 * (select max(n) from ended)),
          (select max(year(day + interval 9 month)) from return_day)) as first,
        (select max(year(day + interval 9 month)) from return_day) as last)
    select make_date(first - 1, 4, 1) as since, least(make_date(last, 3, 31), (select cut from asked)) as ends,
      make_date(last, 3, 31) as year_ends from years`,
]

/** Short breaks under V3 and V4 are no time in care in the published figures. */
const shortBreak = `upper(LS) in ('V3', 'V4')`

const repairs: readonly string[] = [
  // Once for each child and first day: that which has an end, in the file of a later year.
  `create temp table told as select CHILD, DECOM, upper(RNE) as RNE, upper(LS) as LS, upper(PLACE) as PLACE,
      upper(PLACE_PROVIDER) as PLACE_PROVIDER, DEC, upper(REC) as REC, URN
    from Episodes where not coalesce(${shortBreak}, false)
    qualify row_number() over (partition by CHILD, DECOM order by DEC is null, DEC desc, REC nulls last) = 1`,
  `create temp table followed as select *,
      lead(DECOM) over (${byChild}) as next_decom, lead(RNE) over (${byChild}) as next_rne from told`,
  // Said to go on (X1), or not said to have ended: then until the next, if the next does not begin care anew.
  `create temp table repaired as select * exclude (DEC, REC),
      case when next_decom is null then DEC
        when DEC is null or DEC > next_decom then next_decom
        when REC = 'X1' and next_rne is distinct from 'S' then next_decom
        else DEC end as DEC,
      case when next_decom is not null and DEC is null then case when next_rne = 'S' then null else 'X1' end
        else REC end as REC
    from followed`,
]

/** A child comes into care where nothing went on before; it moves where a placement begins with another carer. */
const numbering: readonly string[] = [
  `create temp table linked as select *,
      lag(DEC) over (${byChild}) as before_dec, lag(REC) over (${byChild}) as before_rec,
      lag(PLACE) over (${byChild}) as before_place,
      last_value(case when PLACE not like 'T%' then PLACE end ignore nulls)
        over (${byChild} rows between unbounded preceding and 1 preceding) as home
    from repaired`,
  `create temp table marked as select *,
      (before_dec is null or before_dec < DECOM or (RNE = 'S' and before_rec is distinct from 'X1')) as comes,
      -- L: a new legal status only. T and U: another place with the same carer. A temporary place is no move, nor is the way back.
      RNE in ('S', 'P', 'B') and coalesce(PLACE, '') not like 'T%'
        and not coalesce(before_place like 'T%' and PLACE = home, false) as moves
    from linked`,
  `create temp table episode as select *,
      sum(comes::integer) over (${byChild}) as period,
      sum((comes or moves)::integer) over (${byChild}) as place_number
    from marked`,
]

export const readEpisodes: readonly string[] = [...span, ...repairs, ...numbering]

const counted = (count: string, one: string, many: string): Finding => ({
  table: 'Episodes',
  count,
  words: (n) => (n === 1 ? `1 ${one}` : `${n} ${many}`),
})

export const episodeFindings: readonly Finding[] = [
  counted(
    `select count(*) from Episodes where ${shortBreak}`,
    'episode of short breaks (V3, V4) was left out, as it is in the published figures.',
    'episodes of short breaks (V3, V4) were left out, as they are in the published figures.',
  ),
  counted(
    `select (select count(*) from Episodes where not coalesce(${shortBreak}, false)) - count(*) from told`,
    'episode stood there more than once (same child, same first day) and was counted once.',
    'episodes stood there more than once (same child, same first day) and were counted once.',
  ),
  counted(
    'select count(*) from followed where next_decom is not null and DEC is null',
    'episode without an end was ended on the day the next began.',
    'episodes without an end were ended on the day the next began.',
  ),
  counted(
    'select count(*) from followed where DEC > next_decom',
    'episode reached beyond the start of the next and was ended there.',
    'episodes reached beyond the start of the next and were ended there.',
  ),
  counted(
    `select count(*) from followed where REC = 'X1' and DEC < next_decom and next_rne is distinct from 'S'`,
    'gap between an episode and the one said to follow at once was closed.',
    'gaps between an episode and the one said to follow at once were closed.',
  ),
  counted(
    `select count(*) from marked where (RNE = 'S' and not comes) or (comes and before_dec is not null and RNE <> 'S')`,
    'episode says that care began while it went on, or does not say so though it began: its days were believed.',
    'episodes say that care began while it went on, or do not say so though it began: their days were believed.',
  ),
  counted(
    `select count(*) from followed where REC = 'X1' and next_decom is null`,
    'episode is said to be followed by another (X1) that is not there: care was taken to have ended.',
    'episodes are said to be followed by another (X1) that is not there: care was taken to have ended.',
  ),
  counted(
    `select count(*) from told where PLACE is not null and not ${placeInForce}`,
    'place has a code that was not in force in its year. It was read all the same.',
    'places have a code that was not in force in its year. They were read all the same.',
  ),
  counted(
    `select count(*) from told where REC is not null and DEC is not null and not ${endingInForce}`,
    'reason for an end has a code that was not in force in its year. It was read all the same.',
    'reasons for an end have a code that was not in force in its year. They were read all the same.',
  ),
  {
    table: 'Header',
    count: `select count(distinct e.CHILD) from told e
      where (e.DEC is null or e.DEC >= '${lettersSince}') and e.CHILD in (select CHILD from Header)
        and (select ends from return_span) >= '${lettersSince}'
        and e.CHILD not in (select CHILD from Header where upper(SEX) in ('M', 'F', 'U'))
        and e.CHILD in (select CHILD from Header where SEX is not null)`,
    words: (n) =>
      `${n} ${n === 1 ? 'child has' : 'children have'} a code for sex that was not in force in the year. It was read all the same.`,
  },
]
