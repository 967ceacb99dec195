import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { Failure, type Io, WrongUse } from './command.ts'
import command from './generate-extract.ts'

describe('npx upturn generate-extract', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-extract-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const said: string[] = []
  const io: Io = {
    out: async () => {},
    say: (text) => void said.push(text),
    lines: () => null,
    env: {},
    stopped: () => new Promise(() => {}),
  }
  const small = ['--children', '60', '--years', '2', '--seed', '4']

  it('writes all formats and the truth, and says so', async () => {
    const to = join(folder, 'a', 'b')
    assert.equal(await command.run([...small, '--defects', '0.1', '-o', to], io), 0)
    for (const path of ['annex-a.xlsx', 'cin-census-2026.xml', 'ssda903/Episodes.csv', 'ssd/ssd_department.csv']) {
      assert.ok(existsSync(join(to, path)), path)
    }
    const truth = JSON.parse(readFileSync(join(to, 'truth.json'), 'utf8'))
    assert.deepEqual(truth.options, { children: 60, years: 2, seed: 4, cut: '2026-03-31', defects: 0.1 })
    assert.equal(truth.from, '2024-04-01')
    assert.match(said.at(-1) ?? '', /^Written: \d+ files in /)
  })

  it('writes one format of another year', async () => {
    const to = join(folder, 'one')
    await command.run([...small, '--format', 'cin', '--cut', '2024-12-31', '-o', to], io)
    assert.ok(existsSync(join(to, 'cin-census-2025.xml')))
    assert.ok(!existsSync(join(to, 'ssd')))
  })

  it('refuses what it does not understand, naming the option', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /-o FOLDER/],
      [['--children', '0', '-o', folder], /--children takes a whole number/],
      [['--children', 'many', '-o', folder], /“many”/],
      [['--years', '21', '-o', folder], /--years/],
      [['--cut', '31/03/2026', '-o', folder], /year-month-day/],
      [['--cut', '2026-02-30', '-o', folder], /--cut/],
      [['--format', 'pdf', '-o', folder], /no format “pdf”/],
      [['--defects', '2', '-o', folder], /--defects/],
      [['extract', '-o', folder], /only options/],
    ]
    for (const [args, message] of wrong) {
      await assert.rejects(command.run(args, io), (error: unknown) => {
        assert.ok(error instanceof WrongUse)
        assert.match(error.message, message)
        return true
      })
    }
  })

  it('says where it cannot write', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await assert.rejects(command.run([...small, '-o', file], io), Failure)
  })
})
