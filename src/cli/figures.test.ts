import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { planted, tinyExtract } from '../performance/extracts/tiny-extract.fixture.ts'
import { loadConfig } from '../platform/config.ts'
import { seedTestFolder } from '../platform/test-database.ts'
import { Failure, type Io, WrongUse } from './command.ts'
import command from './figures.ts'

describe('npx upturn figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-figures-'))
  const env = { UPTURN_DATA: join(folder, 'data'), UPTURN_AUTHORITY: 'Harrowmere Council' }
  const file = (name: string) => join(folder, name)
  const drifted = (tinyExtract['ssd_cin_episodes.csv'] ?? '').replace('cine_referral_date', 'Date of Referral')

  before(async () => {
    await seedTestFolder(loadConfig(env).databaseFolder)
    writeFileSync(file('referrals.csv'), drifted)
    writeFileSync(file('assessments.csv'), tinyExtract['ssd_cin_assessments.csv'] ?? '')
  })
  after(() => rmSync(folder, { recursive: true }))

  async function run(...more: string[]) {
    const [out, said]: [string[], string[]] = [[], []]
    const io: Io = {
      out: async (text) => {
        out.push(String(text))
      },
      say: (text) => {
        said.push(text)
      },
      lines: () => null,
      env,
      stopped: () => Promise.resolve(),
    }
    const args = [file('referrals.csv'), file('assessments.csv'), '--cut', '2026-04-30', ...more]
    const failed = await command.run(args, io).then(
      () => null,
      (error: unknown) => error,
    )
    const all = [...out, ...said, failed instanceof Error ? failed.message : ''].join('\n')
    for (const word of planted) assert.equal(all.includes(word), false, word)
    return { out: out.join(''), said: said.join('\n'), failed }
  }

  it('tells of headings in doubt, computes nothing, and writes what is proposed', async () => {
    const { failed, said, out } = await run('--save-mapping', file('mapping.json'))
    assert.ok(failed instanceof Failure)
    assert.match(said, /ssd_cin_episodes: is “Date of Referral” the column cine_referral_date\? \(the same words/)
    assert.equal(out, '')
    const { mappings } = JSON.parse(readFileSync(file('mapping.json'), 'utf8'))
    assert.deepEqual(
      mappings[0].headings.find(({ heading }: { heading: string }) => heading === 'Date of Referral'),
      { heading: 'Date of Referral', column: 'cine_referral_date' },
    )
  })

  it('computes with the mapping that was handed back, and knows it the next time where it was kept', async () => {
    const { failed, out } = await run('--mapping', file('mapping.json'))
    assert.equal(failed, null)
    assert.match(out, /ssd_cin_episodes: 7 of 7 rows/)
    const kept = await run('--mapping', file('mapping.json'), '--keep')
    assert.match(kept.said, /Kept as a draft/)
    const again = await run('--keep', '--from', '2026-02')
    assert.match(again.said, /Kept as a draft/)
    assert.ok((await run()).failed instanceof Failure)
  })

  it('gives a quick look, which is never kept', async () => {
    const { failed, out } = await run('--mapping', file('mapping.json'), '--quick')
    assert.equal(failed, null)
    assert.match(out, /A quick look: by month only/)
    assert.ok((await run('--mapping', file('mapping.json'), '--quick', '--keep')).failed instanceof WrongUse)
  })

  it('says what is wrong with a mapping', async () => {
    const wrong = { format: 'Own columns', signature: 'x', values: {} }
    for (const [text, words] of [
      ['no', /is no JSON/],
      ['{}', /holds no mappings/],
      [
        JSON.stringify({ mappings: [{ ...wrong, table: '?', headings: [] }] }),
        /the table “\?”.*own_referral \(Referrals\)/,
      ],
      [
        JSON.stringify({ mappings: [{ ...wrong, table: 'own_team', headings: [{ heading: 'a', column: 'b' }] }] }),
        /own_team has no column “b”, but team, name, parent/,
      ],
    ] as const) {
      writeFileSync(file('wrong.json'), text)
      const { failed } = await run('--mapping', file('wrong.json'))
      assert.ok(failed instanceof WrongUse)
      assert.match(failed.message, words)
    }
  })
})
