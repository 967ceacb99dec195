/** The return on children looked after, from its files into the case tables. What is assumed is told in the notes. */
import type { Finding, Format } from '../format.ts'
import { ethnicityOf, sexOf } from './code-words.ts'
import { isActive, notAsked, tookPart } from './participation.ts'
import { kindOfPlaceCode, providerOfCode } from './placement-kinds.ts'
import { episodeFindings, readEpisodes } from './ssda903-episodes.ts'
import { ssda903Tables } from './ssda903-tables.ts'

const people = `insert into child
  select CHILD, any_value(DOB), any_value(${sexOf('SEX')}), any_value(${ethnicityOf('ETHNIC')}), null
  from (select CHILD, DOB, SEX, ETHNIC from Header
    union all select CHILD, DOB, SEX, null from UASC
    union all select CHILD, DOB, null, null from OC3) group by CHILD`

const care: readonly string[] = [
  // Whose first episode here does not begin care was in care before the first day of the return.
  `insert into care (id, child, started, ended, reason_ended, asylum_seeker)
    select CHILD || ' ' || period, CHILD,
      case when arg_min(RNE, DECOM) = 'S' or period > 1 then min(DECOM)
        else least(min(DECOM), (select since - 1 from return_span)) end,
      case when bool_or(DEC is null) then null else max(DEC) end, arg_max(REC, DECOM),
      CHILD in (select CHILD from UASC)
    from episode group by CHILD, period`,
  `insert into placement (id, child, care, started, ended, kind, provider, urn)
    select CHILD || ' ' || place_number, CHILD, CHILD || ' ' || period, min(DECOM),
      case when bool_or(DEC is null) then null else max(DEC) end,
      ${kindOfPlaceCode(`arg_max(PLACE, DECOM) filter (where PLACE not like 'T%')`)},
      ${providerOfCode('arg_max(PLACE_PROVIDER, DECOM)')}, arg_max(URN, DECOM)
    from episode group by CHILD, period, place_number`,
  `insert into care_review (child, care, held, took_part)
    select r.CHILD, c.id, r.REVIEW, ${tookPart('r.code')}
    from (select distinct CHILD, REVIEW, upper(REVIEW_CODE) as code from Reviews) r
      asof left join care c on c.child = r.CHILD and c.started <= r.REVIEW`,
  `insert into missing (child, started, ended)
    select CHILD, MIS_START, max(MIS_END) from MissingEpisodes where upper(MISSING) is distinct from 'A' group by CHILD, MIS_START`,
]

/** OC2 and OC3 have no days: they are of the end of the year, and of which year only one file can say. */
const isOneYear = (table: 'OC2' | 'OC3', answers: string) => `(select count(*) filter (where n > 1) <= 0.02 * count(*)
  from (select CHILD, count(distinct (${answers})) as n from ${table} group by CHILD))`
const health = isOneYear('OC2', 'SDQ_SCORE, TEETH_CHECK, HEALTH_ASSESSMENT')
const leavers = isOneYear('OC3', 'IN_TOUCH, ACTIV, ACCOM')
const oneEach = (table: 'OC2' | 'OC3', isOne: string) =>
  `(from ${table} where ${isOne} qualify row_number() over (partition by CHILD) = 1)`

const outcomes: readonly string[] = [
  `insert into health (child, kind, held, score)
    with row as (from ${oneEach('OC2', health)}), day as (select ends from return_span)
    select CHILD, 'assessment', ends, null from row, day where HEALTH_ASSESSMENT
    union all select CHILD, 'dental', ends, null from row, day where TEETH_CHECK
    union all select CHILD, 'sdq', ends, SDQ_SCORE from row, day where SDQ_SCORE is not null`,
  `insert into leaver (child, as_at, in_touch, suitable, active)
    select CHILD, (select ends from return_span), upper(IN_TOUCH) = 'YES',
      case when upper(ACCOM) ~ '[A-Z]1' then true when upper(ACCOM) ~ '[A-Z]2' then false end,
      ${isActive('ACTIV')}
    from ${oneEach('OC3', leavers)} where upper(IN_TOUCH) not in ${notAsked}`,
  `insert into adoption (child, decided, placed, ordered)
    select a.CHILD, a.decided, p.placed, e.ordered
    from (select CHILD, min(DATE_INT) as decided from AD1 group by CHILD) a
      left join (select CHILD, max(DATE_PLACED) as placed from PlacedAdoption group by CHILD) p on p.CHILD = a.CHILD
      left join (select CHILD, max(DEC) as ordered from episode where REC in ('E11', 'E12') group by CHILD) e
        on e.CHILD = a.CHILD`,
]

const years = (table: string, isOne: string, what: string): Finding => ({
  table,
  count: `select count(*) from (select CHILD from ${table} group by CHILD having count(*) > 1) where not ${isOne}`,
  words: (count) =>
    `${count} ${what} stand in it with several answers, as when two years of it are handed in. No row says of which year it is, so nothing is computed from it: hand in one year of ${table}.`,
})

const findings: readonly Finding[] = [
  ...episodeFindings,
  years('OC2', health, 'children'),
  years('OC3', leavers, 'young people'),
  {
    table: 'MissingEpisodes',
    count: `select count(*) from MissingEpisodes where upper(MISSING) = 'A'`,
    words: (count) => `${count} times away without leave (A) are not counted as missing.`,
  },
]

export const ssda903: Format = {
  name: 'Children looked-after return',
  tables: ssda903Tables,
  intoCases: [...readEpisodes, people, ...care, ...outcomes],
  firstMonth: `select strftime(since, '%Y-%m') from return_span`,
  lastMonth: `select strftime(year_ends, '%Y-%m') from return_span`,
  reach: {
    // All placements of twelve months are there at the end of the first year.
    'NI 62': 11,
    // When care began is not known of those who were in care before the first year.
    'NI 63': 30,
    'NI 66': 24,
    ...{ 'NI 58': 'at the cut', 'Health assessments': 'at the cut', 'Dental checks': 'at the cut' },
    ...{ 'In touch': 'at the cut', 'Suitable accommodation': 'at the cut', 'Care leavers active': 'at the cut' },
    // It has the reviews of children in care, not those of plans.
    'Children heard': 'never',
  },
  findings,
  notes: [
    'The return names no teams: its figures are those of the authority.',
    'Figures are of the years from April to March whose files were handed in. Stability and reviews look back further, so they need several.',
    'Health and care leavers are told as at the end of the year.',
  ],
}
