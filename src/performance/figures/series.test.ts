import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sparkline } from '../../ui/charts/index.ts'
import { usualChart } from '../charts/rules/chart-setting.ts'
import { selectIndicator } from '../indicators/library.ts'
import { monthsFrom } from '../rules/periods.ts'
import { aTarget } from '../targets/targets.fixture.ts'
import type { Figure } from './figure.ts'
import { changeOf, chiefBase, showSeries, variationInWords } from './series.ts'
import { seriesChart } from './series-chart.ts'

const inTime = selectIndicator('Single assessments in time')

function monthly(hits: readonly number[], indicator = inTime.code, denominator: number | null = 100): Figure[] {
  const more = { unit: '', breakdown: '', limit: null, extract: null, cut: '2026-03-31', state: 'published' } as const
  return monthsFrom('2024-01', '2027-12')
    .slice(0, hits.length)
    .map((period, at) => ({ indicator, period, numerator: hits[at] ?? 0, denominator, ...more }))
}

const steady = [80, 82, 79, 81, 80, 82, 79, 81, 80, 82, 79, 81]

describe('a series as it is shown', () => {
  it('says of twelve values that it is too early, and of thirteen what they are', () => {
    const twelve = showSeries(inTime, 'month', monthly(steady))
    assert.equal(changeOf(twelve), 'too early')
    assert.match(variationInWords(twelve), /^There are 12 values/)
    assert.equal(changeOf(showSeries(inTime, 'month', monthly([...steady, 80]))), 'usual')
  })

  it('counts only the values since limits began anew', () => {
    const setting = { ...usualChart, rebase: [{ period: '2025-01', reason: 'One front door' }] }
    const anew = showSeries(inTime, 'month', monthly([...steady, ...steady]), setting)
    assert.match(variationInWords(anew), /^There are 12 values since the limits began anew in January 2025; from 13 on/)
  })

  it('calls a fall that chance cannot explain a concern, and a rise an improvement', () => {
    const fallen = showSeries(inTime, 'month', monthly([...steady, ...steady, 60]))
    assert.equal(changeOf(fallen), 'concern')
    assert.equal(variationInWords(fallen), 'It is lower than chance explains, which is a concern.')
    assert.equal(changeOf(showSeries(inTime, 'month', monthly([...steady, ...steady, 99]))), 'improvement')
    const chart = seriesChart(inTime, 'the whole authority', fallen)
    assert.deepEqual(chart.table.rows.at(-1)?.slice(1), ['60.0%', '60 of 100', 'concern: outside the limits'])
    assert.ok(chart.svg.includes('concern') && chart.svg.includes(chart.says))
  })

  it('keeps the line of a target inside the drawing, however few the months', () => {
    const targets = [aTarget({ indicator: inTime.code, period: '2024-01', value: 75 })]
    const one = showSeries(inTime, 'month', monthly([80, 81]), usualChart, { targets })
    const places = [...seriesChart(inTime, 'x', one).svg.matchAll(/M(-?[\d.]+) [\d.]+H(-?[\d.]+)/g)].map(([, a, b]) => [
      a,
      b,
    ])
    assert.ok(places.length > 0)
    for (const [from, to] of places) assert.ok(Number(from) >= 52 && Number(to) <= 708, `${from} to ${to}`)
  })

  it('draws no limits where one value shares months with the next', () => {
    const rolling = showSeries(inTime, 'rolling 12 months', monthly([...steady, ...steady]))
    assert.equal(rolling.spc, null)
    assert.equal(rolling.latest?.value, 80.5)
    assert.equal(chiefBase(inTime), 'month')
    assert.equal(chiefBase(selectIndicator('Referrals')), 'rolling 12 months')
  })

  it('shows a rate without a population as a number', () => {
    const plans = selectIndicator('Protection plans')
    assert.deepEqual(showSeries(plans, 'snapshot', monthly([40, 41], plans.code, null)).measure, 'count')
    const known = showSeries(plans, 'snapshot', monthly([40, 41], plans.code, 20_000))
    assert.deepEqual([known.measure, known.latest?.value], ['rate', 20.5])
  })

  it('has nothing to say of nothing', () => {
    const none = showSeries(inTime, 'month', [])
    assert.deepEqual([none.latest, none.yearBefore, changeOf(none)], [null, null, 'too early'])
    assert.match(seriesChart(inTime, 'x', none).svg, /No values to draw/)
    assert.equal(sparkline([null, 3]), '')
    assert.match(sparkline([1, null, 3, 3]), /M4 28M/)
  })
})
