import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { figuresOf, plantFigures, plantUnits } from '../../feeds/feeds.fixture.ts'

describe('an indicator for every team', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    await plantUnits(site.services.db, site.authority, { E1: 'East', W1: 'West' })
    await plantFigures(site.services.db, site.authority, [
      ...figuresOf(['NI 59'], ['', 'E1'], '2025-01', 12),
      ...figuresOf(['NI 59'], ['W1'], '2025-01', 3),
    ])
  })
  after(() => site.close())

  it('has all on one line of time: a team whose figures ended in spring does not end with the year', async () => {
    const page = await (await fetch(`${site.url}/indicators/ni-59/units`)).text()
    const ends = [...page.matchAll(/<circle cx="([\d.]+)"/g)].map(([, across]) => Number(across))
    const [east = 0, west = 0] = ends
    assert.ok(ends.length === 2 && west < east / 2, ends.join(', '))
    assert.match(page, /too few to judge, up to Mar/)
  })
})
