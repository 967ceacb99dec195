import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workingDaysBetween } from '../../../platform/calendar/working-days.ts'
import { trueFigures } from '../../independent/truth.ts'
import { generateCaseFile } from '../generate.ts'
import { annexALists } from './annex-a.ts'
import { cinCensus } from './cin.ts'
import { ssdTables } from './ssd.ts'
import { ssda903Tables } from './ssda903.ts'
import type { Cell, Table } from './table.ts'

/**
 * From each format alone, figures are worked out in the simplest way that it allows, and must be those that are true.
 * What a format cannot say is left out (docs/extracts.md).
 */
const cut = '2026-03-31'
const file = generateCaseFile({ children: 3000, years: 2, seed: 11, cut })
const truth = trueFigures(file, '2024-04-01', cut)

type Figure = readonly [numerator: number, denominator: number | null]

const monthsOf = (since: string) =>
  [...new Set(truth.map(({ period }) => period))].filter((period) => period >= since).sort()

function truly(indicator: string, since: string, unit = ''): Record<string, Figure> {
  const held = truth.filter((one) => one.indicator === indicator && one.unit === unit && one.period >= since)
  return Object.fromEntries(held.map(({ period, numerator, denominator }) => [period, [numerator, denominator]]))
}

/** Cases by month, where `day` says in which. */
function byMonth<Row>(
  rows: readonly Row[],
  since: string,
  day: (row: Row) => string | null,
  hit: (row: Row) => boolean,
  counted = false,
): Record<string, Figure> {
  return Object.fromEntries(
    monthsOf(since).map((period) => {
      const inMonth = rows.filter((row) => day(row)?.slice(0, 7) === period)
      const hits = inMonth.filter(hit).length
      return [period, [hits, counted ? null : inMonth.length]]
    }),
  )
}

type Named = Record<string, Cell>

function records(tables: readonly Table[], name: string): Named[] {
  const table = tables.find((one) => one.name === name)
  assert.ok(table, name)
  return table.rows.map((row) =>
    Object.fromEntries(table.headings.map((heading, index) => [heading, row[index] ?? null])),
  )
}
const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell))
const always = () => true

describe('Annex A agrees with what is true of its six months', () => {
  const lists = annexALists(file, cut)
  const since = '2025-10'
  const [referrals, enquiries, plans, cares] = [3, 5, 7, 8].map((number) => records(lists, `List ${number}`))
  assert.ok(referrals && enquiries && plans && cares)

  it('in referrals, by team too', () => {
    const received = (row: Named) => text(row['Date of referral'])
    assert.deepEqual(byMonth(referrals, since, received, always, true), truly('Referrals', since))
    const again = (row: Named) => Number(row['Number of Referrals in Last 12 Months']) > 0
    assert.deepEqual(byMonth(referrals, since, received, again), truly('Re-referrals', since))
    const nothing = (row: Named) => row['Referral NFA?'] === 'a) Yes'
    for (const team of ['NOR-FD1', 'SOU-AS1']) {
      const own: Named[] = referrals.filter((row) => row['Allocated Team'] === team)
      const mine = byMonth(own, since, received, nothing)
      const some = Object.fromEntries(Object.entries(mine).filter(([, [, all]]) => all !== 0))
      assert.deepEqual(some, truly('Referrals without action', since, team))
    }
  })

  it('in enquiries and conferences', () => {
    const started = (row: Named) => text(row['Strategy discussion initiating Section 47 Enquiry Start Date'])
    const held = (row: Named) => text(row['Date of Initial Child Protection Conference'])
    assert.deepEqual(byMonth(enquiries, since, started, always, true), truly('Section 47', since))
    const inTime = (row: Named) => workingDaysBetween(started(row) ?? '', held(row) ?? '') <= 15
    assert.deepEqual(byMonth(enquiries, since, held, inTime), truly('Conferences in time', since))
    const planned = (row: Named) =>
      row['Did the Initial Child Protection Conference Result in a Child Protection Plan'] === 'a) Yes'
    assert.deepEqual(byMonth(enquiries, since, held, planned), truly('Conferences to plan', since))
  })

  it('in plans begun for a second time', () => {
    const started = (row: Named) => text(row['Child Protection Plan Start Date'])
    const again = (row: Named) => Number(row['Number of Previous Child Protection Plans']) > 0
    assert.deepEqual(byMonth(plans, since, started, again), truly('NI 65', since))
  })

  it('in children in care on the cut date, and how often they moved', () => {
    const still = cares.filter((row) => row['Date Ceased to be Looked After'] === null)
    const moved = still.filter((row) => Number(row['Number of Placements in the Last 12 months']) >= 3)
    assert.deepEqual({ '2026-03': [moved.length, still.length] }, truly('NI 62', '2026-03'))
  })
})

