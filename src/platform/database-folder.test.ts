import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { openDatabase } from './database.ts'
import { prepareDatabaseFolder } from './database-folder.ts'
import { seedTestFolder } from './test-database.ts'

describe('the folder of the database', () => {
  let data = ''
  const folder = () => join(data, 'db')
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'upturn-folder-'))
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  it('is made anew while it was never finished, and left alone once it was', () => {
    prepareDatabaseFolder(folder())
    writeFileSync(join(folder(), 'half'), '')
    const finished = prepareDatabaseFolder(folder())
    assert.equal(existsSync(join(folder(), 'half')), false)
    writeFileSync(join(folder(), 'whole'), '')
    finished()
    prepareDatabaseFolder(folder())()
    assert.deepEqual(readdirSync(folder()), ['whole'])
    assert.equal(statSync(folder()).mode & 0o777, 0o700)
  })

  it('says what to do where its files are damaged, and lets the folder go', async () => {
    await seedTestFolder(folder())
    truncateSync(join(folder(), 'global', 'pg_control'), 0)
    const config = { dataFolder: data, databaseFolder: folder(), databaseUrl: undefined }
    await assert.rejects(openDatabase(config), {
      name: 'DatabaseUnusable',
      message: /cannot be opened .*put back a copy of the data folder.*left as they are/s,
    })
    assert.deepEqual(readdirSync(data), ['db'])
  })
})
