import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { context } from '../../../documents/readers/fixtures.ts'
import { readWorkbook } from '../../../documents/readers/xlsx/workbook.ts'
import { openPackage } from '../../../documents/readers/zip.ts'
import { serialOfDate } from '../../../documents/writers/xlsx.ts'
import { generateCaseFile } from '../generate.ts'
import { annexALists, annexAWorkbook } from './annex-a.ts'
import { cinCensus } from './cin.ts'
import { ssdTables } from './ssd.ts'
import { ssda903Tables } from './ssda903.ts'
import { csvOf, type Table } from './table.ts'

const cut = '2026-03-31'
const file = generateCaseFile({ children: 1200, years: 2, seed: 3, cut })
const byName = (tables: Table[], name: string): Table => {
  const table = tables.find((one) => one.name === name)
  assert.ok(table, `no ${name}`)
  return table
}
const column = ({ headings, rows }: Table, heading: string) => rows.map((row) => row[headings.indexOf(heading)] ?? null)

describe('the Standard Safeguarding Dataset', () => {
  const tables = ssdTables(file)

  it('has the names of its specification', () => {
    const headings = (name: string) => byName(tables, name).headings.join(' ')
    assert.equal(
      headings('ssd_cin_episodes'),
      'cine_referral_id cine_person_id cine_referral_date cine_cin_primary_need_code cine_referral_source_code ' +
        'cine_referral_source_desc cine_referral_outcome_json cine_referral_nfa cine_close_reason cine_close_date ' +
        'cine_referral_team cine_referral_worker_id',
    )
    assert.equal(
      headings('ssd_cin_assessments'),
      'cina_assessment_id cina_person_id cina_referral_id cina_assessment_start_date cina_assessment_child_seen ' +
        'cina_assessment_auth_date cina_assessment_outcome_json cina_assessment_outcome_nfa cina_assessment_team ' +
        'cina_assessment_worker_id',
    )
    assert.equal(headings('ssd_department'), 'dept_team_id dept_team_name dept_team_parent_id dept_team_parent_name')
    assert.equal(
      headings('ssd_cp_plans'),
      'cppl_cp_plan_id cppl_referral_id cppl_icpc_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date ' +
        'cppl_cp_plan_ola cppl_cp_plan_initial_category cppl_cp_plan_latest_category',
    )
  })

  it('holds a row for each row of the case file', () => {
    assert.equal(byName(tables, 'ssd_person').rows.length, file.child.length)
    assert.equal(byName(tables, 'ssd_cin_assessments').rows.length, file.assessment.length)
    assert.equal(byName(tables, 'ssd_cla_episodes').rows.length, file.placement.length)
    const visits = byName(tables, 'ssd_cp_visits').rows.length + byName(tables, 'ssd_cla_visits').rows.length
    assert.equal(visits, file.visit.length)
  })

  it('ties each plan to a referral of the same child', () => {
    const plans = byName(tables, 'ssd_cp_plans')
    const children = new Map(file.referral.map(({ id, child }) => [id, child]))
    const tied = column(plans, 'cppl_referral_id').map((id) => (id === null ? null : children.get(String(id))))
    const people = column(plans, 'cppl_person_id')
    assert.deepEqual(
      tied.filter((child, index) => child !== null && child !== people[index]),
      [],
    )
    assert.ok(tied.some((child) => child !== null))
  })

  it('is written as CSV with a header row', () => {
    const [header, first] = new TextDecoder().decode(csvOf(byName(tables, 'ssd_department'))).split('\r\n')
    assert.equal(header, 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name')
    assert.equal(first, 'ALL,Children’s Services,,')
  })
})

describe('Annex A', () => {
  const lists = annexALists(file, cut)

  it('has eleven lists with the headings that Ofsted prints', () => {
    assert.deepEqual(
      lists.map(({ name }) => name),
      Array.from({ length: 11 }, (_, index) => `List ${index + 1}`),
    )
    assert.deepEqual(byName(lists, 'List 3').headings, [
      ...['Child Unique ID', 'Gender', 'Ethnicity', 'Date of Birth', 'Age of Child (Years)'],
      ...['Date of referral', 'Referral Source', 'Referral NFA?', 'Number of Referrals in Last 12 Months'],
      ...['Allocated Team', 'Allocated Worker'],
    ])
    assert.deepEqual(byName(lists, 'List 4').headings.slice(5), [
      'Does the Child have a Disability',
      'Continuous Assessment Start Date',
      'Child Seen During Continuous Assessment',
      'Continuous Assessment Date of Authorisation',
      "Was the child assessed as requiring LA children's social care support?",
      'Allocated Team',
      'Allocated Worker',
    ])
    assert.equal(byName(lists, 'List 8').headings.length, 34)
  })

  it('looks back six months', () => {
    const days = column(byName(lists, 'List 3'), 'Date of referral').map(String).sort()
    assert.ok(days.length > 20)
    assert.ok((days[0] ?? '') >= '2025-10-01' && (days.at(-1) ?? '') <= cut)
    const expected = file.referral.filter(({ received }) => received >= '2025-10-01').length
    assert.equal(days.length, expected)
  })

  it('answers with lettered codes', () => {
    assert.deepEqual([...new Set(column(byName(lists, 'List 3'), 'Referral NFA?'))].sort(), ['a) Yes', 'b) No'])
    for (const gender of column(byName(lists, 'List 1'), 'Gender')) assert.match(String(gender), /^[ab]\) /)
  })

  it('is a workbook with a sheet for each list, whose dates are dates', () => {
    const book = openPackage(annexAWorkbook(file, cut), context)
    const { sheets } = readWorkbook(book, context)
    assert.deepEqual(
      sheets.map(({ name }) => name),
      lists.map(({ name }) => name),
    )
    const xml = new TextDecoder().decode(book.part(sheets[2]?.part ?? '') ?? undefined)
    const received = String(byName(lists, 'List 3').rows[0]?.[5])
    // F is the sixth column, the date of referral; 4 is the style of dates.
    assert.match(xml, new RegExp(`<c r="F2" s="4"><v>${serialOfDate(received)}</v></c>`))
  })
})