describe('the census agrees with what is true of its year', () => {
  const since = '2025-04'
  const xml = new TextDecoder().decode(cinCensus(file, cut))
  const inside = (within: string, element: string) =>
    [...within.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, content]) => content ?? '')
  const one = (within: string, element: string) => inside(within, element)[0] ?? null
  const details = inside(xml, 'CINdetails')

  it('in referrals that led to nothing', () => {
    const received = (row: string) => one(row, 'CINreferralDate')
    const nothing = (row: string) => one(row, 'ReferralNFA') === '1'
    assert.deepEqual(byMonth(details, since, received, nothing), truly('Referrals without action', since))
  })

  it('in assessments in time', () => {
    const assessments = details.flatMap((row) =>
      inside(row, 'Assessments').map((assessment) => ({
        received: one(row, 'CINreferralDate') ?? '',
        authorised: one(assessment, 'AssessmentAuthorisationDate'),
      })),
    )
    const inTime = byMonth(
      assessments,
      since,
      ({ authorised }) => authorised,
      ({ received, authorised }) => workingDaysBetween(received, authorised ?? '') <= 45,
    )
    assert.deepEqual(inTime, truly('Single assessments in time', since))
  })

  it('in conferences in time and in plans', () => {
    const enquiries = details.flatMap((row) => inside(row, 'Section47'))
    const held = (row: string) => one(row, 'DateOfInitialCPC')
    const inTime = (row: string) => workingDaysBetween(one(row, 'S47ActualStartDate') ?? '', held(row) ?? '') <= 15
    assert.deepEqual(byMonth(enquiries, since, held, inTime), truly('Conferences in time', since))
    const plans = details.flatMap((row) => inside(row, 'ChildProtectionPlans'))
    const again = byMonth(
      plans,
      since,
      (row) => one(row, 'CPPstartDate'),
      (row) => Number(one(row, 'NumberOfPreviousCPP')) > 0,
    )
    assert.deepEqual(again, truly('NI 65', since))
    const long = byMonth(
      plans,
      since,
      (row) => one(row, 'CPPendDate'),
      (row) => {
        const [started, ended] = [one(row, 'CPPstartDate') ?? '', one(row, 'CPPendDate') ?? '']
        return ended >= Temporal.PlainDate.from(started).add({ years: 2 }).toString()
      },
    )
    assert.deepEqual(long, truly('NI 64', since))
  })
})

describe('the return on children looked after agrees with what is true of its year', () => {
  const since = '2025-04'
  const tables = ssda903Tables(file, cut)
  const day = (cell: Cell | undefined) => text(cell)?.split('/').reverse().join('-') ?? null
  const episodes = records(tables, 'Episodes')
  const missing = records(tables, 'Missing')

  it('in who came into care', () => {
    const starts = episodes.filter(({ RNE }) => RNE === 'S')
    assert.deepEqual(
      byMonth(starts, since, ({ DECOM }) => day(DECOM), always, true),
      truly('Starts in care', since),
    )
  })

  it('in who is in care at the end of each month', () => {
    const found = Object.fromEntries(
      monthsOf(since).map((period) => {
        const month = Temporal.PlainYearMonth.from(period)
        const last = month.toPlainDate({ day: month.daysInMonth }).toString()
        const lived = episodes.filter(
          ({ DECOM, DEC }) => (day(DECOM) ?? '') <= last && (DEC === null || (day(DEC) ?? '') > last),
        )
        return [period, [lived.length, null]]
      }),
    )
    assert.deepEqual(found, truly('Children in care', since))
  })

  it('in missing episodes', () => {
    assert.deepEqual(
      byMonth(missing, since, ({ MIS_START }) => day(MIS_START), always, true),
      truly('Missing episodes', since),
    )
  })
})

describe('the Standard Safeguarding Dataset agrees with what is true of all its years', () => {
  const since = '2024-04'
  const tables = ssdTables(file)
  const received = new Map(
    records(tables, 'ssd_cin_episodes').map((row) => [row.cine_referral_id, text(row.cine_referral_date) ?? '']),
  )

  it('in assessments in time, by area too', () => {
    const assessments = records(tables, 'ssd_cin_assessments')
    const authorised = (row: Named) => text(row.cina_assessment_auth_date)
    const inTime = (row: Named) =>
      workingDaysBetween(received.get(row.cina_referral_id ?? '') ?? '', authorised(row) ?? '') <= 45
    assert.deepEqual(byMonth(assessments, since, authorised, inTime), truly('Single assessments in time', since))
    const teams = records(tables, 'ssd_department').filter((row) => row.dept_team_parent_id === 'RIV')
    const ids = new Set(teams.map((row) => row.dept_team_id))
    const own = assessments.filter((row) => ids.has(row.cina_assessment_team ?? null))
    assert.deepEqual(byMonth(own, since, authorised, inTime), truly('Single assessments in time', since, 'RIV'))
  })

  it('in plans by team, which stand among the involvements', () => {
    const involved = new Map(
      records(tables, 'ssd_involvements').map((row) => [
        `${row.invo_person_id} ${row.invo_involvement_start_date} ${row.invo_referral_id}`,
        text(row.invo_professional_team),
      ]),
    )
    const plans = records(tables, 'ssd_cp_plans').filter(
      (row) => involved.get(`${row.cppl_person_id} ${row.cppl_cp_plan_start_date} null`) === 'SOU-SG1',
    )
    const started = (row: Named) => text(row.cppl_cp_plan_start_date)
    const count = Object.entries(byMonth(plans, since, started, always)).map(([period, [, all]]) => [period, all])
    const expected = Object.entries(truly('NI 65', since, 'SOU-SG1')).map(([period, [, all]]) => [period, all])
    assert.deepEqual(
      count.filter(([, all]) => all !== 0),
      expected.sort(),
    )
  })
})
