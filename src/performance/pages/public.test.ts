/** What the public is handed: no page tells what another one hides. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { plantFigures, plantUnits } from '../feeds/feeds.fixture.ts'

describe('pages for the public', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    const { db } = site.services
    await plantUnits(db, site.authority, { E1: 'East', W1: 'West', N1: 'North' })
    const of = (indicator: string, period: string, counts: Record<string, readonly [number, number | null]>) =>
      Object.entries(counts).map(([unit, [numerator, denominator]]) => {
        return { indicator, period, unit: unit === 'all' ? '' : unit, numerator, denominator }
      })
    await plantFigures(db, site.authority, [
      // Nothing in the newest month, and a small number in the one before.
      ...of('NI 59', '2026-03', { all: [30, 60], E1: [0, 0], W1: [15, 30], N1: [15, 30] }),
      ...of('NI 59', '2026-02', { all: [31, 64], E1: [1, 4], W1: [15, 30], N1: [15, 30] }),
      ...of('Custody', '2025/26 Q3', { all: [8, 20] }),
      ...of('Custody', '2025/26 Q4', { all: [3, 20] }),
      ...of('Custody', '2025/26', { all: [30, 90] }),
      // An old month is the newest: West’s 3 is kept by East’s 17.
      ...of('Contacts', '2025-06', { all: [60, null], E1: [17, null], W1: [3, null], N1: [40, null] }),
    ])
    for (const [unit, numerator] of [
      ['', 15],
      ['E1', 12],
    ] as const)
      await sql`insert into figure (authority, extract, indicator, period, unit, breakdown, numerator, denominator, cut, state)
        values (${site.authority}, 'x1', 'NI 59', '2026-02', ${unit}, 'age:0', ${numerator}, 30, '2026-03-31', 'published'),
          (${site.authority}, 'x1', 'NI 59', '2026-02', ${unit}, 'age:1-4', 16, 34, '2026-03-31', 'published'),
          (${site.authority}, 'x1', 'NI 59', '2026-03', ${unit}, 'age:0', 0, 0, '2026-03-31', 'published'),
          (${site.authority}, 'x1', 'NI 59', '2026-03', ${unit}, 'age:1-4', 30, 60, '2026-03-31', 'published')`.execute(
        db,
      )
  })
  after(() => site.close())

  const words = async (path: string) =>
    (await (await fetch(site.url + path)).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

  it('where the newest month has nobody, the one before is not told in its place', async () => {
    const board = await words('/performance/E1?audience=public')
    assert.match(board, /Initial assessments finished in time Hidden February 2026/)
    assert.equal(board.includes('25.0%'), false)
  })

  it('a number of long ago is hidden with those of the others then', async () => {
    assert.match(await words('/performance/E1?audience=public'), /Contacts received Hidden June 2025/)
    assert.match(await words('/performance?audience=public'), /Contacts received 60 June 2025/)
  })

  it('parts are those of the whole authority alone: an area’s, taken from them, would tell another’s', async () => {
    assert.match(await words('/indicators/ni-59?audience=public'), /In parts/)
    assert.equal((await words('/indicators/ni-59?audience=public&unit=E1')).includes('In parts'), false)
    assert.match(await words('/indicators/ni-59?unit=E1'), /In parts/)
  })

  it('a year is not told beside its quarters', async () => {
    const page = await words('/indicators/custody?audience=public&base=year')
    assert.match(page, /October to December 2025, the whole authority: 40\.0%/)
    assert.equal(/33\.3%|30 of 90/.test(page), false)
    assert.match(await words('/performance?audience=public'), /sentenced to custody Hidden January to March 2026/)
  })

  it('a part with nobody in the month has no value, and not that of an older month', async () => {
    assert.match(await words('/indicators/ni-59'), /In parts March 2026[\s\S]*Under 1 –[\s\S]*1 to 4 50\.0% 30 of 60/)
  })
})
