import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { computeExtract } from '../../extracts/compute-extract.ts'
import { planted, tinyExtract, tinyFiles } from '../../extracts/tiny-extract.fixture.ts'
import { publishFigures, saveExtract } from '../../figures/extract-store.ts'

describe('the pages of data quality', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
  })
  after(() => site.close())

  const get = async (path: string) => {
    const response = await fetch(site.url + path)
    return { status: response.status, text: await response.text() }
  }
  const handIn = async (cut: string, referrals: (text: string) => string, publish: boolean) => {
    const { db, clock } = site.services
    const by = { authority: site.authority, who: 'A test', clock }
    const name = 'ssd_cin_episodes.csv'
    const files = tinyFiles({ ...tinyExtract, [name]: referrals(tinyExtract[name] ?? '') })
    const answer = await saveExtract(db, by, await computeExtract({ files, cut, children: null, memoryMb: 300 }))
    assert.ok('saved' in answer)
    if (publish) await publishFigures(db, by, answer.saved, 'For tests')
    return answer.saved
  }

  it('say how counts come in where there are none', async () => {
    assert.match((await get('/quality')).text, /No extract yet[\s\S]*href="\/extracts"/)
    assert.equal((await get('/quality/no-such-check')).status, 404)
  })

  it('show the newest published extract, with the one before, and a draft where it is asked for', async () => {
    // Nine rows of a second referral on one day, then three, then a draft without any.
    const double = (times: number) => (text: string) =>
      text + Array.from({ length: times }, (_, at) => `x${at},child-7Q3,2026-02-02,1A,N,,E1,worker-9K\n`).join('')
    await handIn('2026-03-31', double(9), true)
    await handIn('2026-04-30', double(3), true)
    const draft = await handIn('2026-05-31', double(0), false)
    const { text } = await get('/quality/referral-twice')
    assert.match(
      text,
      /In the extract up to 30 April 2026, the whole authority: 4 of 10 referrals \(40%, down from 10\)/,
    )
    assert.match(text, /Over the extracts[\s\S]*30 April 2026[\s\S]*31 March 2026/)
    assert.match(text, /By team[\s\S]*East assessment[\s\S]*East area/)
    const team = await get('/quality/referral-twice?unit=W1')
    assert.match(team.text, /West assessment: 0 of 2 referrals \(0%, as before\)/)
    const later = await get(`/quality/referral-twice?extract=${draft}`)
    assert.match(later.text, /up to 31 May 2026, the whole authority: 0 of 7 referrals \(0%, down from 4\)/)
    const all = await get('/quality')
    assert.match(all.text, /The most to put right in the extract up to 30 April 2026: /)
    assert.match(all.text, /href="\/quality\/referral-twice"/)
    const own = await get('/quality?unit=EAST')
    assert.match(own.text, /What the figures of East area rest on[\s\S]*href="\/quality\/referral-twice\?unit=EAST"/)
    for (const page of [text, team.text, later.text, all.text, own.text])
      assert.deepEqual(
        planted.filter((word) => page.includes(word)),
        [],
      )
  })

  it('are shown to their own authority only', async () => {
    const [one] = await Promise.all([get('/quality')])
    assert.match(one.text, /30 April 2026/)
    site.as({ account: 'x', name: 'Ann', authority: 'other', grants: [{ role: 'analyst', plan: null, theme: null }] })
    assert.doesNotMatch((await get('/quality')).text, /30 April 2026/)
  })
})
