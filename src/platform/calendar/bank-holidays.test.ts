import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bankHolidayOn, bankHolidays } from './bank-holidays.ts'

/** As the government published them for England and Wales, written down by hand from its list. */
const published: Record<number, string> = {
  2002: '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26',
  2009: '01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28',
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
}

describe('the bank holidays of England', () => {
  for (const [year, days] of Object.entries(published)) {
    it(`are as published for ${year}`, () => {
      const ours = bankHolidays(Number(year)).map(({ day }) => day)
      assert.deepEqual(
        ours,
        days.split(' ').map((day) => `${year}-${day}`),
      )
    })
  }

  it('know the one-off days by name', () => {
    assert.equal(bankHolidayOn('2022-06-03')?.name, 'Queen’s Platinum Jubilee')
    assert.equal(bankHolidayOn('2023-05-08')?.name, 'Coronation of King Charles III')
    assert.equal(bankHolidayOn('2022-05-30'), null, 'the spring holiday of 2022 was moved')
  })

  it('give back Christmas on the next free days, whatever weekday it falls on', () => {
    const names = (year: number) =>
      bankHolidays(year)
        .slice(-2)
        .map(({ day, name }) => `${day.slice(8)} ${name}`)
    assert.deepEqual(names(2024), ['25 Christmas Day', '26 Boxing Day'])
    assert.deepEqual(names(2026), ['25 Christmas Day', '28 Boxing Day (substitute day)'])
    assert.deepEqual(names(2027), ['27 Christmas Day (substitute day)', '28 Boxing Day (substitute day)'])
    assert.deepEqual(names(2022), ['26 Boxing Day', '27 Christmas Day (substitute day)'])
  })

  it('are eight working days in any year without a proclamation, all different', () => {
    for (let year = 2024; year < 2100; year += 1) {
      const days = bankHolidays(year).map(({ day }) => day)
      assert.equal(new Set(days).size, 8, String(year))
      assert.deepEqual(
        days.filter((day) => Temporal.PlainDate.from(day).dayOfWeek > 5),
        [],
      )
    }
  })
})
