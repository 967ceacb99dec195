import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { zipSync } from 'fflate'
import { newExtractJobId } from '../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { extractsSettled } from '../extracts/jobs/extract-jobs.ts'
import { insertJob } from '../extracts/jobs/job-store.ts'
import { planted, tinyExtract, tinyFiles } from '../extracts/tiny-extract.fixture.ts'

describe('from the extract to an indicator’s page', () => {
  let site: TestSite
  before(async () => {
    site = await openTestSite()
  })
  after(() => site.close())

  const get = async (path: string) => {
    const response = await fetch(site.url + path)
    return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
  }
  const send = async (
    path: string,
    fields: Record<string, string>,
    files: { name: string; bytes: Uint8Array }[] = [],
  ) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const { name, bytes } of files) body.append('files', new File([Uint8Array.from(bytes)], name))
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await fetch(site.url + path, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
  }
  /** Hands an extract in, and follows its job to the end. */
  const handIn = async (fields: Record<string, string>, files = tinyFiles()) => {
    const { to } = await send('/extracts', fields, files)
    assert.match(to, /^\/extracts\/jobs\//)
    await extractsSettled(site.services.db)
    const response = await fetch(site.url + to, { redirect: 'manual' })
    return { job: to, to: response.headers.get('location') ?? '', text: await response.text() }
  }
  const clean = (text: string) => planted.filter((word) => text.includes(word))

  it('says how figures come in where there are none', async () => {
    assert.match((await get('/extracts')).text, /No extract yet/)
    assert.match((await get('/performance')).text, /No figures are published yet/)
    assert.match((await get('/indicators/single-assessments-in-time')).text, /No figures yet[\s\S]*href="\/extracts"/)
  })

  it('gives back a form that cannot be read, with what was typed', async () => {
    const { status, text } = await send('/extracts', { cut: '30/2/2026', from: 'spring', children: 'many' })
    assert.equal(status, 422)
    for (const words of [
      'Choose the files',
      'There is no day “30/2/2026”',
      'Give a month',
      'Give a whole number',
      'value="many"',
    ])
      assert.ok(text.includes(words), words)
    const long = await send('/extracts', { cut: '30/4/2026', from: '1900-01' }, tinyFiles())
    assert.match(long.text, /Give a month of the last 20 years/)
    const later = await send('/extracts', { cut: '30/4/2027' }, tinyFiles())
    assert.match(later.text, /The cut date is still to come/)
  })

  it('refuses what is no extract without a word of it', async () => {
    const bad = {
      ...tinyExtract,
      'ssd_cin_assessments.csv': (tinyExtract['ssd_cin_assessments.csv'] ?? '').replaceAll('2026-01-08', '01/28/2026'),
    }
    const { text, job } = await handIn({ cut: '30/4/2026', children: '20,000' }, tinyFiles(bad))
    assert.match(text, /has days with the month before the day[\s\S]*Nothing was stored/)
    assert.deepEqual(clean(text), [])
    const [, again = ''] = /href="([^"]*)#hand-in"/.exec(text) ?? []
    const form = await get(again.replaceAll('&amp;', '&'))
    assert.match(form.text, /No extract yet[\s\S]*value="2026-04-30"[\s\S]*value="20000"/)
    assert.deepEqual(JSON.parse((await get(`${job}/state`)).text).finished, true)
  })

  it('shows how a job in line goes, without JavaScript too, and stops it', async () => {
    const { db, clock } = site.services
    const id = newExtractJobId()
    const row = { id, cut: '2026-04-30', from: null, children: null, files: 2, who: 'Ann Analyst', now: clock.now() }
    await insertJob(db, site.authority, row)
    const page = await get(`/extracts/jobs/${id}`)
    assert.match(
      page.text,
      /<meta http-equiv="refresh" content="5"[\s\S]*2 files handed in by Ann Analyst[\s\S]*Next in line/,
    )
    assert.match((await get('/extracts')).text, /On their way[\s\S]*Next in line/)
    assert.equal((await send(`/extracts/jobs/${id}/cancel`, {})).to, `/extracts/jobs/${id}`)
    assert.match((await get(`/extracts/jobs/${id}`)).text, /The extract was stopped[\s\S]*Nothing was stored/)
  })

  it('shows what was understood, publishes it, and shows it by team', async () => {
    const asked = { cut: '30 April 2026', from: '2024-12', children: '20,000' }
    const { to } = await handIn(asked)
    const draft = await get(to)
    assert.match(draft.text, /from 29 rows; no row was left out[\s\S]*Draft: not yet published/)
    assert.match((await get('/indicators/single-assessments-in-time')).text, /No figures yet/)
    assert.equal((await send(`${to}/publish`, {})).status, 303)
    assert.equal((await send(`${to}/publish`, {})).status, 409)
    const page = await get('/indicators/single-assessments-in-time')
    assert.match(page.text, /April 2026, the whole authority: 50\.0% \(1 of 2\)\./)
    assert.match(page.text, /45 working days \(Working Together 2013 and later\)/)
    const team = await get('/indicators/single-assessments-in-time?unit=W1')
    assert.match(team.text, /January 2026, West assessment: 0\.0% \(0 of 1\)\./)
    const rate = await get('/indicators/protection-plans')
    assert.match(rate.text, /April 2026, the whole authority: 0\.5 per 10,000 children/)
    const csv = await get('/indicators/single-assessments-in-time/figures.csv?unit=E1')
    assert.equal(csv.type, 'text/csv; charset=utf-8')
    assert.match(csv.text, /,E1,East assessment,month,2026-04,1,2,50,45 working days/)
    const board = await get('/performance')
    assert.match(
      board.text,
      /as it was on 30 April 2026[\s\S]*Assessments finished in time[\s\S]*50\.0%[\s\S]*Not judged/,
    )
    const own = await get('/performance/W1')
    assert.match(own.text, /<h1[^>]*>West assessment<[\s\S]*single-assessments-in-time\?base=month&amp;unit=W1/)
    assert.equal((await get('/performance/none')).status, 404)
    for (const { text } of [draft, page, team, rate, csv, board, own]) assert.deepEqual(clean(text), [])
  })

  it('shows weeks, parts, other limits, and what the public may see', async () => {
    const weeks = await get('/performance/E1?by=week')
    assert.match(weeks.text, /Week 17 of 2026\. By week[\s\S]*Half a year/)
    const byWeek = await get('/indicators/single-assessments-in-time?base=week&unit=E1')
    assert.match(byWeek.text, /Week 17 of 2026, East assessment: –|Week 15 of 2026, East assessment: 50\.0% \(1 of 2\)/)
    const page = await get('/indicators/single-assessments-in-time')
    assert.match(page.text, /In parts[\s\S]*10 to 15[\s\S]*Not known/)
    assert.match(page.text, /Under another limit[\s\S]*0\.0% against 20 working days[\s\S]*only the limit differs/)
    assert.match(page.text, /What May 2026 will be/)
    const open = await get('/indicators/single-assessments-in-time?audience=public')
    assert.match(open.text, /As the public sees it: numbers of 1 to 4 are hidden/)
    for (const words of ['Under another limit', 'Targets and trajectory', 'What May 2026 will be', '1 of 2'])
      assert.equal(open.text.includes(words), false, words)
    const csv = await get('/indicators/single-assessments-in-time/figures.csv?audience=public')
    assert.match(csv.text, /,month,2026-04,,,hidden,/)
    assert.match(csv.text, /,month,2026-02,,,,,2026-04-30/)
    const board = await get('/performance?audience=public')
    assert.match(board.text, /Numbers of 1 to 4 are hidden[\s\S]*Assessments finished in time[\s\S]*Hidden/)
    for (const { text } of [weeks, byWeek, page, open, csv, board]) assert.deepEqual(clean(text), [])
  })

  it('shows a draft beside what is shown now, rates as for a whole year', async () => {
    const { to } = await handIn({ cut: '30 April 2026', from: '2024-12', children: '10,000' })
    const { text } = await get(to)
    assert.match(text, /In this extract<\/th>[\s\S]*Shown now<\/th>/)
    const plans = /Children on a protection plan per 10,000<[\s\S]*?<\/tr>/.exec(text)?.[0] ?? ''
    assert.match(plans, /<strong>1\.0<\/strong>[\s\S]*>0\.5<[\s\S]*>1 of 10,000</)
  })

  it('notices the same files, in a zip too', async () => {
    const zip = zipSync(Object.fromEntries(tinyFiles().map(({ name, bytes }) => [name, bytes])))
    const asked = { cut: '2026-04-30', from: '2024-12', children: '20000' }
    const { to } = await handIn(asked, [{ name: 'all.zip', bytes: zip }])
    assert.match(to, /\?done=same$/)
    assert.match((await get(to)).text, /These files were handed in before/)
  })
})
