import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fixedClock } from '../../../platform/clock.ts'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { computeExtract } from '../../extracts/compute-extract.ts'
import { tinyFiles } from '../../extracts/tiny-extract.fixture.ts'
import { publishFigures, saveExtract } from '../../figures/extract-store.ts'

const path = '/indicators/single-assessments-in-time'

describe('targets on the pages of an indicator', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    const { services, authority } = site
    services.clock = fixedClock('2026-05-04')
    const extract = await computeExtract({ files: tinyFiles(), cut: '2026-04-30', children: 20_000, memoryMb: 300 })
    const by = { authority, who: 'A test', clock: services.clock }
    const answer = await saveExtract(services.db, by, extract)
    assert.ok('saved' in answer)
    await publishFigures(services.db, by, answer.saved, 'For tests')
  })
  after(() => site.close())

  const get = async (at: string) => (await fetch(site.url + at)).text()
  const send = async (at: string, fields: Record<string, string>) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields)
    const response = await fetch(site.url + at, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
  }
  const target = { base: 'month', unit: '', period: 'April 2026', value: '80%', why: 'The board asked' }

  it('say that nothing is asked for yet', async () => {
    assert.match(
      await get(path),
      /Targets and trajectory[\s\S]*No target is set for the whole authority on these figures \(by month\)/,
    )
    assert.match(await get(`${path}/targets`), /No target is set\.[\s\S]*Nothing is asked for yet/)
  })

  it('give back what was typed, with the problem beside its field', async () => {
    const { status, text } = await send(`${path}/targets`, { ...target, period: 'spring', value: '180', why: '' })
    assert.equal(status, 422)
    assert.match(text, /href="#period"[\s\S]*href="#value"[\s\S]*href="#why"/)
    assert.match(text, /value="spring"[\s\S]*value="180"/)
  })

  it('set one, and say on every page how far it is', async () => {
    assert.deepEqual(await send(`${path}/targets`, target), { status: 303, text: '', to: `${path}/targets?done=set` })
    // One of two was in time in April.
    const far = /In April 2026 it was 50\.0%, 30 percentage points short; one more of 2 would have reached it\./
    assert.match(await get(`${path}/targets?done=set`), /The target is set/)
    assert.match(await get(`${path}/targets`), far)
    assert.match(await get(path), far)
    assert.match(await get(path), /at least 80% asked for/)
    assert.match(await get('/performance'), /At least 80% in April 2026: 30 percentage points short/)
    assert.match(
      await get(`${path}?unit=W1`),
      /West assessment has none of its own: it is held against the authority’s/,
    )
  })

  it('refuse a second one for the same period', async () => {
    const { status, text } = await send(`${path}/targets`, { ...target, value: '90' })
    assert.equal(status, 422)
    assert.match(text, /There is a target for that already/)
  })

  it('change one with a reason, and nobody’s change unseen', async () => {
    const [at = ''] =
      /\/indicators\/single-assessments-in-time\/targets\/[0-9a-f-]{36}/.exec(await get(`${path}/targets`)) ?? []
    assert.match(await get(at), /Now it is at least 80% in April 2026\.[\s\S]*value="April 2026"/)
    const changed = await send(at, { ...target, value: '45', revision: '1' })
    assert.equal(changed.status, 303)
    const late = await send(at, { ...target, value: '60', revision: '1' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Somebody else has changed this target meanwhile[\s\S]*value="60"/)
    assert.match(await get(path), /Reached[\s\S]*5 percentage points better than asked/)
    assert.equal((await send(`${at}/withdraw`, { withdrawWhy: '', revision: '2' })).status, 422)
    assert.equal((await send(`${at}/withdraw`, { withdrawWhy: 'A new notice', revision: '1' })).status, 409)
    assert.equal((await send(`${at}/withdraw`, { withdrawWhy: 'A new notice', revision: '2' })).status, 303)
    assert.match(await get(`${path}/targets`), /Nothing is asked for yet[\s\S]*Targets that were withdrawn/)
    assert.match(await get(at), /This target is withdrawn/)
  })

  it('show a baseline that is late', async () => {
    await send(`${path}/targets`, { ...target, value: '', baselineBy: '30/4/2026', words: 'The first quarter sets it' })
    assert.match(
      await get(`${path}/targets`),
      /One baseline is late[\s\S]*“The first quarter sets it”[\s\S]*Baseline is late[\s\S]*set the level, or say why not/,
    )
  })

  it('are nowhere for an indicator that there is not, or a target of another', async () => {
    assert.equal((await fetch(`${site.url}/indicators/none/targets`)).status, 404)
    assert.equal((await fetch(`${site.url}${path}/targets/none`)).status, 404)
  })
})

