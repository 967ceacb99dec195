/** The lists of Annex A, into the case tables. What is assumed on the way is told in the notes. */
import type { Finding, Format } from '../format.ts'
import { annexATables } from './annex-a-tables.ts'
import { findTeams, rowsWithoutTeam, teamOf } from './annex-a-teams.ts'
import { categoryOf, ethnicityOf, sexOf, yesOf } from './code-words.ts'
import { kindOfPlaceWords } from './placement-kinds.ts'

const numbersOf = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const listed = (columns: string, numbers: readonly number[]) =>
  numbers.map((number) => `select ${columns} from "List ${number}"`).join(' union all ')

/** One row of what stands in a list twice. No list has ids: a child and a day are one thing, in every extract the same. */
const once = (number: number, day = 'started', more = '') =>
  `(from "List ${number}" qualify row_number() over (partition by child, ${day} ${more}) = 1)`

/** Days the lists reach over: to the cut, or to the end of the month of their newest day where the cut is months later. */
const span: readonly string[] = [
  `create temp table annex_day as select max(day) as newest from (
      select received as day from "List 1" union all select received from "List 3" union all select started from "List 4"
      union all select authorised from "List 4" union all select started from "List 7" union all select started from "List 8"
      union all select started from "List 5")
    where day <= (select cut from asked)`,
  `create temp table annex_span as
    select ends, (ends - interval 6 month + interval 1 day)::date as since from (
      select case when newest is null or last_day(newest) >= (select cut from asked) then (select cut from asked)
        else last_day(newest) end as ends from annex_day)`,
]

const children = `insert into child
  select child, any_value(born), any_value(sex), any_value(ethnicity), bool_or(disabled) from (
    select child, born, ${sexOf('sex')} as sex, ${ethnicityOf('ethnicity')} as ethnicity, ${yesOf('disabled')} as disabled
    from (select child, born, sex, ethnicity, null as disabled from (${listed('child, born, sex, ethnicity', numbersOf(1, 3))})
      union all ${listed('child, born, sex, ethnicity, disabled', numbersOf(4, 10))}))
  group by child`

const referrals: readonly string[] = [
  `create temp table annex_referral as
    select child || ' ' || received as id, * from ${once(3, 'received')}`,
  // List 6 has the day on which a case was closed, but nothing of a referral that was no case: it ended as it came.
  `insert into referral (id, child, received, source, no_further_action, closed, team, worker)
    select r.id, r.child, r.received, r.source, ${yesOf('r.no_further_action')},
      coalesce(c.ended, case when ${yesOf('r.no_further_action')} then r.received end), ${teamOf('r.team')}, r.worker
    from annex_referral r left join ${once(6)} c on c.child = r.child and c.started = r.received`,
  `insert into stated select 'earlier referrals', id, earlier::integer from annex_referral where earlier is not null`,
  // Children in need since before the lists begin: their referral is the day that assessments of today count from.
  `insert into referral (id, child, received, closed, team, worker)
    select child || ' ' || started, child, started, ended, ${teamOf('team')}, worker from ${once(6)} c
    where started < (select least(since, (select min(received) from "List 3")) from annex_span)`,
]

const assessments = `insert into assessment (id, child, referral, kind, started, authorised, child_seen, team, worker)
  select a.child || ' ' || a.started, a.child, r.id, 'single', a.started, a.authorised, ${yesOf('a.child_seen')},
    ${teamOf('a.team')}, a.worker
  from ${once(4)} a asof left join referral r on r.child = a.child and r.received <= a.started`

const enquiries: readonly string[] = [
  `create temp table annex_enquiry as select child || ' ' || started as id, *, ${teamOf('team')} as unit
    from ${once(5)}`,
  `insert into enquiry (id, child, referral, started, conference_needed, team, worker)
    select e.id, e.child, r.id, e.started, not ${yesOf('e.unnecessary')}, e.unit, e.worker
    from annex_enquiry e asof left join referral r on r.child = e.child and r.received <= e.started`,
  `insert into conference (id, child, enquiry, strategy_on, held, led_to_plan, transfer_in, team)
    select id, child, id, started, held, ${yesOf('led_to_plan')}, false, unit
    from annex_enquiry where held >= started`,
]

