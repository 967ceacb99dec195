import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { selectIndicator } from '../../indicators/library.ts'
import { fitPeriod, readLevel, readTargetForm, type TargetForm } from './read-target-form.ts'

const ni59 = selectIndicator('NI 59')
const whole: TargetForm = {
  base: 'month',
  unit: '',
  period: 'October 2010',
  way: '',
  value: '80%',
  baselineBy: '',
  startPeriod: '',
  startValue: '',
  words: '80% for the month of October',
  plan: '',
  requirement: 'IN T1.1',
  why: 'Measure 5.1.2',
}
const read = (given: Partial<TargetForm>, indicator = ni59) =>
  readTargetForm(indicator, { ...whole, ...given }, '2010-02-01')
const fields = (given: Partial<TargetForm>, indicator = ni59) =>
  read(given, indicator).problems.map(({ field }) => field)

describe('the form of a target', () => {
  it('gives the target as it was meant', () => {
    assert.deepEqual(read({}).target, {
      indicator: 'NI 59',
      base: 'month',
      unit: '',
      period: '2010-10',
      way: 'at least',
      value: 80,
      baselineBy: null,
      start: null,
      words: '80% for the month of October',
      plan: null,
      requirement: 'IN T1.1',
    })
  })

  it('takes a baseline still to be set, and the beginning of a trajectory', () => {
    assert.deepEqual(
      [
        read({ value: '', baselineBy: 'end of June 2010' }).target?.value,
        read({ value: '', baselineBy: '30/6/10' }).target?.baselineBy,
      ],
      [null, '2010-06-30'],
    )
    assert.deepEqual(read({ startPeriod: 'April 2010', startValue: '60' }).target?.start, {
      period: '2010-04',
      value: 60,
    })
  })

  it('says of each field what it needs', () => {
    assert.deepEqual(fields({ base: '', period: '', value: '', why: ' ' }), ['base', 'period', 'value', 'why'])
    assert.deepEqual(fields({ value: '101' }), ['value'])
    assert.deepEqual(fields({ value: 'most' }), ['value'])
    assert.deepEqual(fields({ period: '31/09/10' }), ['period'])
    assert.deepEqual(fields({ period: '2010/11' }), ['period'])
    assert.deepEqual(fields({ baselineBy: '31/6/2010' }), ['baselineBy'])
    assert.deepEqual(fields({ startPeriod: 'April 2010' }), ['startValue'])
    assert.deepEqual(fields({ startPeriod: 'October 2010', startValue: '60' }), ['startPeriod'])
    assert.deepEqual(fields({ words: 'x'.repeat(501), why: 'y'.repeat(501) }), ['words', 'why'])
  })

  it('asks which side is meant only where neither is good by itself', () => {
    const neither = selectIndicator('Referrals without action')
    assert.deepEqual(fields({ base: neither.bases[0] ?? '' }, neither), ['way'])
    assert.equal(read({ base: neither.bases[0] ?? '', way: 'at most' }, neither).target?.way, 'at most')
  })
})

it('a level is a number that the indicator can have', () => {
  assert.deepEqual(
    ['80', '80 %', '6.8', '1,204', '-3', '1e9', ''].map((typed) => readLevel({ unit: 'count' }, typed)),
    [80, 80, 6.8, 1204, null, null, null],
  )
  assert.equal(readLevel({ unit: 'percentage' }, '1,204'), null)
})

it('a period fits its base', () => {
  assert.deepEqual(fitPeriod('year', '2011-03'), { period: '2010/11' })
  assert.deepEqual(fitPeriod('quarter', '2010-06'), { period: '2010/11 Q1' })
  assert.deepEqual(fitPeriod('snapshot', '2010/11'), { period: '2011-03' })
  assert.deepEqual(fitPeriod('year to date', '2010/11'), { period: '2010/11' })
  assert.ok('problem' in fitPeriod('year', '2011-02'))
  assert.ok('problem' in fitPeriod('quarter', '2010/11'))
})
