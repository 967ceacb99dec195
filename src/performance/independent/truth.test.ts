import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workingDaysBetween } from '../../platform/calendar/working-days.ts'
import { type CaseFile, emptyCaseFile } from '../generator/case-file.ts'
import { monthsWithin, trueFigures } from './truth.ts'
import { workingDaysWithin } from './working-day-numbers.ts'

const by = { team: 'T1', worker: 'W1' }

/** Three children, small enough to be counted on fingers. */
function tiny(): CaseFile {
  const referral = (id: string, child: string, received: string, no_further_action = false) => ({
    ...{ id, child, received, source: 'Police', no_further_action, closed: null },
    ...by,
  })
  const assessment = (id: string, referral: string, started: string, authorised: string | null, child_seen = true) => ({
    ...({ id, child: 'C1', referral, kind: 'single', started, authorised, child_seen } as const),
    ...by,
  })
  const plan = (id: string, child: string, started: string, ended: string | null, earlier_plans: number) => ({
    ...{ id, child, started, ended, earlier_plans, category: 'Neglect' },
    ...by,
  })
  const care = (id: string, child: string, started: string, ended: string | null) => ({
    ...{ id, child, started, ended, reason_ended: null, asylum_seeker: false },
    ...by,
  })
  const placement = (id: string, child: string, started: string, ended: string | null) => ({
    ...({ id, child, care: 'K1', started, ended, kind: 'fostering', provider: 'own', urn: null, team: 'T1' } as const),
  })
  const conference = (id: string, strategy_on: string, held: string, led_to_plan: boolean) => ({
    ...{ id, child: 'C1', enquiry: 'E1', strategy_on, due: held, held, led_to_plan, transfer_in: false, team: 'T2' },
  })
  return {
    ...emptyCaseFile(),
    team: [
      { team: 'ALL', name: 'All', parent: null },
      { team: 'T1', name: 'One', parent: 'ALL' },
      { team: 'T2', name: 'Two', parent: 'ALL' },
    ],
    referral: [
      referral('R1', 'C1', '2023-04-03'),
      referral('R2', 'C1', '2024-04-03'), // a year to the day: not less than 12 months
      referral('R3', 'C1', '2024-04-30', true),
      referral('R4', 'C2', '2024-04-30'),
    ],
    assessment: [
      // Good Friday, Easter Monday and two more bank holidays lie between: 45 working days from 27 March are up on 4 June.
      assessment('A1', 'R5', '2024-03-27', '2024-06-04'),
      assessment('A2', 'R5', '2024-03-27', '2024-06-05', false),
      assessment('A3', 'R5', '2024-03-27', null),
    ],
    enquiry: [
      { id: 'E1', child: 'C1', referral: 'R2', started: '2024-12-10', ended: null, conference_needed: true, ...by },
    ],
    conference: [
      // Christmas Day, Boxing Day and New Year's Day are left out: 15 working days from 10 December are up on 3 January.
      conference('F1', '2024-12-10', '2025-01-03', true),
      conference('F2', '2024-12-10', '2025-01-06', false),
      conference('F3', '2025-01-14', '2025-01-13', false), // before its enquiry: in time or not, nobody can say
    ],
    protection: [
      plan('P1', 'C1', '2022-05-10', '2024-05-10', 0), // two years to the day
      plan('P2', 'C2', '2022-05-11', '2024-05-10', 0), // a day short
      plan('P3', 'C1', '2024-05-20', null, 1),
    ],
    care: [care('K1', 'C1', '2024-04-01', null), care('K2', 'C2', '2024-04-01', '2024-04-30')],
    placement: [
      placement('L0', 'C1', '2023-01-01', '2023-04-30'), // ended a year before: not in the year up to 30 April 2024
      placement('L1', 'C1', '2024-04-01', '2024-04-10'),
      placement('L2', 'C1', '2024-04-10', '2024-05-15'),
      placement('L3', 'C1', '2024-05-15', null),
    ],
    missing: [
      {
        child: 'C1',
        started: '2024-04-29',
        ended: '2024-05-01',
        interview_offered: true,
        interview_accepted: false,
        team: 'T1',
      },
      {
        child: 'C1',
        started: '2024-05-29',
        ended: '2024-05-29',
        interview_offered: false,
        interview_accepted: false,
        team: 'T1',
      },
      {
        child: 'C1',
        started: '2024-05-30',
        ended: null,
        interview_offered: false,
        interview_accepted: false,
        team: 'T1',
      },
    ],
  }
}

