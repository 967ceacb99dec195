import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { selectIndicator } from '../../indicators/library.ts'
import type { Target } from '../target.ts'
import { shortlyInWords } from '../target-words.ts'
import { aTarget, numbers, shares } from '../targets.fixture.ts'
import { levelOn } from './level.ts'
import { baselineIsLate, standingsAgainst } from './standing.ts'

const ni59 = selectIndicator('NI 59')
const march = aTarget({ period: '2010-03', value: 72 })
const october = aTarget({ period: '2010-10', value: 80 })
const cumulative = aTarget({ period: '2011-03', value: 80, base: 'year to date' })

describe('where a target stands', () => {
  it('is to come until its own month has a figure, then reached or missed', () => {
    // 30 of 40 is 75%, 29 of 40 is 72.5%.
    const points = shares('2010-03', [
      [30, 40],
      [29, 40],
    ])
    const [first, second] = standingsAgainst(ni59, 'month', points, [october, march])
    assert.deepEqual(
      [first?.target.period, first?.state, first?.actual, first?.distance],
      ['2010-03', 'reached', 75, 3],
    )
    assert.deepEqual([second?.state, second?.at, second?.actual], ['to come', '2010-04', 72.5])
    assert.equal(second?.distance, -7.5)
  })

  it('says the value that it is held against where another stands beside it', () => {
    const points = shares('2011-02', [[30, 40]])
    const [own] = standingsAgainst(ni59, 'year to date', points, [cumulative])
    assert.ok(own)
    const words = shortlyInWords('percentage', own, 'month')
    assert.match(words, /^At least 80% from April 2010 to March 2011: 75\.0% from April 2010 to February 2011, 5 /)
    assert.match(shortlyInWords('percentage', own, 'year to date'), /March 2011: 5 percentage points short$/)
  })

  it('says how many more cases would have reached it', () => {
    // 26 of 40 is 65%; 80% of 40 is 32.
    const [missed] = standingsAgainst(ni59, 'month', shares('2010-10', [[26, 40]]), [october])
    assert.deepEqual([missed?.state, missed?.distance, missed?.casesShort], ['missed', -15, 6])
    // 80% of 41 is 32.8: 33 are needed.
    const [odd] = standingsAgainst(ni59, 'month', shares('2010-10', [[26, 41]]), [october])
    assert.equal(odd?.casesShort, 7)
    const [none] = standingsAgainst(ni59, 'month', shares('2010-10', [[0, 10]]), [october])
    assert.equal(none?.casesShort, 8)
  })

  it('takes exactly the level as reached, though 28 of 35 is not exact in binary', () => {
    const [exact] = standingsAgainst(ni59, 'month', shares('2010-10', [[28, 35]]), [october])
    assert.deepEqual([exact?.state, exact?.casesShort], ['reached', null])
  })

  it('keeps the series of each base apart', () => {
    const points = shares('2010-10', [[90, 100]])
    const all = [march, october, cumulative]
    assert.deepEqual(
      standingsAgainst(ni59, 'month', points, all).map(({ state }) => state),
      ['no figure', 'reached'],
    )
    assert.deepEqual(
      standingsAgainst(ni59, 'year to date', points, all).map(({ state }) => state),
      ['to come'],
    )
  })

  it('has no figure where the month was left out and later ones are there, or where it is over today', () => {
    const left = shares('2010-09', [[7, 10], null, [8, 10]])
    const [gap] = standingsAgainst(ni59, 'month', left, [october])
    assert.deepEqual([gap?.state, gap?.actual, gap?.sustainedFor], ['no figure', null, 0])
    const early = shares('2010-09', [[7, 10]])
    assert.equal(standingsAgainst(ni59, 'month', early, [october], '2010-10-31')[0]?.state, 'to come')
    assert.equal(standingsAgainst(ni59, 'month', early, [october], '2010-11-01')[0]?.state, 'no figure')
    assert.equal(standingsAgainst(ni59, 'month', [], [october])[0]?.state, 'to come')
  })

  it('turns round where lower is better: caseloads of 24, 22, 20', () => {
    const caseload = { code: 'Caseload', unit: 'average' } as const
    const target = aTarget({ indicator: 'Caseload', period: '2010-12', value: 22, way: 'at most' })
    // 250 cases over 10 workers are 25 each; at 22 there would be 220.
    const point = { period: '2010-12', numerator: 250, denominator: 10, value: 25, months: 1 }
    const [standing] = standingsAgainst(caseload, 'month', [point], [target])
    assert.deepEqual([standing?.state, standing?.distance, standing?.casesShort], ['missed', -3, 30])
    const [met] = standingsAgainst(caseload, 'month', [{ ...point, numerator: 205, value: 20.5 }], [target])
    assert.deepEqual([met?.state, met?.distance, met?.casesShort], ['reached', 1.5, null])
  })

  it('counts no cases where the value is a number by itself', () => {
    const count = { code: 'Plans', unit: 'count' } as const
    const target = aTarget({ indicator: 'Plans', period: '2010-12', value: 40, way: 'at most' })
    const [standing] = standingsAgainst(count, 'month', numbers('2010-12', [52]), [target])
    assert.deepEqual([standing?.state, standing?.distance, standing?.casesShort], ['missed', -12, null])
  })

  it('works out cases of a rate for a whole year from the months that it is made of', () => {
    const rate = { code: 'Section 47', unit: 'rate' } as const
    const target = aTarget({ indicator: 'Section 47', period: '2010-12', value: 120, way: 'at most' })
    // 15 in one month of 12,000 children: 15 × 12 × 10,000 / 12,000 = 150; at 120 it would be 12.
    const points = [{ period: '2010-12', numerator: 15, denominator: 12_000, value: 150, months: 1 }]
    assert.equal(standingsAgainst(rate, 'month', points, [target])[0]?.casesShort, 3)
  })

  it('finds a quarter’s target in the month that ends it', () => {
    const quarter = aTarget({ period: '2010/11 Q2', value: 70, base: 'year to date' })
    const [standing] = standingsAgainst(
      ni59,
      'year to date',
      shares('2010-08', [
        [6, 10],
        [8, 10],
      ]),
      [quarter],
    )
    assert.deepEqual([standing?.state, standing?.at], ['reached', '2010-09'])
  })

  it('holds the last week of a month against the month’s level', () => {
    const week = (period: string, value: number) => ({ period, numerator: value, denominator: 100, value, months: 0 })
    const weekly = aTarget({ period: '2010-10', value: 80, base: 'week' })
    // The Thursday of week 43 is 28 October, that of week 44 is 4 November.
    const points = [week('2010-W42', 70), week('2010-W43', 85), week('2010-W44', 60)]
    const [standing] = standingsAgainst(ni59, 'week', points, [weekly])
    assert.deepEqual([standing?.state, standing?.at, standing?.sustainedFor], ['reached', '2010-W43', 0])
  })

  it('leaves withdrawn targets and other indicators out', () => {
    const others: Target[] = [
      { ...october, state: 'withdrawn' },
      { ...october, indicator: 'NI 60' },
    ]
    assert.deepEqual(standingsAgainst(ni59, 'month', shares('2010-10', [[9, 10]]), others), [])
  })
})

