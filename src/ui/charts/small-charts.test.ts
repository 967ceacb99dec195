import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { assuranceIcon, type Chart, pyramidChart, smallMultiplesChart, variationIcon } from './index.ts'

function assertXml(svg: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => assert.fail(error.message))
  parser.write(svg).close()
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
}

const heights = (chart: Chart) =>
  [...chart.svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)" r="3.2"/g)].map(([, y]) => y)

test('small multiples share one scale: the same value stands at the same height in each', () => {
  const panel = (label: string, values: (number | null)[]) => ({ label, values, latest: 'x', shows: 'as usual' })
  const options = { first: 'Apr', last: 'Jun', least: 0, most: 100, tick: String }
  const chart = smallMultiplesChart([panel('North & <East>', [10, 50, 80]), panel('South', [90, null, 80])], options)
  assertXml(chart.svg)
  const [one, other] = heights(chart)
  assert.equal(one, other)
  assert.match(chart.svg, /North &amp; &lt;East&gt;/)
  assert.deepEqual(chart.table.rows[1], ['South', 'x', 'as usual'])
})

test('small multiples of nothing say so', () => {
  assert.match(smallMultiplesChart([], { first: '', last: '', tick: String }).svg, /No values to draw/)
})

test('a pyramid tells where the middle one lies on each side', () => {
  const chart = pyramidChart(
    ['0 to 10', '11 to 20', '21 to 45', 'over 45'],
    [
      { name: 'Year before', counts: [1, 2, 4, 3] },
      { name: 'Newest year', counts: [4, 3, 2, 1] },
    ],
    { of: 'assessments', bands: 'Working days', limit: { after: 2, words: 'limit: 45' } },
  )
  assertXml(chart.svg)
  // Of ten, the fifth: 1 + 2 + 4 reaches it in the third band, 4 + 3 in the second.
  assert.equal(
    chart.says,
    'Year before: of 10 assessments the middle one took 21 to 45 working days. Newest year: of 10 assessments the middle one took 11 to 20 working days.',
  )
  assert.deepEqual(chart.table.rows[3], ['over 45', '3', '30%', '1', '10%'])
})

test('each sign has a drawing of its own', () => {
  const signs = [
    variationIcon({ kind: 'common', side: null }),
    variationIcon({ kind: 'improvement', side: 'high' }),
    variationIcon({ kind: 'improvement', side: 'low' }),
    variationIcon({ kind: 'concern', side: 'high' }),
    variationIcon({ kind: 'neutral', side: 'low' }),
    assuranceIcon('consistently passes'),
    assuranceIcon('consistently fails'),
    assuranceIcon('hit and miss'),
  ]
  for (const sign of signs) assertXml(sign)
  assert.equal(new Set(signs).size, signs.length)
})
