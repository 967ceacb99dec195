import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { tinyExtract } from '../performance/extracts/tiny-extract.fixture.ts'
import type { Io } from './command.ts'
import command from './variance.ts'

describe('npx upturn variance', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-variance-'))
  after(() => rmSync(folder, { recursive: true }))

  const extract = (name: string, files: Record<string, string>) => {
    mkdirSync(join(folder, name))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
    return join(folder, name)
  }

  it('writes the cases for their owner’s eyes alone, and prints no reference', async () => {
    const out: string[] = []
    const io: Io = {
      out: async (text) => {
        out.push(String(text))
      },
      say: (text) => {
        out.push(text)
      },
      lines: () => null,
      env: { UPTURN_DATA: join(folder, 'data') },
      stopped: () => Promise.resolve(),
    }
    const later = (tinyExtract['ssd_cin_assessments.csv'] ?? '').replace('2026-04-09', '2026-04-08')
    const [before, now] = [
      extract('before', tinyExtract),
      extract('now', { ...tinyExtract, 'ssd_cin_assessments.csv': later }),
    ]
    const cases = join(folder, 'cases.csv')
    const given = [before, now, '--cut', '2026-04-30', '--cut2', '2026-05-31', '--cases', cases]
    assert.equal(await command.run(given, io), 0)
    assert.match(out.join('\n'), /Single assessments in time, 2026-04: reported 1 of 2, re-run 2 of 2/)
    assert.equal(out.join('\n').includes('child-7Q'), false)
    assert.match(readFileSync(cases, 'utf8'), /child-7Q4/)
    assert.equal(statSync(cases).mode & 0o777, 0o600)
  })
})
