import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Role, Who } from '../../people/permissions.ts'
import { newComparisonJobId } from '../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { extractsSettled } from '../extracts/jobs/extract-jobs.ts'
import { bytesHeld, lineOf } from '../extracts/jobs/line.ts'
import { planted, tinyExtract } from '../extracts/tiny-extract.fixture.ts'
import { listExtracts } from '../figures/extract-store.ts'
import { interruptedComparisons } from './comparison-jobs.ts'
import { insertComparison, selectComparison } from './comparison-store.ts'

const assessments = 'ssd_cin_assessments.csv'
const filesOf = (extract: Record<string, string>) =>
  Object.entries(extract).map(([name, text]) => new File([text], name))

/** As it was before a4 was keyed in, and with a3 a day later than it was. */
const earlier = {
  ...tinyExtract,
  [assessments]: (tinyExtract[assessments] ?? '')
    .replace('2026-02-03,Y,2026-04-09', '2026-02-03,Y,')
    .replace('2026-02-03,Y,2026-04-08', '2026-02-03,Y,2026-04-10'),
}

/** A team's own list of finished assessments, in its own words, with a child's name in a column that nobody needs. */
const sheet = `Name,Case no,Signed off
Zebedee Plantword,child-7Q1,08/01/2026
Zebedee Plantword,CHILD-7Q2,09/01/2026
Zebedee Plantword,child-7Q3,10/04/2026
Zebedee Plantword,child-7Q4,09/04/2026
Zebedee Plantword,child-7Q4,09/04/2026
Zebedee Plantword,child-7Q44,01/04/2026
,,
Total,,not yet
`