describe('targets that the plans’ words propose', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
    await site.addExample()
  })
  after(() => site.close())

  const get = async (at: string) => (await fetch(site.url + at)).text()
  const decide = async (fields: Record<string, string>) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields)
    const response = await fetch(`${site.url}/targets/proposals`, { method: 'POST', body, redirect: 'manual', headers })
    return response.headers.get('location') ?? ''
  }
  const key = 'agency~snapshot~2026-09~27'
  const plan = async () => /name="plan" value="([^"]+)"/.exec(await get('/targets'))?.[1] ?? ''

  it('are shown with their words and wait for a press', async () => {
    const page = await get('/targets')
    assert.match(page, /No target is set\.[\s\S]*Read from the plans[\s\S]*None counts/)
    assert.match(
      page,
      /At most 27% at the end of September 2026[\s\S]*“Agency rate: 27% at 30\/09\/2026, 20% at 31\/03\/2027”/,
    )
    assert.ok(page.includes(key))
  })

  it('are taken on once, with the words and the plan', async () => {
    const id = await plan()
    assert.equal(await decide({ plan: id, key, do: 'take' }), '/targets?done=taken')
    assert.equal(await decide({ plan: id, key, do: 'take' }), '/targets?done=gone')
    const page = await get('/targets')
    assert.ok(!page.includes(`value="${key}"`))
    assert.match(page, /There is one target: it is (without a figure|still to come)\./)
    assert.match(await get('/targets?base=snapshot&unit=authority'), /Social workers from an agency/)
    assert.match(await get('/targets?unit=E1'), /No such target[\s\S]*Show every target/)
  })

  it('are declined, and not proposed again', async () => {
    const id = await plan()
    const other = 'agency~snapshot~2027-03~20'
    assert.equal(await decide({ plan: id, key: other, do: 'decline' }), '/targets?done=declined')
    assert.ok(!(await get('/targets')).includes(other))
    assert.equal(await decide({ plan: id, key: other, do: 'take' }), '/targets?done=gone')
  })

  it('fill the form of their indicator where the words leave something open', async () => {
    const page = await get('/targets')
    const [, at = ''] = /href="(\/indicators\/ni-65\/targets\?plan=[^"]+)#set"/.exec(page) ?? []
    const form = await get(at.replaceAll('&amp;', '&'))
    assert.match(form, /Repeat plans within two years: below 10%<\/textarea>/)
    assert.match(form, /name="value"[^>]*value="10"/)
  })

  it('are shown to nobody who may not take them on', async () => {
    site.as({
      account: 'b',
      name: 'B',
      authority: site.authority,
      grants: [{ role: 'board member', plan: null, theme: null }],
    })
    assert.doesNotMatch(await get('/targets'), /Read from the plans/)
  })
})

describe('what others reach', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
  })
  after(() => site.close())

  const get = async (at: string) => (await fetch(site.url + at)).text()
  const send = async (at: string, body: FormData | URLSearchParams) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await fetch(site.url + at, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text() }
  }
  const file = (text: string) => {
    const body = new FormData()
    body.append('file', new File([text], 'others.csv'))
    return body
  }
  const one = { indicator: 'NI 59', base: '', period: '2009/10', who: 'England', value: '67.5' }

  it('is entered one by one, with what is wrong beside its field', async () => {
    assert.match(await get('/targets/comparators'), /Nothing of others yet/)
    const wrong = await send('/targets/comparators', new URLSearchParams({ ...one, period: 'spring' }))
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /href="#period"[\s\S]*value="spring"/)
    assert.equal((await send('/targets/comparators', new URLSearchParams(one))).status, 303)
    assert.match(await get('/targets/comparators?indicator=ni-59'), /1 value of 1 other[\s\S]*England[\s\S]*67\.5%/)
    assert.match(await get('/indicators/ni-59?base=year-to-date'), /England: 67\.5% in 2009\/10/)
  })

  it('is handed in as a list, with a report of rows that hold no words of it', async () => {
    const { status, text } = await send(
      '/targets/comparators/file',
      file('indicator;period;who;value\nNI 60;2009/10;England;70\nJane Doe;2009/10;England;1\n'),
    )
    assert.equal(status, 200)
    assert.match(
      text,
      /1 value added, 0 changed, 0 as before; 1 row not understood[\s\S]*Row 3: The indicator is not one/,
    )
    assert.ok(!text.includes('Jane Doe'))
    const none = await send('/targets/comparators/file', file('\u0000PK nothing'))
    assert.equal(none.status, 422)
    assert.match(none.text, /Nothing was kept/)
    assert.equal((await send('/targets/comparators/file', new FormData())).status, 422)
  })

  it('is taken out again', async () => {
    const { indicator, period, who } = one
    await send('/targets/comparators/remove', new URLSearchParams({ indicator, base: 'year to date', period, who }))
    assert.match(await get('/targets/comparators?indicator=ni-59'), /Nothing of others yet/)
  })
})
