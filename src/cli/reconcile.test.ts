import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { planted, tinyExtract } from '../performance/extracts/tiny-extract.fixture.ts'
import { Failure, type Io, WrongUse } from './command.ts'
import command from './reconcile.ts'

describe('npx upturn reconcile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-reconcile-'))
  const file = (name: string) => join(folder, name)

  before(() => {
    mkdirSync(file('extract'))
    for (const [name, text] of Object.entries(tinyExtract)) writeFileSync(join(folder, 'extract', name), text)
    const rows = ['Case no,Held on', 'child-7Q1,31/12/2025', 'child-7Q2,05/01/2026', 'child-7Q9,06/01/2026']
    writeFileSync(file('sheet.csv'), `${rows.join('\n')}\n`)
  })
  after(() => rmSync(folder, { recursive: true }))

  async function run(...args: string[]) {
    const out: string[] = []
    const io: Io = {
      out: async (text) => {
        out.push(String(text))
      },
      say: () => {},
      lines: () => null,
      env: {},
      stopped: () => Promise.resolve(),
    }
    const failed = await command.run(args, io).then(
      () => null,
      (error: unknown) => error,
    )
    const all = [...out, failed instanceof Error ? failed.message : ''].join('\n')
    for (const word of planted) assert.equal(all.includes(word), false, word)
    return { out: out.join(''), failed }
  }
  const columns = ['--reference', 'case NO', '--date', 'Held on']
  const both = () => [file('sheet.csv'), file('extract')]

  it('counts what agrees, and writes the rest where it is told to', async () => {
    const asked = [...both(), '--table', 'conferences', '--cut', '2026-04-30', ...columns]
    const { out } = await run(...asked, '--cases', file('cases.csv'))
    assert.match(
      out,
      /^1 of 3 rows agree \(33\.3%\)\.\n {7}1 {2}agrees[\s\S]*1 {2}date differs[\s\S]*1 {2}reference not known/,
    )
    assert.match(out, /Dates differ by up to 3 days/)
    assert.match(readFileSync(file('cases.csv'), 'utf8'), /date differs,[^\r]*,child-7Q2,2026-01-05,2026-01-02\r/)
    const { fates } = JSON.parse((await run(...asked, '--json')).out)
    assert.deepEqual([fates.agrees, fates['date differs'], fates['only in the system']], [1, 1, 0])
  })

  it('says what is missing, and which headings there are', async () => {
    assert.ok((await run(file('sheet.csv'))).failed instanceof WrongUse)
    assert.ok((await run(...both(), '--table', 'birthdays', ...columns)).failed instanceof WrongUse)
    assert.ok((await run(...both(), '--table', 'visits', '--day', 'ended', ...columns)).failed instanceof WrongUse)
    const { failed } = await run(...both(), '--table', 'conferences', '--reference', 'ICS', '--date', 'Held on')
    assert.ok(failed instanceof Failure)
    assert.match(failed.message, /no such two headings\. It has: Case no, Held on\./)
  })
})
