import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { limitNames } from '../indicators/indicator.ts'
import { indicators, slugOf } from '../indicators/library.ts'
import { limitInWords, limitOn, limits, limitsCalled } from './limits.ts'

describe('limits by date', () => {
  it('an initial assessment had seven days up to March 2010, ten from April, and none after 2014', () => {
    const days = (day: string) => {
      const limit = limitOn('initial assessment', day)
      return limit && 'workingDays' in limit.length ? limit.length.workingDays : null
    }
    assert.equal(days('2010-03-31'), 7)
    assert.equal(days('2010-04-01'), 10)
    assert.equal(days('2014-04-01'), null)
  })
  it('says itself in words', () => {
    const [limit] = limitsCalled('single assessment')
    assert.ok(limit)
    assert.equal(limitInWords(limit), '45 working days (Working Together 2013 and later)')
  })
  it('has each name, and no two of a name on one day', () => {
    for (const name of limitNames) {
      const called = limitsCalled(name)
      assert.ok(called.length > 0, name)
      called.slice(1).forEach((limit, index) => {
        assert.ok((called[index]?.until ?? '9999') < limit.since, name)
      })
    }
    assert.equal(limits.length, limitNames.flatMap(limitsCalled).length)
  })
})

describe('the library of indicators', () => {
  it('holds those that the plans name, and today’s', () => {
    const codes = new Set(indicators.map(({ code }) => code))
    const national = [19, 51, 54, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 78, 79, 87, 102, 108, 111, 117]
    for (const number of national) assert.ok(codes.has(`NI ${number}`), `NI ${number}`)
    assert.ok(indicators.length >= 35)
  })
  it('gives each a code and an address of its own, a denominator where it needs one, and a base', () => {
    assert.equal(new Set(indicators.map(({ code }) => slugOf(code))).size, indicators.length)
    for (const { code, unit, denominator, bases } of indicators) {
      assert.equal(denominator === null, unit === 'count' || unit === 'score', code)
      assert.ok(bases.length > 0, code)
    }
  })
})
