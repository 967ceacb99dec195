import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fixedClock } from '../../../platform/clock.ts'
import type { AuthorityId } from '../../../platform/ids.ts'
import { onEachDatabase } from '../../../platform/test-database.ts'
import { showSeries } from '../../figures/series.ts'
import { seriesChart } from '../../figures/series-chart.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { monthsFrom } from '../../rules/periods.ts'
import type { Comparator } from '../target.ts'
import { aTarget } from '../targets.fixture.ts'
import { listComparators, removeComparator, saveComparators } from './comparator-store.ts'
import { readComparators } from './rules/read-comparators.ts'

const england: Comparator = { indicator: 'NI 59', base: 'month', period: '2009/10', who: 'England', value: 67.5 }

describe('a list of comparators', () => {
  it('is read under headings in any order', () => {
    const rows = [
      ['Who', 'Period', 'Value', 'Indicator', 'Base'],
      ['England', '2009/10', '67.5%', 'ni 59', 'Month'],
      ['Statistical  neighbours', 'March 2010', '70', 'NI 59', ''],
    ]
    assert.deepEqual(readComparators(rows), {
      comparators: [england, { ...england, period: '2010-03', who: 'Statistical neighbours', value: 70 }],
      problems: [],
    })
  })

  it('has each row that is not understood told, and never its words', () => {
    const head = ['indicator', 'period', 'who', 'value']
    const { comparators, problems } = readComparators([
      head,
      ['NI 59', '2009/10', 'England', '67.5'],
      ['Jane Doe', '2009/10', 'England', '67.5'],
      ['NI 59', 'spring', 'England', '67.5'],
      ['NI 59', '2009/10', '', '67.5'],
      ['NI 59', '2009/10', 'England', '675'],
      ['NI 59'],
    ])
    assert.equal(comparators.length, 1)
    assert.deepEqual(
      problems.map(({ row }) => row),
      [3, 4, 5, 6, 7],
    )
    assert.ok(!JSON.stringify(problems).includes('Jane Doe'))
    assert.match(
      readComparators([['a', 'b']]).problems[0]?.text ?? '',
      /no column called indicator, period, who, value/,
    )
    assert.equal(readComparators([]).problems.length, 1)
  })
})

onEachDatabase('comparators', (database) => {
  const by = (authority: AuthorityId) => ({
    authority,
    who: 'Ann Analyst',
    why: 'Published in May',
    clock: fixedClock('2010-06-01'),
  })

  it('are kept once for each period, and changed by what comes later', async () => {
    const { db } = database
    const [authority, other] = [await database.newAuthority(), await database.newAuthority()]
    const later = { ...england, period: '2010/11', value: 71 }
    assert.deepEqual(await saveComparators(db, by(authority), [later, england]), { added: 2, changed: 0, same: 0 })
    assert.deepEqual(await saveComparators(db, by(authority), [england, { ...later, value: 72 }]), {
      added: 0,
      changed: 1,
      same: 1,
    })
    assert.deepEqual(
      (await listComparators(db, authority, { indicator: 'NI 59' })).map(({ value }) => value),
      [67.5, 72],
    )
    assert.deepEqual(await listComparators(db, authority, { base: 'year to date' }), [])
    assert.deepEqual(await listComparators(db, other), [])
    assert.equal(await removeComparator(db, by(authority), later), true)
    assert.equal(await removeComparator(db, by(authority), later), false)
    assert.deepEqual(
      (await listComparators(db, authority)).map(({ period }) => period),
      ['2009/10'],
    )
  })
})

it('the chart has a line and a column for what is asked for, and for each of the others', () => {
  const figures = monthsFrom('2010-01', '2010-06').map((period) => ({
    ...{ indicator: 'NI 59', period, unit: '', breakdown: '', limit: null, extract: null, cut: '2010-06-30' },
    ...{ state: 'published' as const, numerator: 60, denominator: 100 },
  }))
  const targets = [aTarget({ period: '2010-03', value: 72 }), aTarget({ period: '2010-08', value: 80 })]
  const series = showSeries(selectIndicator('NI 59'), 'month', figures, undefined, { targets, comparators: [england] })
  const { svg, table } = seriesChart(selectIndicator('NI 59'), 'the whole authority', series)
  assert.deepEqual(table.headings, ['Period', 'Value', 'Counted', 'Asked for', 'England', 'What it shows'])
  assert.deepEqual(
    table.rows.map((row) => [row[0], row[3], row[4]]),
    [
      ['Jan 2010', '', '67.5%'],
      ['Feb 2010', '', '67.5%'],
      ['Mar 2010', '72%', '67.5%'],
      ['Apr 2010', '72%', ''],
      ['May 2010', '72%', ''],
      ['Jun 2010', '72%', ''],
      ['Jul 2010', '72%', ''],
      ['Aug 2010', '80%', ''],
    ],
  )
  assert.match(svg, /at least 80% asked for[\s\S]*England 67\.5%|England 67\.5%[\s\S]*at least 80% asked for/)
})
