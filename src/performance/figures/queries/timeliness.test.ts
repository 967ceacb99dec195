/** Time limits over bank holidays, each worked out by hand with a calendar: the day named last is the last in time. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addWorkingDays, workingDaysBetween } from '../../../platform/calendar/working-days.ts'
import { allFiguresFrom, ofAuthority } from './figures-from.fixture.ts'

type Case = {
  over: string
  /** Counted on the fingers. */
  counted: string
  what: 'conference' | 'initial' | 'single'
  days: number
  began: string
  last: string
  next: string
}

const cases: readonly Case[] = [
  {
    over: 'Easter 2024 (29 March and 1 April)',
    counted: '19–22 March are 4, 25–28 are 8, 2–5 April are 12, 8–10 are 15',
    ...{ what: 'conference', days: 15, began: '2024-03-18', last: '2024-04-10', next: '2024-04-11' },
  },
  {
    over: 'Christmas 2024 and New Year 2025 (25 and 26 December, 1 January)',
    counted: '17–20 December are 4, 23, 24 and 27 are 7, 30 and 31 are 9, 2 and 3 January are 11, 6–9 are 15',
    ...{ what: 'conference', days: 15, began: '2024-12-16', last: '2025-01-09', next: '2025-01-10' },
  },
  {
    over: 'Christmas 2021, a Saturday (27 and 28 December and 3 January given instead)',
    counted: '14–17 December are 4, 20–24 are 9, 29–31 are 12, 4–6 January are 15',
    ...{ what: 'conference', days: 15, began: '2021-12-13', last: '2022-01-06', next: '2022-01-07' },
  },
  {
    over: 'the early May bank holiday 2024 (6 May)',
    counted: '23–26 April are 4, 29 April to 3 May are 9, 7–10 May are 13, 13 and 14 are 15',
    ...{ what: 'conference', days: 15, began: '2024-04-22', last: '2024-05-14', next: '2024-05-15' },
  },
  {
    over: 'VE Day 2020 (Friday 8 May in place of Monday 4 May)',
    counted: '21–24 April are 4, 27 April to 1 May are 9, 4–7 May are 13, 11 and 12 are 15',
    ...{ what: 'conference', days: 15, began: '2020-04-20', last: '2020-05-12', next: '2020-05-13' },
  },
  {
    over: 'the Platinum Jubilee (2 and 3 June 2022, with 30 May a working day)',
    counted: '24–27 May are 4, 30 May to 1 June are 7, 6–10 June are 12, 13–15 are 15',
    ...{ what: 'conference', days: 15, began: '2022-05-23', last: '2022-06-15', next: '2022-06-16' },
  },
  {
    over: 'the Queen’s funeral (Monday 19 September 2022)',
    counted: '6–9 September are 4, 12–16 are 9, 20–23 are 13, 26 and 27 are 15',
    ...{ what: 'conference', days: 15, began: '2022-09-05', last: '2022-09-27', next: '2022-09-28' },
  },
  {
    over: 'the Coronation (1 and 8 May 2023)',
    counted: '25–28 April are 4, 2–5 May are 8, 9–12 are 12, 15–17 are 15',
    ...{ what: 'conference', days: 15, began: '2023-04-24', last: '2023-05-17', next: '2023-05-18' },
  },
  {
    over: 'Easter, early May and the Coronation 2023 (7 and 10 April, 1 and 8 May)',
    counted:
      '7–31 March are 19, 3–6 April are 23, 11–14 are 27, 17–21 are 32, 24–28 are 37, 2–5 May are 41, 9–12 are 45',
    ...{ what: 'single', days: 45, began: '2023-03-06', last: '2023-05-12', next: '2023-05-15' },
  },
  {
    over: 'Christmas 2009 (25 and 28 December, 1 January), under the limit of seven days',
    counted: '22–24 December are 3, 29–31 are 6, 4 January is 7',
    ...{ what: 'initial', days: 7, began: '2009-12-21', last: '2010-01-04', next: '2010-01-05' },
  },
  {
    over: 'the early May bank holiday 2010 (3 May), under the limit of ten days',
    counted: '28–30 April are 3, 4–7 May are 7, 10–12 are 10',
    ...{ what: 'initial', days: 10, began: '2010-04-27', last: '2010-05-12', next: '2010-05-13' },
  },
]

const indicatorOf = {
  conference: 'Conferences in time',
  initial: 'NI 59',
  single: 'Single assessments in time',
} as const

/** One that ends on the last day in time, and one on the next working day. */
function rowsOf({ what, began, last, next }: Case): Record<string, string[]> {
  const ends = [last, next]
  if (what === 'conference')
    return { conference: ends.map((end, at) => `('c${at}','k${at}',null,'${began}',null,'${end}',true,false,null)`) }
  return { assessment: ends.map((end, at) => `('a${at}','k${at}',null,'${what}','${began}','${end}',true,null,null)`) }
}

describe('time limits over bank holidays', () => {
  for (const one of cases)
    it(`${one.days} working days from ${one.began} end on ${one.last}, over ${one.over}: ${one.counted}`, async () => {
      const { days, began, last, next, what } = one
      assert.equal(addWorkingDays(began, days), last)
      assert.equal(workingDaysBetween(began, last), days)
      assert.equal(addWorkingDays(began, days + 1), next)
      const months = { from: began.slice(0, 7), to: next.slice(0, 7), children: null }
      const figures = await allFiguresFrom(rowsOf(one), months)
      const own = figures.filter(
        ({ indicator, unit, breakdown, period }) =>
          indicator === indicatorOf[what] && unit === '' && breakdown === '' && !period.includes('W'),
      )
      const sum = (of: (figure: (typeof own)[number]) => number) => own.reduce((total, figure) => total + of(figure), 0)
      assert.deepEqual([sum(({ numerator }) => numerator), sum((figure) => figure.denominator ?? 0)], [1, 2])
      assert.ok(own.some(({ limit }) => limit?.startsWith(`${days} working days`)))
    })

  it('say nothing of a conference that was held before its enquiry began', async () => {
    const held = (id: string, day: string) => `('${id}','k${id}',null,'2024-03-18',null,'${day}',true,false,null)`
    const rows = { conference: [held('c1', '2024-03-15'), held('c2', '2024-03-18')] }
    const figures = await allFiguresFrom(rows, { from: '2024-03', to: '2024-03', children: null })
    assert.deepEqual(ofAuthority(figures, 'Conferences in time')['2024-03']?.slice(0, 2), [1, 1])
    assert.deepEqual(ofAuthority(figures, 'Conferences to plan')['2024-03']?.slice(0, 2), [2, 2])
  })
})
