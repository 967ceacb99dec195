/** The children in need census, from its elements into the case tables. The guide to the census gives each element's meaning. */
import type { Finding, Format } from '../format.ts'
import { type CinTable, cinTables } from './cin-tables.ts'
import { censusSources } from './cin-xml.ts'
import { categoryOf, ethnicityOf, sexOf } from './code-words.ts'

/** What stands in the files of two years is what the later one says. */
const newest = (...by: readonly string[]) =>
  `qualify row_number() over (partition by ${by.join(', ')} order by Year desc) = 1`

const referralId = `LAchildID || ' ' || CINreferralDate`

/** A conference led to a plan where one of the child began on its day or in the week after. */
const ledToPlan = (held: string) => `exists (select 1 from protection p
  where p.child = x.LAchildID and p.started between ${held} and ${held} + interval 7 day)`

const intoCases: readonly string[] = [
  `insert into child select LAchildID, PersonBirthDate, ${sexOf('Sex')}, ${ethnicityOf('Ethnicity')},
      case when Disability is null then null else regexp_matches(replace(upper(Disability), 'NONE', ''), '[A-Z]{2}') end
    from cin_child ${newest('LAchildID')}`,
  `insert into referral (id, child, received, source, no_further_action, closed)
    select ${referralId}, LAchildID, CINreferralDate, ReferralSource, ReferralNFA, CINclosureDate
    from cin_details ${newest('LAchildID', 'CINreferralDate')}`,
  `insert into assessment (id, child, referral, kind, started, authorised)
    select LAchildID || ' ' || AssessmentActualStartDate, LAchildID, ${referralId}, 'single',
      AssessmentActualStartDate, AssessmentAuthorisationDate
    from cin_assessment ${newest('LAchildID', 'AssessmentActualStartDate', 'CINreferralDate')}`,
  `insert into enquiry (id, child, referral, started, conference_needed)
    select LAchildID || ' ' || S47ActualStartDate, LAchildID, ${referralId}, S47ActualStartDate, not ICPCnotRequired
    from cin_section47 ${newest('LAchildID', 'S47ActualStartDate', 'CINreferralDate')}`,
  `insert into protection (id, child, started, ended, category, earlier_plans)
    select LAchildID || ' ' || CPPstartDate, LAchildID, CPPstartDate, CPPendDate,
      ${categoryOf('InitialCategoryOfAbuse')}, NumberOfPreviousCPP::integer
    from cin_plan ${newest('LAchildID', 'CPPstartDate')}`,
  `insert into protection_review (child, protection, held)
    select distinct LAchildID, LAchildID || ' ' || CPPstartDate, CPPreviewDate from cin_review`,
  // One conference can stand under the enquiry or under the referral; under both it is one.
  `create temp table cin_conference as
    select LAchildID, CINreferralDate, S47ActualStartDate as strategy_on, InitialCPCtarget as due, DateOfInitialCPC as held
      from (from cin_section47 ${newest('LAchildID', 'S47ActualStartDate', 'CINreferralDate')})
      where DateOfInitialCPC >= S47ActualStartDate`,
  // Under the referral it is that of the enquiry before it which has none of its own; without one the child moved here.
  `insert into cin_conference
    select d.LAchildID, d.CINreferralDate, e.started, null, d.DateOfInitialCPC
    from (from cin_details ${newest('LAchildID', 'CINreferralDate')}) d
      asof left join (select e.* from enquiry e where e.conference_needed is not false and not exists (
        select 1 from cin_conference c where c.LAchildID = e.child and c.strategy_on = e.started)) e
      on e.child = d.LAchildID and e.started <= d.DateOfInitialCPC
    where d.DateOfInitialCPC is not null and not exists (
      select 1 from cin_conference c where c.LAchildID = d.LAchildID and c.held = d.DateOfInitialCPC)`,
  `insert into conference (id, child, enquiry, strategy_on, due, held, led_to_plan, transfer_in)
    select LAchildID || ' ' || held, LAchildID, LAchildID || ' ' || strategy_on, strategy_on, due, held,
      ${ledToPlan('held')}, strategy_on is null
    from cin_conference x`,
]

const twice = (table: CinTable, key: string, one: string, many: string): Finding => ({
  table,
  count: `select count(*) - count(distinct (${key}, Year)) from ${table}`,
  words: (count) =>
    count === 1
      ? `1 ${one} stood in the file a second time and was counted once.`
      : `${count} ${many} stood in the file a second time and were counted once.`,
})

const lateCodes = `(Year >= 2025 and Sex in ('1', '2')) or (Year < 2025 and Sex in ('M', 'F', 'U'))`

const findings: readonly Finding[] = [
  twice('cin_child', 'LAchildID', 'child', 'children'),
  twice('cin_details', 'LAchildID, CINreferralDate', 'referral', 'referrals'),
  twice('cin_assessment', 'LAchildID, CINreferralDate, AssessmentActualStartDate', 'assessment', 'assessments'),
  twice('cin_section47', 'LAchildID, CINreferralDate, S47ActualStartDate', 'enquiry', 'enquiries'),
  twice('cin_plan', 'LAchildID, CPPstartDate', 'plan', 'plans'),
  {
    table: 'cin_child',
    count: `select count(*) from cin_child where ${lateCodes}`,
    words: (count) =>
      `${count} ${count === 1 ? 'child has' : 'children have'} a code for sex that was not in use in the year of the census. It was read all the same.`,
  },
  {
    table: 'cin_section47',
    count: 'select count(*) from cin_section47 where DateOfInitialCPC < S47ActualStartDate',
    words: (count) =>
      count === 1
        ? '1 conference was held before its enquiry began. It does not count; the enquiry does.'
        : `${count} conferences were held before their enquiries began. They do not count; the enquiries do.`,
  },
  {
    table: 'cin_details',
    count: 'select count(*) from conference where transfer_in',
    words: (count) =>
      `${count} ${count === 1 ? 'conference stands' : 'conferences stand'} under a referral without a section 47 enquiry before: taken for a child who moved here on a plan, and held against no limit.`,
  },
]

export const cin: Format = {
  name: 'Children in need census',
  tables: cinTables,
  intoCases,
  firstMonth: `select (min(Year) - 1)::integer || '-04' from cin_header`,
  lastMonth: `select max(Year)::integer || '-03' from cin_header`,
  findings,
  notes: [
    'The census names no teams: its figures are those of the authority.',
    'Of the years before it holds only what was still open, so figures begin with its own year. Referrals within 12 months need the census of the year before as well.',
    'A conference led to a plan where one began on its day or in the week after.',
  ],
  sourcesOf: censusSources,
}