const plans: readonly string[] = [
  `insert into protection (id, child, started, ended, category, earlier_plans, team, worker)
    select child || ' ' || started, child, started, ended, ${categoryOf('category')}, earlier::integer,
      ${teamOf('team')}, worker
    from ${once(7)}`,
  `insert into visit (child, about, held, seen, alone)
    select child, 'protection', visited, true, ${yesOf('alone')} from ${once(7)} where visited is not null`,
  `insert into protection_review (child, protection, held)
    select x.child, p.id, x.reviewed from ${once(7)} x join protection p on p.child = x.child and p.started = x.started
    where x.reviewed is not null`,
]

const care: readonly string[] = [
  `create temp table annex_care as select child || ' ' || started as id, *, ${teamOf('team')} as unit from ${once(8)}`,
  `insert into care (id, child, started, ended, reason_ended, asylum_seeker, team, worker)
    select id, child, started, ended, nullif(regexp_extract(upper(reason_ended), '^\\s*(?:[A-Z][).:] *)?([A-Z][0-9]{1,2}[A-Z]?)\\b', 1), ''),
      ${yesOf('asylum_seeker')}, unit, worker from annex_care`,
  `insert into stated select 'placements', id, placements::integer from annex_care where placements is not null`,
  `insert into placement (id, child, care, started, ended, kind, provider, team)
    select id, child, id, coalesce(placed, started), ended, ${kindOfPlaceWords('placement_type')},
      case when regexp_matches(lower(provider), 'private|voluntary') then 'private'
        when regexp_matches(lower(provider), 'own') then 'own' when provider is not null then 'other' end, unit
    from annex_care`,
  `insert into care_review (child, care, held) select child, id, reviewed from annex_care where reviewed is not null`,
  `insert into visit (child, about, held, seen) select child, 'care', visited, true from annex_care
    where visited is not null`,
  `insert into health (child, kind, held) select child, 'assessment', health from annex_care where health is not null
    union all select child, 'dental', dental from annex_care where dental is not null`,
]

/** F and P are full and part time in education, training or work; G is neither. */
const leaving: readonly string[] = [
  `insert into leaver (child, as_at, in_touch, suitable, active, team)
    select child, (select ends from annex_span), ${yesOf('in_touch')},
      case when regexp_matches(lower(suitable), 'unsuitable|not suitable') then false
        when regexp_matches(lower(suitable), 'suitable') then true else ${yesOf('suitable')} end,
      case when regexp_matches(upper(active), '^\\s*([A-Z][).:] *)?[FP][0-9]') then true
        when regexp_matches(upper(active), '^\\s*([A-Z][).:] *)?G[0-9]|NOT IN EDUCATION|NEET') then false end,
      ${teamOf('team')}
    from (from "List 9" qualify row_number() over (partition by child) = 1)`,
  `insert into adoption (child, decided, placed, ordered) select child, decided, placed, ordered from ${once(10, 'decided')}`,
]

const intoCases: readonly string[] = [
  ...findTeams,
  ...span,
  children,
  `insert into contact (child, received, source) select child, received, source from "List 1"`,
  `insert into early_help (child, started, finished, organisation)
    select child, started, finished, organisation from "List 2"`,
  ...referrals,
  assessments,
  ...enquiries,
  ...plans,
  ...care,
  ...leaving,
]

const twice = (number: number, day: string): Finding => ({
  table: `List ${number}`,
  count: `select count(*) - count(distinct (child, ${day})) from "List ${number}"`,
  words: (count) =>
    `${count} ${count === 1 ? 'row is' : 'rows are'} of a child and day that an earlier row has, and ${count === 1 ? 'was' : 'were'} not counted again.`,
})

