import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aTarget, numbers } from '../targets.fixture.ts'
import { arrivesIn, lineThrough, paceOn } from './pace.ts'
import { inOrderOfTime, lastDayOfPeriod, lastMonthOf, monthNumber, periodsBetween, periodsLater } from './places.ts'

const eighty = aTarget({ period: '2011-03', value: 80 })

describe('at this pace', () => {
  it('goes on along the line of the newest values', () => {
    // 50, 52, … 60: two a month, and 80 is ten months on from June.
    const arrival = arrivesIn(numbers('2010-01', [50, 52, 54, 56, 58, 60]), eighty)
    assert.deepEqual(arrival, { period: '2011-04', points: 6, from: '2010-01', to: '2010-06', perPeriod: 2 })
  })

  it('rests on the newest twelve values, whatever came before', () => {
    const fall = [90, 85, 80, 75, 70, 65]
    const rise = [40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]
    const arrival = arrivesIn(numbers('2009-01', [...fall, ...rise]), { value: 60, way: 'at least' })
    assert.deepEqual(
      [arrival?.points, arrival?.from, arrival && 'period' in arrival && arrival.period],
      [12, '2009-07', '2011-03'],
    )
  })

  it('never arrives where it moves away, stands still, or would take more than five years', () => {
    const because = (values: number[], way: 'at least' | 'at most' = 'at least') => {
      const arrival = arrivesIn(numbers('2010-01', values), { value: 80, way })
      return arrival !== null && 'never' in arrival && arrival.because
    }
    assert.equal(because([60, 59, 58, 57, 56, 55]), 'it moves away')
    assert.equal(because([60, 60, 60, 60, 60, 60]), 'it stands still')
    assert.equal(because([90, 91, 92, 93, 94, 95], 'at most'), 'it moves away')
    // A third of a point a month: 60 months for 20 points is the last that is told.
    const thirds = [-5, -4, -3, -2, -1, 0]
    assert.equal(because(thirds.map((at) => 60 + at / 3)), false)
    assert.equal(because(thirds.map((at) => 60 + at / 3.1)), 'it takes more than five years')
    assert.equal(because(thirds.map((at) => 60 + at / 1e7)), 'it takes more than five years')
  })

  it('says nothing of fewer than six values, of a target that is met, or of a level not yet set', () => {
    assert.equal(arrivesIn(numbers('2010-01', [50, 52, 54, 56, 58]), eighty), null)
    assert.equal(arrivesIn(numbers('2010-01', [50, 52, 54, null, 58, 60]), eighty), null)
    assert.equal(arrivesIn(numbers('2010-01', [70, 72, 74, 76, 78, 80]), eighty), null)
    assert.equal(arrivesIn(numbers('2010-01', [50, 52, 54, 56, 58, 60]), { value: null, way: 'at least' }), null)
  })

  it('keeps the place of a month without a value', () => {
    const arrival = arrivesIn(numbers('2010-01', [50, 52, 54, null, 58, 60, 62]), eighty)
    assert.deepEqual(arrival, { period: '2011-04', points: 6, from: '2010-01', to: '2010-07', perPeriod: 2 })
  })

  it('arrives next where the line is there already and only the newest value is not', () => {
    const arrival = arrivesIn(numbers('2010-01', [70, 74, 78, 82, 86, 79]), eighty)
    assert.ok(arrival && 'period' in arrival)
    assert.equal(arrival.period, '2010-07')
  })

  it('counts in quarters where the series does', () => {
    const points = ['2009/10 Q1', '2009/10 Q2', '2009/10 Q3', '2009/10 Q4', '2010/11 Q1', '2010/11 Q2'].map(
      (period, at) => ({
        ...{ period, numerator: 0, denominator: null, months: 3 },
        value: 30 - at,
      }),
    )
    const arrival = arrivesIn(points, { value: 20, way: 'at most' })
    assert.equal(arrival && 'period' in arrival && arrival.period, '2011/12 Q3')
  })
})

describe('at this pace, year to date', () => {
  const rise = numbers('2010-02', [90, 92, 50, 52, 54, 56, 58, 60])

  it('counts the months of the newest year only', () => {
    const arrival = paceOn('year to date', rise, { value: 65, way: 'at least' })
    assert.deepEqual([arrival?.points, arrival && 'period' in arrival && arrival.period], [6, '2010-12'])
    assert.equal(paceOn('year to date', rise.slice(0, 7), eighty), null)
  })

  it('says nothing beyond the end of the year', () => {
    const arrival = paceOn('year to date', rise, eighty)
    assert.equal(arrival && 'never' in arrival && arrival.because, 'the year ends first')
    const other = paceOn('month', rise, { value: 95, way: 'at least' })
    assert.equal(other && 'never' in other && other.because, 'it moves away')
  })
})

describe('a straight line by least squares', () => {
  it('is worked out by hand for three points', () => {
    // Means 1 and 3; slope (−1×−2 + 0×1 + 1×1) / (1 + 0 + 1) = 1.5; at nought 3 − 1.5 = 1.5.
    assert.deepEqual(
      lineThrough([
        { x: 0, y: 1 },
        { x: 1, y: 4 },
        { x: 2, y: 4 },
      ]),
      { at0: 1.5, slope: 1.5 },
    )
  })

  it('needs two places', () => {
    assert.equal(
      lineThrough([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]),
      null,
    )
    assert.equal(lineThrough([]), null)
  })
})

describe('periods on one line of time', () => {
  it('end with a month and a day', () => {
    assert.deepEqual(['2010-02', '2009/10 Q4', '2009/10', '2009-W53'].map(lastMonthOf), [
      '2010-02',
      '2010-03',
      '2010-03',
      '2009-12',
    ])
    assert.deepEqual(['2010-02', '2010/11 Q1', '2009/10', '2009-W53'].map(lastDayOfPeriod), [
      '2010-02-28',
      '2010-06-30',
      '2010-03-31',
      '2010-01-03',
    ])
    assert.equal(monthNumber('2010-03'), monthNumber('2009/10'))
  })

  it('go on by their own length', () => {
    assert.equal(periodsLater('2010-11', 3), '2011-02')
    assert.equal(periodsLater('2010/11 Q3', 2), '2011/12 Q1')
    assert.equal(periodsLater('2009/10', 2), '2011/12')
    assert.equal(periodsLater('2009-W53', 1), '2010-W01')
    assert.equal(periodsBetween('2009-W52', '2010-W01'), 2)
    assert.equal(periodsBetween('2009/10 Q4', '2010/11 Q3'), 3)
    assert.equal(periodsBetween('2009/10', '2011/12'), 2)
  })

  it('sort by when they end', () => {
    assert.deepEqual(['2010/11', '2010-03', '2010/11 Q1', '2010-10'].toSorted(inOrderOfTime), [
      '2010-03',
      '2010/11 Q1',
      '2010-10',
      '2010/11',
    ])
  })

  it('are refused where they are none', () => {
    assert.throws(() => lastMonthOf('spring'), RangeError)
  })
})
