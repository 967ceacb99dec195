import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { makeLog } from '../../platform/log.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { badExtracts } from '../extracts/bad-extracts.fixture.ts'
import { extractsSettled } from '../extracts/jobs/extract-jobs.ts'
import { planted } from '../extracts/tiny-extract.fixture.ts'

describe('an extract with something the matter, handed in on the page', () => {
  let site: TestSite
  let logged = ''
  const own = mkdtempSync(join(tmpdir(), 'bad-pages-'))
  const usual = process.env.TMPDIR
  before(async () => {
    const log = makeLog({ logLevel: 'debug' }, { write: (line) => (logged += line) })
    site = await openTestSite(0, { extractMb: 64, importMemoryMb: 400 }, log)
    process.env.TMPDIR = own
  })
  after(async () => {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
    await site.close()
    rmSync(own, { recursive: true })
  })

  const headers = { 'sec-fetch-site': 'same-origin' }

  async function handIn(files: { name: string; bytes: Uint8Array }[]): Promise<string> {
    const body = new FormData()
    body.append('cut', '30/4/2026')
    for (const { name, bytes } of files) body.append('files', new File([Uint8Array.from(bytes)], name))
    const answer = await fetch(`${site.url}/extracts`, { method: 'POST', body, redirect: 'manual', headers })
    const said = await answer.text()
    const to = answer.headers.get('location')
    if (to === null) return said
    await extractsSettled(site.services.db)
    return said + (await (await fetch(site.url + to)).text())
  }

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const { db } = site.services
    const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(db)
    assert.ok(tables.length > 20)
    const rows = await Promise.all(
      tables.map(
        async ({ name }) =>
          (await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)).rows,
      ),
    )
    return rows.flatMap((each) => each.map(({ row }) => row)).join('\n')
  }

  for (const { what, files, refused } of badExtracts) {
    it(`leaves no word of a child on the page, in the database, the log or the temporary folder: ${what}`, async () => {
      const page = await handIn(files())
      const stored = await everything()
      for (const word of planted) {
        assert.equal(page.includes(word), false, `the page says ${word}`)
        assert.equal(stored.includes(word), false, `the database holds ${word}`)
        assert.equal(logged.includes(word), false, `the log says ${word}`)
      }
      assert.deepEqual(readdirSync(own), [])
      if (refused)
        assert.match(
          page,
          /Nothing was stored|nothing was stored|Hand in|hand in|hand that in|Export|Ask|Zip|Make it again|locked|say what it holds/,
        )
    })
  }

  it('leaves nothing half stored: no figure, team or extract of those that were refused', async () => {
    const { db } = site.services
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from extract
      where not exists (select 1 from figure where figure.extract = extract.id)`.execute(db)
    assert.equal(rows[0]?.count, 0)
    const { rows: jobs } = await sql<{ state: string; count: number }>`select state, count(*)::integer as count
      from extract_job group by state`.execute(db)
    const counts = Object.fromEntries(jobs.map(({ state, count }) => [state, count]))
    assert.ok((counts.failed ?? 0) > 15 && (counts.computed ?? 0) > 3, JSON.stringify(counts))
    assert.ok(logged.length > 0)
  })

  it('is refused by its size before it is held in memory, where it is a CSV of 2 GB', async () => {
    const piece = new TextEncoder().encode(`${planted[0]},`.repeat(4000))
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= 2 * 1024 ** 3) return controller.close()
        sent += piece.length
        controller.enqueue(piece)
      },
    })
    const type = 'multipart/form-data; boundary=x'
    const asked = { method: 'POST', body, duplex: 'half' as const, headers: { ...headers, 'content-type': type } }
    const answer = await fetch(`${site.url}/extracts`, asked).catch(() => null)
    // A server may answer while it is still being written to, or end the connection.
    if (answer !== null) {
      assert.equal(answer.status, 413)
      const text = await answer.text()
      assert.match(text, /npx upturn figures/)
      for (const word of planted) assert.equal(text.includes(word), false)
    }
    assert.ok(sent < 256 * 1024 ** 2, `${sent} bytes were taken`)
    assert.deepEqual(readdirSync(own), [])
  })
})
