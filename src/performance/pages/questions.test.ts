import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { atTheMachine } from '../../people/permissions.ts'
import { asExtractJobId } from '../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { extractsSettled, interruptExtracts } from '../extracts/jobs/extract-jobs.ts'
import { selectJob } from '../extracts/jobs/job-store.ts'
import { bytesHeld } from '../extracts/jobs/line.ts'
import { listMappings } from '../extracts/mapping/mapping-store.ts'
import { planted, tinyExtract } from '../extracts/tiny-extract.fixture.ts'

let site: TestSite
before(async () => {
  site = await openTestSite()
})
after(() => site.close())

const get = async (path: string) => (await fetch(site.url + path)).text()

async function send(path: string, fields: Record<string, string>, files: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const [name, text] of Object.entries(files)) body.append('files', new File([text], name))
  const headers = { 'sec-fetch-site': 'same-origin' }
  const response = await fetch(site.url + path, { method: 'POST', body, redirect: 'manual', headers })
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}

/** Hands in, waits until it asks or is done, and gives the job's address. */
async function handIn(files: Record<string, string>, cut = '2026-04-30'): Promise<string> {
  const { to } = await send('/extracts', { cut }, files)
  await extractsSettled(site.services.db)
  return to
}

const stateOf = async (job: string) => {
  const id = asExtractJobId(job.split('/').at(-1) ?? '')
  return (await selectJob(site.services.db, site.authority, id)).state
}

/** The form as it stands: each field with what is chosen in it. */
function formOf(page: string): Record<string, string> {
  const key = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const fields = [...page.matchAll(/<select[^>]*name="(f\d+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => {
    const chosen = /<option value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''
    return [name ?? '', chosen] as const
  })
  return { question: key, ...Object.fromEntries(fields) }
}

/** Which field is of a label, and which value stands for a heading. */
const fieldFor = (page: string, label: string) => new RegExp(`for="(f\\d+)">${label}<`).exec(page)?.[1] ?? ''
const valueFor = (page: string, heading: string) =>
  new RegExp(`<option value="(\\d+)"[^>]*>${heading}<`).exec(page)?.[1] ?? ''

const clean = (text: string) => planted.filter((word) => text.includes(word))

const drifted = (heading: string, extra = '') => ({
  ...tinyExtract,
  'ssd_cin_episodes.csv': (tinyExtract['ssd_cin_episodes.csv'] ?? '').replace('cine_referral_date', heading) + extra,
})

describe('an extract with a heading that drifted', () => {
  it('asks a person, keeps the answer, and is read on; the next one asks nothing', async () => {
    const job = await handIn(drifted('Date of Referral'))
    assert.equal(await stateOf(job), 'asks')
    const page = await get(job)
    assert.match(page, /Which heading is which column\?[\s\S]*One column of the table ssd_cin_episodes stands under/)
    assert.match(page, /Proposed: the same words, written in another way\./)
    assert.deepEqual(clean(page), [])
    assert.match(await get('/extracts'), /Asks you something/)
    const form = formOf(page)
    const field = fieldFor(page, 'cine_referral_date')
    assert.equal(form[field], valueFor(page, 'Date of Referral'))

    const missing = await send(`${job}/answer`, { ...form, [field]: '' })
    assert.equal(missing.status, 422)
    assert.match(missing.text, /href="#f\d+">Choose the heading for “cine_referral_date”/)
    const twice = await send(`${job}/answer`, { ...form, [field]: valueFor(page, 'cine_referral_id') })
    assert.match(twice.text, /is chosen for “cine_referral_id” already/)

    assert.equal((await send(`${job}/answer`, form)).to, job)
    await extractsSettled(site.services.db)
    assert.equal(await stateOf(job), 'computed')
    assert.equal(bytesHeld(site.services.db), 0)
    const next = await handIn(drifted('Date of Referral'), '2026-03-31')
    assert.equal(await stateOf(next), 'computed')
    assert.equal((await send(`${job}/answer`, form)).to, job)
  })

  it('is listed with who confirmed it, and asked again once it is withdrawn with a reason', async () => {
    const [mapping] = await listMappings(site.services.db, site.authority)
    assert.ok(mapping)
    assert.match(
      await get('/mappings'),
      /One mapping of headings is in force[\s\S]*ssd_cin_episodes[\s\S]*by Local user/,
    )
    const address = `/mappings/${mapping.id}`
    assert.match(await get(address), /Date of Referral[\s\S]*cine_referral_date/)
    assert.equal((await send(`${address}/withdraw`, { why: ' ' })).status, 422)
    assert.equal((await send(`${address}/withdraw`, { why: 'The wrong day' })).to, '/mappings?done=withdrawn')
    assert.match((await send(`${address}/withdraw`, { why: 'Again' })).text, /has withdrawn this mapping already/)
    assert.match(await get(address), /by Local user: The wrong day/)
    assert.equal(await stateOf(await handIn(drifted('Date of Referral'), '2026-02-28')), 'asks')
  })

  it('lets two confirm at once: the same is kept once, another thing is refused with who was first', async () => {
    const files = drifted('Referral_Dt')
    const [first, second, third] = [
      await handIn(files, '2026-04-29'),
      await handIn(files, '2026-04-28'),
      await handIn(files, '2026-04-27'),
    ]
    const page = await get(first)
    const form = formOf(page)
    const before = (await listMappings(site.services.db, site.authority)).length
    site.as({ ...atTheMachine(site.authority), name: 'Ann Analyst' })
    const answers = await Promise.all([send(`${first}/answer`, form), send(`${second}/answer`, form)])
    assert.deepEqual(
      answers.map(({ to }) => to),
      [first, second],
    )
    await extractsSettled(site.services.db)
    assert.deepEqual([await stateOf(first), await stateOf(second)], ['computed', 'computed'])
    assert.equal((await listMappings(site.services.db, site.authority)).length, before + 1)

    const other = { ...form, [fieldFor(page, 'cine_referral_date')]: valueFor(page, 'cine_close_date') }
    other[fieldFor(page, 'cine_close_date')] = ''
    const refused = await send(`${third}/answer`, other)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /Ann Analyst was first with these headings[\s\S]*“Referral_Dt” for cine_referral_date/)
    assert.equal(formOf(refused.text)[fieldFor(page, 'cine_referral_date')], valueFor(page, 'cine_close_date'))
    assert.equal((await send(`${third}/answer`, form)).to, third)
    await extractsSettled(site.services.db)
    assert.equal(await stateOf(third), 'computed')
  })

  it('is gone with its files where the server was stopped while it asked', async () => {
    const job = await handIn(drifted('Referral day'), '2026-01-31')
    assert.equal(await stateOf(job), 'asks')
    await interruptExtracts(site.services)
    assert.match(await get(job), /Upturn was stopped before it had read this extract[\s\S]*Nothing was stored/)
  })

  it('leaves its files when it is stopped', async () => {
    const job = await handIn(drifted('The day of the referral'), '2025-12-31')
    const held = bytesHeld(site.services.db)
    await send(`${job}/cancel`, {})
    assert.match(await get(job), /The extract was stopped/)
    assert.ok(bytesHeld(site.services.db) < held)
  })
})