describe('the return on children looked after', () => {
  const tables = ssda903Tables(file, cut)

  it('has exact header rows', () => {
    const headers = Object.fromEntries(tables.map(({ name, headings }) => [name, headings.join(',')]))
    assert.deepEqual(headers, {
      Header: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
      Episodes: 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      Reviews: 'CHILD,DOB,REVIEW,REVIEW_CODE',
      UASC: 'CHILD,SEX,DOB,DUC',
      Missing: 'CHILD,DOB,MISSING,MIS_START,MIS_END',
      AD1: 'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
      PlacedAdoption: 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
      OC2:
        'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,' +
        'SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
      OC3: 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
      PrevPerm: 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
      SWEpisodes: 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON',
    })
  })

  it('has days as dd/mm/yyyy, and an end with each reason', () => {
    const episodes = byName(tables, 'Episodes')
    for (const day of column(episodes, 'DECOM')) assert.match(String(day), /^\d\d\/\d\d\/\d{4}$/)
    const reasons = column(episodes, 'REC')
    assert.deepEqual(
      column(episodes, 'DEC').map((day) => day === null),
      reasons.map((reason) => reason === null),
    )
    assert.ok(reasons.includes('X1') && reasons.some((reason) => reason === 'E4A' || reason === 'E47'))
  })

  it('uses the codes of its year', () => {
    const [sexes, places] = ['SEX', 'PLACE'].map((heading) => [
      ...new Set(column(byName(tables, heading === 'SEX' ? 'Header' : 'Episodes'), heading)),
    ])
    assert.deepEqual(sexes?.sort(), ['F', 'M'])
    assert.ok(!places?.includes('H5'))
    const then = generateCaseFile({ children: 1200, years: 2, seed: 3, cut: '2023-03-31' })
    const old = ssda903Tables(then, '2023-03-31')
    assert.deepEqual([...new Set(column(byName(old, 'Header'), 'SEX'))].sort(), ['1', '2'])
    assert.ok(!column(byName(old, 'Episodes'), 'PLACE').includes('K3'))
  })
})

describe('the children in need census', () => {
  const text = new TextDecoder().decode(cinCensus(file, cut))

  it('is well-formed, with no document type and no entity', () => {
    assert.deepEqual(wrongNesting(text), [])
    assert.doesNotMatch(text, /<!DOCTYPE|<!ENTITY|&/)
  })

  it('has its elements in the order of the schema', () => {
    const order =
      /^<CINreferralDate>[^<]+<\/CINreferralDate><ReferralSource>[^<]+<\/ReferralSource>(<PrimaryNeedCode>N1<\/PrimaryNeedCode>)?(<CINclosureDate>[^<]+<\/CINclosureDate><ReasonForClosure>RC7<\/ReasonForClosure>)?(<Assessments>.*?<\/Assessments>)*(<Section47>.*?<\/Section47>)*<ReferralNFA>[01]<\/ReferralNFA>(<ChildProtectionPlans>.*?<\/ChildProtectionPlans>)*$/
    const details = [...text.matchAll(/<CINdetails>(.*?)<\/CINdetails>/g)].map(([, inside]) => inside ?? '')
    assert.ok(details.length > 100)
    assert.deepEqual(
      details.filter((inside) => !order.test(inside)),
      [],
    )
  })

  it('holds every referral and every assessment of the year', () => {
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length
    const within = (day: string | null) => day !== null && day >= '2025-04-01'
    const dates = (name: string) =>
      [...text.matchAll(new RegExp(`<${name}>([^<]+)`, 'g'))].filter(([, day]) => within(day ?? null)).length
    assert.equal(dates('CINreferralDate'), file.referral.filter(({ received }) => within(received)).length)
    assert.equal(
      dates('AssessmentAuthorisationDate'),
      file.assessment.filter(({ authorised }) => within(authorised)).length,
    )
    assert.equal(dates('DateOfInitialCPC'), file.conference.filter(({ held }) => within(held)).length)
    assert.equal(dates('CPPstartDate'), file.protection.filter(({ started }) => within(started)).length)
    assert.equal(count(/<Child>/g), count(/<LAchildID>/g))
  })
})

/** Tags that do not close what was opened last. */
function wrongNesting(xml: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, slash, name = ''] of xml.matchAll(/<(\/?)([A-Za-z0-9]+)>/g)) {
    if (slash === '') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}
