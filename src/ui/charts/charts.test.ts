import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import type { StateColour } from '../palette.ts'
import { type Chart, dueByMonthChart, marksChart, ragByThemeChart, type TimelineItem, timelineChart } from './index.ts'
import { fitted, hatching, wrapped } from './svg.ts'

const words: Record<StateColour, string> = {
  red: 'Off track',
  amber: 'At risk',
  green: 'On course',
  blue: 'Done and evidenced',
  grey: 'Cannot be judged',
}

/** Fails unless the drawing is XML, its ids are its own, its numbers are numbers, and nothing needs CSS or the network. */
function assertSound(chart: Chart): void {
  const ids: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    if (typeof tag.attributes.id === 'string') ids.push(tag.attributes.id)
  })
  parser.on('error', (error) => assert.fail(error.message))
  parser.write(chart.svg).close()
  assert.deepEqual(ids, [`${chart.id}-title`, `${chart.id}-desc`])
  assert.doesNotMatch(chart.svg, /NaN|undefined|Infinity|<style|<pattern|<script|url\(|="https?:(?!\/\/www\.w3\.org)/)
  for (const row of chart.table.rows) assert.equal(row.length, chart.table.headings.length)
}

const themes = [
  { label: 'Front door', counts: { red: 2, amber: 1, green: 5, blue: 0, grey: 0 } },
  { label: '<Workforce> & more', counts: { red: 0, amber: 1, green: 0, blue: 3, grey: 1 } },
]

test('RAG by theme: counts, sentence and table agree', () => {
  const chart = ragByThemeChart(themes, words)
  assertSound(chart)
  assert.equal(
    chart.says,
    'Of 13 actions: 2 off track, 2 at risk, 5 on course, 3 done and evidenced and 1 cannot be judged. Most off track: Front door (2).',
  )
  assert.deepEqual(chart.table.rows[0], ['Front door', '2', '1', '5', '0', '0', '8'])
  assert.match(chart.svg, /&lt;Workforce&gt; &amp; more/)
  assert.match(chart.svg, /Off<\/text>/)
})

test('RAG by theme: the longest bar fills the scale and the others keep to it', () => {
  const chart = ragByThemeChart(themes, words)
  const widths = [...chart.svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="18"/g)].map((m) =>
    Number(m[1]),
  )
  assert.deepEqual(widths, [55, 27.5, 137.5, 27.5, 82.5, 27.5])
})

test('marks: three figures for each theme, what cannot be said is said so', () => {
  const chart = marksChart([
    { label: 'Front door', done: { count: 1, of: 4 }, evidenced: { count: 0, of: 0 }, felt: null },
    { label: 'Workforce', done: { count: 2, of: 2 }, evidenced: { count: 1, of: 3 }, felt: null },
  ])
  assertSound(chart)
  assert.equal(
    chart.says,
    '3 of 6 actions are delivered and 1 of 3 success criteria are proven. Whether children feel it is not measured yet.',
  )
  assert.deepEqual(chart.table.rows[0], ['Front door', '1 of 4', 'nothing to count', 'not measured yet'])
})

test('due by month: late and still to come', () => {
  const chart = dueByMonthChart(
    [
      { month: '2010-12', delivered: 3, overdue: 1, toCome: 0 },
      { month: '2011-01', delivered: 0, overdue: 0, toCome: 4 },
    ],
    '2011-01-10',
  )
  assertSound(chart)
  assert.equal(
    chart.says,
    'Of 8 actions due in these months, 1 is overdue. The heaviest month to come is Jan 2011, with 4 still open.',
  )
  assert.deepEqual(chart.table.rows, [
    ['Dec 2010', '4', '3', '1', '0'],
    ['Jan 2011', '4', '0', '0', '4'],
  ])
})

test('timeline: a bar, a diamond, hatching where no end is fixed, and today', () => {
  const items: TimelineItem[] = [
    { label: '1a', end: '2010-03-31', kind: 'diamond', rag: 'red', group: 'Theme 1', href: '/actions/a1?x=1&y=2' },
    { label: '1b', start: '2010-01-01', end: '2010-06-30', kind: 'bar', rag: 'amber', group: 'Theme 1' },
    { label: '2', start: '2010-05-01', end: null, kind: 'open', rag: 'green', group: 'Theme 2' },
  ]
  const chart = timelineChart(items, { from: '2010-01-01', to: '2010-12-31', today: '2010-05-20' })
  assertSound(chart)
  assert.match(
    chart.says,
    /^3 actions from 1 Jan 2010 to 31 Dec 2010: 1 date lies before 20 May 2010, and 1 is open-ended\.$/,
  )
  assert.match(chart.svg, />today</)
  assert.equal([...chart.svg.matchAll(/Theme 1</g)].length, 1)
  assert.match(chart.svg, /href="\/actions\/a1\?x=1&amp;y=2"/)
  const outside = timelineChart(items, { from: '2010-01-01', to: '2010-12-31', today: '2012-01-01' })
  assert.doesNotMatch(outside.svg, />today</)
})

test('nothing to draw is said, not drawn', () => {
  for (const chart of [
    ragByThemeChart([], words),
    marksChart([]),
    dueByMonthChart([], '2010-01-01'),
    timelineChart([], { from: '2010-01-01', to: '2010-12-31', today: '2010-05-20' }),
  ]) {
    assertSound(chart)
    assert.match(chart.svg, /No (actions?|recommendations)/)
  }
})

test('435 actions are drawn in a moment', () => {
  const items = Array.from(
    { length: 435 },
    (_, i): TimelineItem => ({
      label: `Action ${i}`,
      start: '2010-01-01',
      end: '2010-06-30',
      kind: 'bar',
      rag: 'amber',
    }),
  )
  const begun = performance.now()
  assertSound(timelineChart(items, { from: '2010-01-01', to: '2012-12-31', today: '2010-05-20' }))
  assert(performance.now() - begun < 1000)
})

test('hatching stays inside its box', () => {
  const size = fc.double({ min: 1, max: 200, noNaN: true })
  fc.assert(
    fc.property(size, size, (width, height) => {
      for (const [, x, y] of hatching(0, 0, width, height, '#000').matchAll(/[ML]([\d.e-]+) ([\d.e-]+)/g)) {
        assert(Number(x) >= 0 && Number(x) <= width + 0.01 && Number(y) >= 0 && Number(y) <= height + 0.01)
      }
    }),
  )
})

test('names are cut at a word and wrapped over two lines', () => {
  assert.equal(fitted('short', 100, 12), 'short')
  assert.equal(fitted('Recruit an independent chair', 145, 12), 'Recruit an independent…')
  assert.deepEqual(wrapped('Leadership and management', 90, 12, 2), ['Leadership and', 'management'])
})