describe('a file of no known format', () => {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const child = `child-7Q${at}`
    return `${child},0${(at % 9) + 1}/03/2026,${(at % 9) + 12}/03/2026,${at % 2 ? 'Long form' : 'Short form'},Zebedee Plantword\n`
  })
  const own = {
    'Zebedee Plantword.csv': `Our child no,Assmt start date,Signed off,Which form,Full name\n${rows.join('')}`,
  }

  it('is said to be a table, its headings and values told, and is read so from then on', async () => {
    const job = await handIn(own)
    const table = await get(job)
    assert.match(table, /What does this file hold\?[\s\S]*<li>Our child no<\/li>/)
    const unsaid = await send(`${job}/answer`, formOf(table))
    assert.match(unsaid.text, /Say what the file holds/)
    await send(`${job}/answer`, { ...formOf(table), f0: 'own_assessment' })

    const headings = await get(job)
    assert.match(headings, /Assessments, extract up to 30 April 2026/)
    const chosen = { ...formOf(headings) }
    const choose = (label: string, heading: string) => {
      chosen[fieldFor(headings, label)] = valueFor(headings, heading)
    }
    choose('Child', 'Our child no')
    choose('Authorisation date', 'Signed off')
    choose('Kind', 'Which form')
    assert.equal(chosen[fieldFor(headings, 'Start date')], valueFor(headings, 'Assmt start date'))
    await send(`${job}/answer`, chosen)
    await extractsSettled(site.services.db)

    const values = await get(job)
    assert.match(values, /What do these values mean\?[\s\S]*“long form”[\s\S]*“short form”/)
    await send(`${job}/answer`, { ...formOf(values), f0: 'core', f1: 'single' })
    await extractsSettled(site.services.db)
    for (const page of [table, unsaid.text, headings, values]) assert.deepEqual(clean(page), [])

    const response = await fetch(site.url + job)
    const report = await response.text()
    assert.match(
      report,
      /<p class="up-caption">Own columns[\s\S]*Every row and every cell[\s\S]*What this extract cannot say/,
    )
    assert.deepEqual(clean(report), [])
    assert.equal(await stateOf(await handIn(own, '2026-03-31')), 'computed')
  })

  it('leaves no word of a child in any table', async () => {
    const { db } = site.services
    const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = current_schema()`.execute(db)
    for (const { name } of tables) {
      const { rows: found } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
      assert.deepEqual(clean(JSON.stringify(found)), [], name)
    }
  })
})
