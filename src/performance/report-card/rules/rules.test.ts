import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthsLater } from '../../rules/periods.ts'
import { forecastOf } from './forecast.ts'
import { textBlocks } from './parts.ts'

const series = (values: readonly (number | null)[], from = '2025-04') =>
  values.map((value, at) => ({ period: monthsLater(from, at), numerator: 0, denominator: null, value, months: 1 }))

describe('where a series leads if nothing changes', () => {
  it('continues the line: two up each month stays two up each month', () => {
    const forecast = forecastOf('month', 'percentage', series([50, 52, 54, 56, 58, 60]))
    assert.deepEqual(
      forecast?.ahead.map(({ period, value }) => [period, Math.round(value * 1e6) / 1e6]),
      [
        ['2025-10', 62],
        ['2025-11', 64],
        ['2025-12', 66],
        ['2026-01', 68],
        ['2026-02', 70],
        ['2026-03', 72],
      ],
    )
    assert.deepEqual([forecast?.points, forecast?.from, forecast?.to], [6, '2025-04', '2025-09'])
  })

  it('by least squares: 1, 2, 1, 2, 1, 2 worked out by hand', () => {
    // x from -5 to 0, mean -2.5; y mean 1.5; slope 1.5 / 17.5.
    const slope = 1.5 / 17.5
    const forecast = forecastOf('month', 'count', series([1, 2, 1, 2, 1, 2]))
    assert.ok(Math.abs((forecast?.perPeriod ?? 0) - slope) < 1e-12)
    assert.ok(Math.abs((forecast?.ahead[0]?.value ?? 0) - (1.5 + 3.5 * slope)) < 1e-12)
  })

  it('rests on the newest twelve values, each where it stands in time', () => {
    const old = series([90, 90, 90, 10, 11, 12, 13, 14, 15, null, 17, 18, 19, 20, 21, 22])
    const forecast = forecastOf('month', 'percentage', old)
    assert.equal(forecast?.points, 12)
    assert.equal(Math.round((forecast?.ahead[0]?.value ?? 0) * 1e6) / 1e6, 23)
  })

  it('stays where a value can lie', () => {
    const up = forecastOf('month', 'percentage', series([50, 60, 70, 80, 90, 100]))
    assert.ok(up?.ahead.every(({ value }) => value === 100))
    const down = forecastOf('month', 'count', series([50, 40, 30, 20, 10, 0]))
    assert.ok(down?.ahead.every(({ value }) => value === 0))
  })

  it('says nothing where there is nothing to say', () => {
    assert.equal(forecastOf('month', 'count', series([1, 2, 3, 4, 5])), null)
    assert.equal(forecastOf('year to date', 'count', series([1, 2, 3, 4, 5, 6, 7])), null)
    assert.equal(forecastOf('month', 'count', []), null)
    assert.equal(forecastOf('month', 'count', series([null, null, null, null, null, null, null])), null)
  })
})

describe('a text as it is typed', () => {
  it('has paragraphs at blank lines, and lists at dashes', () => {
    assert.deepEqual(textBlocks('One\ntwo\n\n\nThree:\n- a\n- b - c\nfour\n'), [
      { paragraph: 'One\ntwo' },
      { paragraph: 'Three:' },
      { list: ['a', 'b - c'] },
      { paragraph: 'four' },
    ])
    assert.deepEqual(textBlocks('  \n '), [])
  })
})
