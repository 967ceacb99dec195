import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readNamedFile } from './read-file.ts'

describe('a file that a command names', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'upturn-file-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('is read whole, and called by its name alone', async () => {
    writeFileSync(join(folder, 'plan.txt'), 'Action')
    const { name, bytes } = await readNamedFile(join(folder, '.', 'plan.txt'))
    assert.deepEqual([name, new TextDecoder().decode(bytes)], ['plan.txt', 'Action'])
  })

  it('is refused in a sentence where it is none', async () => {
    await assert.rejects(readNamedFile(join(folder, 'none.docx')), /none\.docx is not there/)
    await assert.rejects(readNamedFile(folder), /is a folder, not a file/)
  })

  it('that never ends is not begun', { skip: !existsSync('/dev/zero') && 'there is no /dev/zero' }, async () => {
    await assert.rejects(readNamedFile('/dev/zero'), /\/dev\/zero is a device/)
  })

  it('may be a pipe, which is given up where nobody writes to it', async (test) => {
    const pipe = join(folder, 'pipe')
    if (spawnSync('mkfifo', [pipe]).status !== 0) return test.skip('mkfifo is missing')
    await assert.rejects(readNamedFile(pipe, 50), /is a pipe that nobody writes to/)
    const long = 'Action\n'.repeat(50_000)
    const [read] = await Promise.all([readNamedFile(pipe), writeFile(pipe, long)])
    assert.equal(new TextDecoder().decode(read.bytes), long)
  })
})