describe('how long a target has been met', () => {
  it('counts the newest periods in a row at its level', () => {
    // 78 misses; 81, 80 and 84 meet 80.
    const points = shares('2010-10', [
      [81, 100],
      [78, 100],
      [81, 100],
      [80, 100],
      [84, 100],
    ])
    assert.equal(standingsAgainst(ni59, 'month', points, [october])[0]?.sustainedFor, 3)
  })

  it('asks for the later level once that one holds', () => {
    const points = shares('2010-10', [
      [81, 100],
      [82, 100],
      [83, 100],
    ])
    const december = aTarget({ period: '2010-12', value: 90 })
    const [first, second] = standingsAgainst(ni59, 'month', points, [october, december])
    assert.deepEqual([first?.state, first?.sustainedFor], ['reached', 0])
    assert.deepEqual([second?.state, second?.sustainedFor], ['missed', 0])
  })

  it('ends at a period without a figure', () => {
    const points = shares('2010-10', [[81, 100], null, [82, 100]])
    assert.equal(standingsAgainst(ni59, 'month', points, [october])[0]?.sustainedFor, 1)
  })
})

describe('what is asked for in a period', () => {
  it('is the newest target’s level, in steps', () => {
    const asked = ['2010-02', '2010-03', '2010-09', '2010-10', '2012-01'].map(
      (period) => levelOn([october, march], period)?.value,
    )
    assert.deepEqual(asked, [undefined, 72, 72, 80, 80])
  })

  it('is on the way where a trajectory leads there', () => {
    // From 60 in March to 80 in July: five a month.
    const line = aTarget({ period: '2010-07', value: 80, start: { period: '2010-03', value: 60 } })
    assert.equal(levelOn([line], '2010-02'), null)
    assert.deepEqual(levelOn([line], '2010-03'), { value: 60, kind: 'line' })
    assert.deepEqual(levelOn([line], '2010-04'), { value: 65, kind: 'line' })
    assert.deepEqual(levelOn([line], '2010-07'), { value: 80, kind: 'step' })
    assert.deepEqual(levelOn([line, march], '2010-06'), { value: 75, kind: 'line' })
  })
})

describe('a baseline to be set', () => {
  const waiting = aTarget({ period: '2010/11', value: null, baselineBy: '2010-06-30' })

  it('has no level, and no distance', () => {
    const [standing] = standingsAgainst(ni59, 'month', shares('2010-04', [[8, 10]]), [waiting])
    assert.deepEqual([standing?.state, standing?.actual, standing?.distance], ['baseline to be set', 80, null])
    assert.equal(levelOn([waiting], '2011-03'), null)
  })

  it('is late the day after it was to be set', () => {
    assert.equal(baselineIsLate(waiting, '2010-06-30'), false)
    assert.equal(baselineIsLate(waiting, '2010-07-01'), true)
    assert.equal(baselineIsLate({ ...waiting, value: 75 }, '2010-07-01'), false)
  })
})