describe('what is true of a tiny case file', () => {
  const figures = trueFigures(tiny(), '2024-04-01', '2025-01-31')
  const is = (indicator: string, period: string, unit = '') => {
    const found = figures.filter((one) => one.indicator === indicator && one.period === period && one.unit === unit)
    assert.ok(found.length < 2)
    return found.map(({ numerator, denominator }) => [numerator, denominator])[0]
  }

  it('counts referrals, those again within less than 12 months, and those that led to nothing', () => {
    assert.deepEqual(is('Referrals', '2024-04'), [3, null])
    assert.deepEqual(is('Re-referrals', '2024-04'), [1, 3])
    assert.deepEqual(is('Referrals without action', '2024-04'), [1, 3])
    assert.deepEqual(is('Referrals', '2024-05'), [0, null])
  })

  it('counts 45 working days across Easter and the bank holidays of May, and those seen', () => {
    assert.deepEqual(is('Single assessments in time', '2024-06'), [1, 2])
    assert.deepEqual(is('Assessment length', '2024-06'), [45 + 46, 2])
    assert.deepEqual(is('Child seen', '2024-06'), [1, 2])
  })

  it('counts 15 working days across Christmas, and conferences that led to a plan', () => {
    assert.deepEqual(is('Section 47', '2024-12'), [1, null])
    assert.deepEqual(is('Conferences in time', '2025-01'), [1, 2])
    assert.deepEqual(is('Conferences to plan', '2025-01', 'T2'), [1, 3])
    assert.equal(is('Conferences to plan', '2025-01', 'T1'), undefined)
  })

  it('counts plans of two years, and second plans', () => {
    assert.deepEqual(is('NI 64', '2024-05'), [1, 2])
    assert.deepEqual(is('NI 65', '2024-05', 'ALL'), [1, 1])
  })

  it('counts who is in care at the end of a month, not who left on its last day, and three placements in a year', () => {
    assert.deepEqual(is('Starts in care', '2024-04'), [2, null])
    assert.deepEqual(is('Children in care', '2024-04'), [1, null])
    assert.deepEqual(is('NI 62', '2024-04'), [0, 1])
    assert.deepEqual(is('NI 62', '2024-05'), [1, 1])
  })

  it('counts missing episodes where they begin, and interviews where they end', () => {
    assert.deepEqual(
      [is('Missing episodes', '2024-04'), is('Missing episodes', '2024-05')],
      [
        [1, null],
        [2, null],
      ],
    )
    assert.deepEqual(is('Return interviews', '2024-05'), [1, 2])
  })

  it('leaves out months that are not whole', () => {
    assert.deepEqual(monthsWithin('2024-04-01', '2024-06-29'), ['2024-04', '2024-05'])
    assert.deepEqual(monthsWithin('2024-04-02', '2024-06-30'), ['2024-05', '2024-06'])
  })
})

describe('reviews held when they were due', () => {
  const going = { id: 'X1', child: 'C1', started: '2024-11-30', ended: null, ...by }
  const truly = (indicator: 'NI 66' | 'NI 67', held: readonly string[]) => {
    const reviews = held.map((day) => ({ child: 'C1', due: day, held: day, took_part: true, team: 'T1' }))
    const file: CaseFile = {
      ...emptyCaseFile(),
      protection: [{ ...going, category: 'Neglect', earlier_plans: 0 }],
      protection_review: reviews.map((row) => ({ ...row, protection: 'X1' })),
      care: [{ ...going, reason_ended: null, asylum_seeker: false }],
      care_review: reviews.map((row) => ({ ...row, care: 'X1' })),
    }
    const figures = trueFigures(file, '2025-01-01', '2025-12-31').filter((one) => one.indicator === indicator)
    return Object.fromEntries(
      figures.filter(({ unit }) => unit === '').map((one) => [one.period, [one.numerator, one.denominator]]),
    )
  }

  it('of a plan: the first within three months, which are up on 28 February; then within six', () => {
    const inTime = truly('NI 67', ['2025-02-28', '2025-08-28'])
    assert.deepEqual(
      [inTime['2025-01'], inTime['2025-02'], inTime['2025-08']],
      [
        [0, 0],
        [1, 1],
        [1, 1],
      ],
    )
    const late = truly('NI 67', ['2025-02-28', '2025-08-29'])
    assert.deepEqual(
      [late['2025-07'], late['2025-08'], late['2025-12']],
      [
        [1, 1],
        [0, 1],
        [0, 1],
      ],
    )
    assert.deepEqual(truly('NI 67', [])['2025-03'], [0, 1])
  })

  it('of care: within 20 working days over Christmas, then three months, then six', () => {
    // 30 November 2024 was a Saturday: 20 working days are up on 31 December, with Christmas and Boxing Day off.
    const inTime = truly('NI 66', ['2024-12-31', '2025-03-31', '2025-09-30'])
    assert.deepEqual(
      [inTime['2025-01'], inTime['2025-04'], inTime['2025-10']],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    )
    assert.deepEqual(truly('NI 66', ['2025-01-02'])['2025-01'], [0, 1])
    assert.deepEqual(truly('NI 66', ['2024-12-31', '2025-04-01'])['2025-04'], [0, 1])
  })
})

it('working days by number are those of the calendar', () => {
  const between = workingDaysWithin('2022-01-01', '2023-12-31')
  for (const [from, to] of [
    ['2022-05-27', '2022-06-06'],
    ['2023-05-05', '2023-05-09'],
    ['2022-12-23', '2023-01-03'],
    ['2023-04-06', '2023-04-11'],
  ] as const) {
    assert.equal(between(from, to), workingDaysBetween(from, to))
  }
  assert.throws(() => between('2021-12-31', '2022-01-04'), RangeError)
})
