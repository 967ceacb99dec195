import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Role, Who } from '../../../people/permissions.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { runDueJobs } from '../../../platform/jobs/run-jobs.ts'
import { openTestSite, type TestSite } from '../../../web/test-site.ts'
import { extractsSettled, startExtract } from '../../extracts/jobs/extract-jobs.ts'
import { planted, tinyExtract } from '../../extracts/tiny-extract.fixture.ts'
import { listExtracts } from '../../figures/extract-store.ts'
import { openCaseJobs } from '../jobs.ts'
import { listSealed } from '../open-case-store.ts'

describe('the forward list', () => {
  let site: TestSite
  let folder: string
  const logged: string[] = []
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upturn-forward-'))
    // Its own key, made in the data folder, as in an installation.
    site = await openTestSite(0, { caseKey: undefined, dataFolder: folder })
    site.services.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
    site.services.clock = fixedClock('2026-05-05')
  })
  after(async () => {
    await site.close()
    await rm(folder, { recursive: true })
  })

  const get = async (path: string) => {
    const response = await fetch(site.url + path)
    return { status: response.status, text: await response.text() }
  }
  const keep = async (value: 'yes' | 'no', why = 'Agreed with the data protection officer') => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams({ keep: value, why })
    return fetch(`${site.url}/forward/keep`, { method: 'POST', body, headers, redirect: 'manual' })
  }
  const as = (role: Role, plan: string | null = null): Who => ({
    ...{ account: role, name: `The ${role}`, authority: site.authority, grants: [{ role, plan, theme: null }] },
  })
  /** Handed in as on the page, by the job that every extract goes through. */
  const handIn = async (cut: string, change: (text: string) => string = (text) => text) => {
    const name = 'ssd_cin_assessments.csv'
    const extract = { ...tinyExtract, [name]: change(tinyExtract[name] ?? '') }
    const files = Object.entries(extract).map(([file, text]) => ({ name: file, blob: new Blob([text]) }))
    const by = { authority: site.authority, who: 'A test', clock: site.services.clock }
    assert.ok('job' in (await startExtract(site.services, by, { files, cut, from: null, children: null })))
    await extractsSettled(site.services.db)
  }
  /** Every row of every table as text, of whatever noun. */
  const everything = async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = current_schema()`.execute(site.services.db)
    const tables = await Promise.all(
      rows.map(async ({ name }) =>
        JSON.stringify((await sql`select t.*::text from ${sql.table(name)} t`.execute(site.services.db)).rows),
      ),
    )
    assert.ok(tables.length > 20)
    return tables.join('\n')
  }
  const inClear = (text: string) => planted.filter((word) => text.includes(word))

  it('is off until an administrator switches it on: nothing of a case is kept', async () => {
    await handIn('2026-03-31')
    const { text } = await get('/forward')
    assert.match(text, /Open cases are not kept here[\s\S]*What \w+ 20\d\d will be[\s\S]*They are not kept, as nobody/)
    assert.deepEqual(await listSealed(site.services.db, site.authority), [])
    assert.deepEqual(inClear(await everything()), [])
    site.as(as('analyst'))
    assert.equal((await keep('yes')).status, 403)
    site.as(as('administrator'))
    assert.equal((await keep('yes', ' ')).status, 422)
    assert.equal((await keep('yes')).status, 303)
    assert.match((await get('/forward?done=on')).text, /kept from the next extract on/)
  })

  it('is filled by the very files that were handed in before it was switched on', async () => {
    site.as(as('lead'))
    await handIn('2026-03-31')
    assert.match((await get('/forward')).text, /As the case system was on 31 March 2026/)
    assert.equal((await listExtracts(site.services.db, site.authority)).length, 1)
    assert.deepEqual(inClear(await everything()), [])
  })

  it('says that it is old, and is let go in the end', async () => {
    const { services } = site
    const run = () => runDueJobs(services, openCaseJobs(services))
    services.clock = fixedClock('2026-06-10')
    assert.match((await get('/forward')).text, /This list is 71 days old[\s\S]*deleted on 30 June 2026/)
    assert.deepEqual(
      (await run()).map(({ fault }) => fault),
      [null],
    )
    assert.ok((await listSealed(services.db, site.authority)).length > 0)
    services.clock = fixedClock('2026-06-30')
    await run()
    assert.deepEqual(await listSealed(services.db, site.authority), [])
    services.clock = fixedClock('2026-05-05')
  })

  it('shows who may read it what breaches next, by today’s day', async () => {
    // Two open assessments: one whose referral came on 20 March, one that came on 2 February and ran out on 8 April.
    await handIn('2026-04-30', (text) => text.replace('2026-02-03,Y,2026-04-08', '2026-02-03,Y,'))
    site.as(as('lead'))
    const { text } = await get('/forward')
    assert.match(
      text,
      /1 assessment will breach|Nothing that is open will breach within five working days; 1 is late already/,
    )
    assert.match(text, /child-7Q3[\s\S]*2 Feb 2026[\s\S]*8 Apr 2026[\s\S]*late/)
    // 45 working days from 20 March 2026 end on 28 May; from 5 May on there are 16 left (25 May is off).
    assert.match(text, /child-7Q1[\s\S]*28 May 2026[\s\S]*>16 left</)
    const late = await get('/forward?due=late&unit=EAST')
    assert.match(late.text, /child-7Q3/)
    assert.doesNotMatch(late.text, /child-7Q1</)
    const csv = await get('/forward/cases.csv?due=late')
    assert.match(
      csv.text,
      /^.?Reference,What,Team[\s\S]*child-7Q3,assessment,E1,East assessment,2026-02-02,45 working days,2026-04-08,/,
    )
  })

  it('shows everybody else counts, and no reference', async () => {
    for (const who of [as('board member'), as('chair'), as('lead', 'p1'), as('administrator')]) {
      site.as(who)
      const { text, status } = await get('/forward')
      assert.equal(status, 200)
      assert.match(text, /2 assessments.* had a limit to keep/)
      assert.deepEqual(inClear(text), [], who.name)
      assert.equal((await get('/forward/cases.csv')).status, 403, who.name)
    }
  })

  it('is nowhere in clear: tables, record, logs, data folder', async () => {
    const lists = await listSealed(site.services.db, site.authority)
    assert.deepEqual(
      lists.map(({ team, counts }) => [team, counts.assessment]).filter(([, count]) => count),
      [
        ['E1', 1],
        ['W1', 1],
      ],
    )
    assert.deepEqual(inClear(await everything()), [])
    assert.deepEqual(inClear(logged.join('\n')), [])
    assert.ok(logged.length > 0)
    const names = await readdir(folder)
    assert.deepEqual(names, ['case-key'])
    assert.equal((await stat(join(folder, 'case-key'))).mode & 0o777, 0o600)
    const key = (await readFile(join(folder, 'case-key'), 'utf8')).trim()
    assert.equal((await everything()).includes(key), false)
  })

  it('is replaced by the next extract, and not by an older one', async () => {
    site.as(as('analyst'))
    await handIn('2026-05-04')
    assert.doesNotMatch((await get('/forward')).text, /child-7Q3/)
    await handIn('2026-02-28')
    const { text } = await get('/forward')
    assert.match(text, /As the case system was on 4 May 2026/)
    assert.match(text, /child-7Q1/)
  })

  it('cannot be opened without its key, and says so', async () => {
    const { config } = site.services
    site.services.config = { ...config, caseKey: 'another key that is as long as this' }
    assert.match((await get('/forward')).text, /cannot be opened: the key/)
    site.services.config = config
  })

  it('is gone at once when it is switched off', async () => {
    site.as(as('administrator'))
    assert.equal((await keep('no', 'No longer agreed')).status, 303)
    assert.deepEqual(await listSealed(site.services.db, site.authority), [])
    await handIn('2026-05-05')
    assert.deepEqual(await listSealed(site.services.db, site.authority), [])
    assert.deepEqual(inClear(await everything()), [])
  })
})
