import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { FolderInUse, FolderUnusable, folderHolder, lockFolder } from './folder-lock.ts'
import { processStart } from './process-start.ts'

describe('the lock of a data folder', () => {
  let folder = ''
  const file = () => join(folder, 'upturn.lock')
  const write = (holder: object) => writeFileSync(file(), JSON.stringify({ token: 'x', url: null, ...holder }))
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'upturn-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('lets one in at a time, and the next one after', () => {
    const first = lockFolder(folder)
    assert.throws(() => lockFolder(folder), FolderInUse)
    assert.equal(folderHolder(folder)?.pid, process.pid)
    first.release()
    assert.equal(existsSync(file()), false)
    lockFolder(folder).release()
    assert.equal(folderHolder(folder), null)
  })

  it('makes a folder that only its owner may open: people, figures that no public has seen, and keys are in it', () => {
    const made = join(folder, 'data')
    lockFolder(made).release()
    assert.equal(statSync(made).mode & 0o777, 0o700)
  })

  it('says which process holds it and where that serves its pages', () => {
    const lock = lockFolder(folder)
    lock.announce('http://127.0.0.1:3000')
    assert.throws(() => lockFolder(folder), {
      message: new RegExp(
        `already running on this data folder \\(process ${process.pid}, at http://127\\.0\\.0\\.1:3000\\)`,
      ),
    })
    lock.release()
  })

  it('is held by another living process', { skip: processStart(process.pid) === null }, () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    try {
      write({ pid: other.pid, started: processStart(other.pid ?? 0) })
      assert.throws(() => lockFolder(folder), FolderInUse)
      // The same number, but another process than the one that wrote the lock.
      write({ pid: other.pid, started: 'another boot:1' })
      lockFolder(folder).release()
    } finally {
      other.kill()
    }
  })

  it('is not held by the dead, by an earlier process with our own number, or by half a file', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    write({ pid, started: null })
    lockFolder(folder).release()
    write({ pid: process.pid, started: 'another boot:1' })
    lockFolder(folder).release()
    writeFileSync(file(), '{"pid": 12')
    const lock = lockFolder(folder)
    assert.equal(JSON.parse(readFileSync(file(), 'utf8')).pid, process.pid)
    lock.release()
  })

  it('is let go only by its holder', () => {
    const lock = lockFolder(folder)
    write({ pid: 1, started: null, token: 'theirs' })
    lock.release()
    assert.equal(existsSync(file()), true)
  })

  it('says so where the folder is a file, or may not be made', () => {
    writeFileSync(join(folder, 'plan.txt'), '')
    for (const path of ['plan.txt', 'plan.txt/data']) {
      assert.throws(() => lockFolder(join(folder, path)), {
        name: FolderUnusable.name,
        message: /cannot keep its data in .*plan\.txt.*UPTURN_DATA/s,
      })
    }
  })
})