/** Answers that nobody could read as yes or no. */
const unread = (number: number, column: string, heading: string): Finding => ({
  table: `List ${number}`,
  count: `select count(*) from "List ${number}" where ${column} is not null and ${yesOf(column)} is null`,
  words: (count) =>
    `${count} ${count === 1 ? 'answer' : 'answers'} to “${heading}” could not be read as yes or no and ${count === 1 ? 'was' : 'were'} taken as empty.`,
})

const findings: readonly Finding[] = [
  ...[3, 4, 5, 6, 7, 8].map((number) => twice(number, number === 3 ? 'received' : 'started')),
  unread(3, 'no_further_action', 'Referral NFA?'),
  unread(4, 'child_seen', 'Child Seen During Continuous Assessment'),
  unread(5, 'unnecessary', 'Was an Initial Child Protection Conference deemed unnecessary?'),
  unread(5, 'led_to_plan', 'Did the Initial Child Protection Conference Result in a Child Protection Plan'),
  unread(7, 'alone', 'Was the Child Seen Alone?'),
  unread(9, 'in_touch', 'LA in Touch'),
  {
    table: 'List 4',
    count: `select count(*) from assessment where referral is null`,
    words: (count) =>
      `${count} ${count === 1 ? 'assessment has' : 'assessments have'} no earlier referral in Lists 3 and 6: time is counted from ${count === 1 ? 'its' : 'their'} own start.`,
  },
  {
    table: 'List 5',
    count: 'select count(*) from "List 5" where held < started',
    words: (count) =>
      `${count} ${count === 1 ? 'conference was' : 'conferences were'} held before the strategy discussion and ${count === 1 ? 'does' : 'do'} not count.`,
  },
  {
    table: 'List 8',
    count: `select count(*) from annex_care where placement_type is not null and ${kindOfPlaceWords('placement_type')} = 'other'`,
    words: (count) =>
      `${count} placement ${count === 1 ? 'type is' : 'types are'} of no kind that is known, and ${count === 1 ? 'counts' : 'count'} as other.`,
  },
  {
    table: 'List 3',
    count: rowsWithoutTeam,
    words: (count) =>
      `${count} ${count === 1 ? 'row' : 'rows'} of Lists 3 to 9 have under “Allocated Team” what was not taken for a team: it stands beside fewer than ten children or only one worker. They count for the authority only.`,
  },
]

export const annexA: Format = {
  name: 'Annex A',
  whole: true,
  tables: annexATables,
  intoCases,
  firstMonth: `select strftime(case when day(since) = 1 then since else date_trunc('month', since) + interval 1 month end, '%Y-%m')
    from annex_span`,
  lastMonth: `select strftime(ends, '%Y-%m') from annex_span where ends < (select cut from asked)`,
  reach: {
    'Re-referrals': 0,
    ...{ 'NI 62': 'at the cut', 'NI 63': 'at the cut', 'Residential care': 'at the cut', 'Care visits': 'at the cut' },
    ...{ 'Protection visits': 'at the cut', 'Seen alone': 'at the cut', 'Health assessments': 'at the cut' },
    ...{ 'Dental checks': 'at the cut', 'In touch': 'at the cut', 'Suitable accommodation': 'at the cut' },
    ...{ 'Care leavers active': 'at the cut', 'NI 66': 'never', 'NI 67': 'never' },
  },
  findings,
  notes: [
    'Annex A looks back six months, so only months that lie in them whole have figures.',
    'No list has the day of referral beside an assessment: it is that of the child’s nearest earlier referral in List 3, else the start of need in List 6.',
    'Of visits, placements and checks it has the newest only, so what rests on them has a figure for the last month, where the extract was made on its last day.',
    'It has no tree of teams: what stands under “Allocated Team” beside at least ten children and two workers is a team of its own.',
  ],
}
