import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Counts, figureOf, seriesOn } from './bases.ts'
import {
  lastDayOf,
  monthOfYear,
  monthsFrom,
  monthsLater,
  periodInWords,
  quarterOfMonth,
  weekOfDay,
  yearOfMonth,
} from './periods.ts'

const of = (period: string, numerator: number, denominator: number | null): Counts => ({
  period,
  numerator,
  denominator,
})
const values = (points: { period: string; value: number | null }[]) =>
  Object.fromEntries(points.map(({ period, value }) => [period, value]))

describe('periods', () => {
  it('a council’s year begins in April', () => {
    assert.deepEqual([yearOfMonth('2010-03'), yearOfMonth('2010-04')], ['2009/10', '2010/11'])
    assert.equal(yearOfMonth('1999-12'), '1999/00')
    assert.deepEqual(['2010-04', '2010-06', '2010-07', '2011-03'].map(quarterOfMonth), [
      '2010/11 Q1',
      '2010/11 Q1',
      '2010/11 Q2',
      '2010/11 Q4',
    ])
    assert.deepEqual(['2010-04', '2010-12', '2011-03'].map(monthOfYear), [1, 9, 12])
  })
  it('says itself in words', () => {
    assert.deepEqual(['2026-03', '2026-W10', '2025/26 Q4', '2025/26'].map(periodInWords), [
      'March 2026',
      'week 10 of 2026',
      'January to March 2026',
      '2025/26',
    ])
  })
  it('knows the weeks at the turn of a year and the end of February', () => {
    assert.deepEqual(['2020-12-31', '2021-01-03', '2021-01-04'].map(weekOfDay), ['2020-W53', '2020-W53', '2021-W01'])
    assert.deepEqual(['2024-02', '2026-02'].map(lastDayOf), ['2024-02-29', '2026-02-28'])
  })
  it('goes on and back by months', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(400),
        (year, month, by) => {
          const from = `${year}-${String(month).padStart(2, '0')}`
          assert.equal(monthsLater(monthsLater(from, by), -by), from)
          assert.equal(monthsFrom(from, monthsLater(from, by)).length, by + 1)
        },
      ),
    )
  })
})

describe('bases', () => {
  const ni59 = [of('2010-04', 8, 10), of('2010-05', 30, 50), of('2010-06', 36, 40)]
  it('a month is itself, a year to date adds up counts and not percentages', () => {
    assert.deepEqual(values(seriesOn('month', 'percentage', ni59)), { '2010-04': 80, '2010-05': 60, '2010-06': 90 })
    // 8 of 10, then 38 of 60, then 74 of 100.
    const toDate = seriesOn('year to date', 'percentage', ni59)
    assert.deepEqual(
      toDate.map(({ numerator, denominator }) => [numerator, denominator]),
      [
        [8, 10],
        [38, 60],
        [74, 100],
      ],
    )
    assert.equal(toDate[2]?.value, 74)
  })
  it('a year to date begins anew in April', () => {
    const series = seriesOn(
      'year to date',
      'count',
      [...monthsFrom('2009-04', '2010-04')].map((month) => of(month, 1, null)),
    )
    assert.deepEqual([series.at(-2)?.value, series.at(-1)?.value], [12, 1])
  })
  it('a quarter stands at its last month, a rolling year needs all twelve', () => {
    assert.deepEqual(values(seriesOn('quarter', 'percentage', ni59)), { '2010/11 Q1': 74 })
    assert.ok(seriesOn('rolling 12 months', 'percentage', ni59).every(({ value }) => value === null))
    const year = monthsFrom('2009-04', '2010-03').map((month) => of(month, 1, 4))
    assert.equal(seriesOn('rolling 12 months', 'percentage', year).at(-1)?.value, 25)
    assert.deepEqual(values(seriesOn('year', 'percentage', year)), { '2009/10': 25 })
  })
  it('a missing month stands in its place, and leaves the base without a value', () => {
    const gap = [of('2010-04', 8, 10), of('2010-06', 36, 40)]
    assert.deepEqual(values(seriesOn('year to date', 'percentage', gap)), {
      '2010-04': 80,
      '2010-05': null,
      '2010-06': null,
    })
    assert.deepEqual(values(seriesOn('month', 'percentage', gap)), { '2010-04': 80, '2010-05': null, '2010-06': 90 })
  })
  it('three months together, as NEET is given', () => {
    const neet = [of('2010-11', 80, 1000), of('2010-12', 84, 1000), of('2011-01', 88, 1000)]
    assert.equal(seriesOn('three-month average', 'percentage', neet).at(-1)?.value, 8.4)
  })
  it('a rate is for a whole year, on one population', () => {
    const referrals = [of('2010-04', 30, 60_000), of('2010-05', 30, 60_000)]
    // 60 in two months are 360 in twelve: 60 per 10,000.
    assert.equal(seriesOn('year to date', 'rate', referrals).at(-1)?.value, 60)
    assert.equal(figureOf('rate', of('2010-05', 300, 60_000)), 50)
  })
  it('nothing to divide by is no value, and a whole year published by others stands for itself', () => {
    assert.equal(figureOf('percentage', of('2010-04', 0, 0)), null)
    assert.deepEqual(values(seriesOn('year', 'percentage', [of('2009/10', 31, 100)])), { '2009/10': 31 })
  })
  it('whatever the months, a year to date of March is the year', () => {
    const month = fc.record({ numerator: fc.nat(50), more: fc.nat(50) })
    fc.assert(
      fc.property(fc.array(month, { minLength: 12, maxLength: 12 }), (year) => {
        const counts = monthsFrom('2009-04', '2010-03').map((name, index) => {
          const { numerator = 0, more = 0 } = year[index] ?? {}
          return of(name, numerator, numerator + more)
        })
        const [toDate, whole] = [seriesOn('year to date', 'percentage', counts), seriesOn('year', 'percentage', counts)]
        assert.equal(toDate.at(-1)?.value, whole.at(-1)?.value)
      }),
    )
  })
})
