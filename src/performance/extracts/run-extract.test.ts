import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, it } from 'node:test'
import { openCaseDatabase } from './case-database.ts'
import { runExtract } from './run-extract.ts'
import { planted, tinyExtract, tinyFiles } from './tiny-extract.fixture.ts'

const asked = { files: tinyFiles(), cut: '2026-04-30', children: null }
const limits = { minutes: 1, memoryMb: 300 }

describe('the thread that reads an extract', () => {
  it('gives the figures, and leaves nothing in the folder for what is temporary', async () => {
    const before = readdirSync(tmpdir())
    const answer = await runExtract(asked, limits).done
    assert.ok(answer.outcome === 'computed' && answer.extract.figures.length > 100)
    const added = readdirSync(tmpdir()).filter((name) => !before.includes(name))
    assert.deepEqual(
      added.filter((name) => /duck|extract|ssd|csv/i.test(name)),
      [],
    )
  })

  it('says in a sentence what is wrong with the files, without a word of them', async () => {
    const files = tinyFiles({ ...tinyExtract, 'again.csv': tinyExtract['ssd_cin_episodes.csv'] ?? '' })
    const answer = await runExtract({ ...asked, files }, limits).done
    assert.ok(answer.outcome === 'failed' && answer.fault === undefined)
    assert.match(answer.message, /^Two of the files are the table ssd_cin_episodes\./)
    for (const word of planted) assert.equal(JSON.stringify(answer).includes(word), false, word)
  })

  it('ends when its time is over', async () => {
    const answer = await runExtract(asked, { minutes: 0.0001, memoryMb: 300 }).done
    assert.ok(answer.outcome === 'failed')
    assert.match(answer.message, /was stopped and nothing was stored/)
  })

  it('tells of a fault of ours only where in our code it was', async () => {
    // A cut that is no day gets past neither the page nor the command: here it stands for any fault.
    const answer = await runExtract({ ...asked, cut: 'Zebedee Plantword' }, limits).done
    assert.ok(answer.outcome === 'failed')
    assert.match(answer.message, /a fault in Upturn, not in your files/)
    assert.match(answer.fault ?? '', /^RangeError\n {4}at /)
    for (const word of planted) assert.equal(JSON.stringify(answer).includes(word), false, word)
  })
})

describe('the database of an extract', () => {
  it('can neither write nor read a file, nor be told to', async () => {
    const { connection, close } = await openCaseDatabase(100)
    try {
      await connection.run(`insert into child values ('child-7Q1', null, null, null, null)`)
      for (const statement of [
        `copy child to '${tmpdir()}/child.csv'`,
        `select * from read_csv('/etc/passwd')`,
        `set temp_directory = '${tmpdir()}'`,
        'set enable_external_access = true',
        'install httpfs',
      ])
        await assert.rejects(connection.run(statement), statement)
    } finally {
      close()
    }
  })
})