describe('comparisons on the web', () => {
  let site: TestSite
  const logged: string[] = []
  before(async () => {
    site = await openTestSite()
    site.services.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  })
  after(() => site.close())

  const get = async (path: string) => {
    const response = await fetch(site.url + path, { redirect: 'manual' })
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
  }
  const send = async (path: string, fields: Record<string, string>, files: Record<string, File[]> = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const [name, given] of Object.entries(files)) for (const file of given) body.append(name, file)
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await fetch(site.url + path, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
  }
  /** Hands it in, waits, and follows its job. */
  const follow = async (...given: Parameters<typeof send>) => {
    const { to, text, status } = await send(...given)
    assert.equal(status, 303, text.slice(0, 2000))
    await extractsSettled(site.services.db)
    return { job: to, ...(await get(to)) }
  }
  const as = (account: string, role: Role): Who => ({
    ...{ account, name: `The ${account}`, authority: site.authority },
    grants: [{ role, plan: null, theme: null }],
  })
  const everything = async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = current_schema()`.execute(site.services.db)
    const tables = await Promise.all(
      rows.map(async ({ name }) =>
        JSON.stringify((await sql`select t.*::text from ${sql.table(name)} t`.execute(site.services.db)).rows),
      ),
    )
    return tables.join('\n')
  }
  const inClear = (text: string) => planted.filter((word) => text.toLowerCase().includes(word.toLowerCase()))

  describe('what changed since it was reported', () => {
    let path = ''
    before(async () => {
      site.as(as('ann', 'analyst'))
      await follow('/extracts', { cut: '30/4/2026' }, { files: filesOf(tinyExtract) })
      const [extract] = await listExtracts(site.services.db, site.authority)
      path = `/extracts/${extract?.id}/variance`
      assert.match((await get(`/extracts/${extract?.id}`)).text, /The difference, explained by cause/)
    })

    it('asks for both extracts, and gives back what was typed', async () => {
      assert.match((await get(path)).text, /Nobody has had the difference[\s\S]*name="earlier"[\s\S]*name="later"/)
      const { status, text } = await send(path, { cut: '31/5/2026' })
      assert.equal(status, 422)
      assert.match(
        text,
        /Choose the files of the earlier[\s\S]*cannot know more than this one[\s\S]*value="31\/5\/2026"/,
      )
    })

    it('refuses later files that the extract was not made from, without a word of them', async () => {
      const given = { earlier: filesOf(earlier), later: filesOf(earlier) }
      const { text } = await follow(path, { cut: '30/4/2026' }, given)
      assert.match(text, /could not be read[\s\S]*not those of this extract[\s\S]*Nothing was stored/)
      assert.deepEqual(inClear(text), [])
    })

    it('says which extract a heading is in doubt in, and where it is asked', async () => {
      const drifted = {
        ...earlier,
        [assessments]: earlier[assessments].replace('cina_assessment_auth_date', 'Auth Date'),
      }
      const { text } = await follow(
        path,
        { cut: '30/4/2026' },
        { earlier: filesOf(drifted), later: filesOf(tinyExtract) },
      )
      assert.match(text, /The earlier extract: some of its headings are in doubt/)
    })

    it('explains the difference by cause, in counts that add up', async () => {
      const given = { earlier: filesOf(earlier), later: filesOf(tinyExtract) }
      const { job, to } = await follow(path, { cut: '30/4/2026' }, given)
      assert.equal(to, path)
      assert.equal(JSON.parse((await get(`${job}/state`)).text).finished, true)
      const { text } = await get(path)
      // a3 by its limit and a4 after it, where only one late one was reported.
      assert.match(text, /April 2026: reported as 0\.0%, it is now 50\.0%/)
      assert.match(text, /Finished in time to count, keyed in late|Keyed in late/)
      const own = await get(`${path}?indicator=single-assessments-in-time`)
      assert.match(
        own.text,
        /What changed: Assessments finished in time[\s\S]*0 of 1, now 1 of 2[\s\S]*1 case \(\+1 counted, 0 in all\)/,
      )
      const csv = await get(`${path}.csv`)
      assert.match(csv.text, /Single assessments in time,[^\r]*,2026-04,0,1,1,2,date changed,[^\r]*,1,1,0\r/)
      assert.equal(bytesHeld(site.services.db), 0)
      assert.deepEqual(inClear(text + own.text + csv.text), [])
    })

    it('hands the cases over once, to whoever handed the files in', async () => {
      site.as(as('bob', 'analyst'))
      assert.doesNotMatch((await get(path)).text, /Download the cases/)
      assert.match((await send(`${path}/cases`, {})).to, /done=gone$/)
      site.as(as('ann', 'board member'))
      assert.equal((await send(`${path}/cases`, {})).status, 403)
      site.as(as('ann', 'analyst'))
      assert.match((await get(path)).text, /Download the cases/)
      const { text, status } = await send(`${path}/cases`, {})
      assert.equal(status, 200)
      assert.match(
        text,
        /Single assessments in time,2026-04,date changed,[^\r]*,child-7Q3,E1,2026-04-10,2026-04-08,1,0\r/,
      )
      assert.match((await send(`${path}/cases`, {})).to, /done=gone$/)
      assert.match((await get(`${path}?done=gone`)).text, /The list of cases is gone/)
    })
  })

  describe('a team’s own spreadsheet', () => {
    let path = ''
    const csvFile = (text = sheet) => [new File([text], 'Zebedee Plantword.csv')]

    it('is taken on with what agreeing means', async () => {
      site.as(as('ann', 'analyst'))
      assert.match((await get('/reconcile')).text, /One truth instead of two/)
      const wrong = await send('/reconcile', { name: '', of: 'assessments birthday', share: '101', times: 'often' })
      assert.equal(wrong.status, 422)
      for (const words of [
        'Say what the team calls it',
        'Choose what it lists',
        'from 1 to 100',
        'from 1 to 12',
        'value="often"',
      ])
        assert.ok(wrong.text.includes(words), words)
      const made = await send('/reconcile', { name: 'East list', of: 'assessments finished', share: '50', times: '2' })
      path = made.to.replace(/\?.*/, '')
      assert.match((await get(made.to)).text, /taken on[\s\S]*50% of all rows, two times in a row/)
      assert.equal(
        (await send('/reconcile', { name: 'EAST list', of: 'visits held', share: '98', times: '3' })).status,
        422,
      )
    })

    it('asks once which columns are meant, by their headings', async () => {
      const given = { sheet: csvFile(), extract: filesOf(tinyExtract) }
      const { job, text, status } = await follow(path, { cut: '30/4/2026' }, given)
      assert.equal(status, 200)
      assert.match(text, /Which columns are they\?[\s\S]*Case no[\s\S]*Signed off/)
      assert.deepEqual(inClear(text), [])
      assert.ok(bytesHeld(site.services.db) > 0)
      const wrong = await send(`${job}/answer`, { reference: '1', date: '1' })
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /cannot be one column/)
      await send(`${job}/answer`, { reference: '1', date: '2' })
      await extractsSettled(site.services.db)
      assert.equal((await get(job)).to, path)
      assert.equal(bytesHeld(site.services.db), 0)
    })

    it('is told row by row in counts', async () => {
      const { text } = await get(path)
      // Agreeing: 7Q1, 7Q2, 7Q4; 7Q3 by two days; 7Q4 twice; 7Q44 unknown; the row of the total has no date.
      assert.match(text, /3 of 7 rows agree \(42\.8%\): not enough yet/)
      for (const words of ['Date differs', 'Twice in the sheet', 'Reference not known', 'No reference or date'])
        assert.match(text, new RegExp(`${words}[\\s\\S]*?1 of 7`), words)
      assert.match(text, /Dates differ by up to 2 days/)
      assert.doesNotMatch(text, /Only in the/)
      assert.deepEqual(inClear(text), [])
      const { text: cases } = await send(`${path}/cases`, {})
      assert.match(cases, /date differs,[^\r]*,child-7Q3,2026-04-10,2026-04-08\r/)
      assert.doesNotMatch(cases, /child-7Q1,|Zebedee/)
      assert.match((await send(`${path}/cases`, {})).to, /done=gone$/)
    })

    it('agrees in rounds of different days, read from a workbook below a title, and is retired with a reason', async () => {
      const book = utils.book_new()
      const rows = [
        ['East team, kept by hand', '', ''],
        ['Name', 'Case no', 'Signed off'],
        ['Zebedee Plantword', 'child-7Q1', new Date(Date.UTC(2026, 0, 8))],
        ['Zebedee Plantword', 'child-7Q2', new Date(Date.UTC(2026, 0, 9))],
        ['Zebedee Plantword', 'child-7Q3', new Date(Date.UTC(2026, 3, 8))],
      ]
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'Zebedee Plantword')
      const file = [new File([write(book, { type: 'buffer', bookType: 'xlsx' })], 'list.xlsx')]
      const first = await follow(path, { cut: '30/4/2026' }, { sheet: file, extract: filesOf(tinyExtract) })
      assert.equal(first.to, path, first.text)
      assert.match(
        (await get(path)).text,
        /Agreed one of two times in a row; after the second the sheet can be retired/,
      )
      await follow(path, { cut: '30/4/2026' }, { sheet: file, extract: filesOf(tinyExtract) })
      assert.match((await get(path)).text, /Agreed one of two times in a row/)
      await follow(path, { cut: '31/5/2026' }, { sheet: file, extract: filesOf(tinyExtract) })
      assert.match((await get(path)).text, /Agreed two times in a row: the sheet can be retired/)
      assert.match((await get('/reconcile')).text, /one agrees often enough and can be retired/)
      assert.equal((await send(`${path}/retire`, { why: ' ' })).status, 422)
      assert.equal((await send(`${path}/retire`, { why: 'The case system is right' })).status, 303)
      assert.match((await get(path)).text, /Retired: The case system is right/)
      const late = await send(path, { cut: '31/5/2026' }, { sheet: file, extract: filesOf(tinyExtract) })
      assert.match(late.text, /has retired this spreadsheet/)
    })

    it('is refused in a sentence where it holds no headings, American days, or is no file', async () => {
      const { to } = await send('/reconcile', {
        name: 'West list',
        of: 'assessments finished',
        share: '100',
        times: '1',
      })
      const own = to.replace(/\?.*/, '')
      assert.equal((await send(own, { cut: 'soon' })).status, 422)
      for (const [text, words] of [
        ['Zebedee Plantword,child-7Q1,08/01/2026\nZebedee Plantword,child-7Q2,09/01/2026\n', /no row of headings/],
        ['%PDF-1.7 Zebedee Plantword', /a PDF/],
      ] as const) {
        const answer = await follow(own, { cut: '30/4/2026' }, { sheet: csvFile(text), extract: filesOf(tinyExtract) })
        assert.match(answer.text, words)
        assert.deepEqual(inClear(answer.text), [])
      }
      const american = 'Case no,Signed off\nchild-7Q1,01/28/2026\n'
      const { job } = await follow(
        own,
        { cut: '30/4/2026' },
        { sheet: csvFile(american), extract: filesOf(tinyExtract) },
      )
      await send(`${job}/answer`, { reference: '0', date: '1' })
      await extractsSettled(site.services.db)
      assert.match((await get(job)).text, /The spreadsheet: it has days with the month before the day/)
    })
  })

  it('can be stopped while it asks, and lets its files go', async () => {
    const [sheetHere] = (await get('/reconcile')).text.match(/\/reconcile\/[\w-]+(?=">West list)/) ?? []
    const text = 'Our no,Our day\nchild-7Q1,08/01/2026\n'
    const given = { sheet: [new File([text], 'a.csv')], extract: filesOf(tinyExtract) }
    const { job } = await follow(sheetHere ?? '', { cut: '30/4/2026' }, given)
    assert.ok(bytesHeld(site.services.db) > 0)
    await send(`${job}/cancel`, {})
    assert.equal(bytesHeld(site.services.db), 0)
    assert.equal(lineOf(site.services.db).beside.size, 0)
    assert.match((await get(job)).text, /It was stopped/)
  })

  it('says after a restart that it was cut short', async () => {
    const { db, clock } = site.services
    const [extract] = await listExtracts(db, site.authority)
    assert.ok(extract)
    const id = newComparisonJobId()
    const asked = { id, cut: '2026-03-31', files: 2, who: 'Ann', now: clock.now() }
    await insertComparison(db, site.authority, { extract: extract.id }, asked)
    await interruptedComparisons(site.services)
    assert.equal((await selectComparison(db, site.authority, id)).state, 'interrupted')
    assert.match((await get(`/comparisons/${id}`)).text, /It was interrupted[\s\S]*hand them in again/)
  })

  it('leaves nothing of a case in a table, the record or the log', async () => {
    assert.deepEqual(inClear(await everything()), [])
    assert.ok(logged.length > 10)
    assert.deepEqual(inClear(logged.join('\n')), [])
  })
})
