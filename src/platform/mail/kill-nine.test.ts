import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { ensureAuthority } from '../authority.ts'
import { realClock } from '../clock.ts'
import { type Database, openDatabase, openServer } from '../database.ts'
import { newToken } from '../ids.ts'
import { makeLog } from '../log.ts'
import { seedTestFolder } from '../test-database.ts'
import { countMessages, listMessages, writeMessage } from './outbox.ts'
import { sendWaiting } from './send-waiting.ts'
import { smtpMailer } from './smtp.ts'
import { type MailServer, startMailServer } from './test-mail-server.ts'

const script = fileURLToPath(new URL('./send-and-die.fixture.ts', import.meta.url))

/** A process that sends; `gone` when it has ended. */
function sender(where: string, schema: string, url: string): { child: ChildProcess; gone: Promise<unknown> } {
  const child = spawn(process.execPath, [script, where, schema, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, gone: new Promise((resolve) => child.once('exit', resolve)) }
}

async function writeMessages(db: Database, count: number): Promise<void> {
  const authority = await ensureAuthority(db, 'Killed Council')
  await db.transaction().execute(async (transaction) => {
    for (let n = 0; n < count; n += 1) {
      const said = { subject: 'Three things wait', text: `Message ${n}`, quiet: null, now: realClock.now() }
      await writeMessage(transaction, authority, { account: `person${n}`, kind: 'digest', period: 'p', ...said })
    }
  })
}

const receivers = ({ received }: MailServer) => received.map((mail) => mail.receivers[0] ?? '')

it('a process killed while the mail server had the words sends nothing twice: a person is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upturn-outbox-'))
  const config = { dataFolder: folder, databaseFolder: join(folder, 'db'), databaseUrl: undefined }
  const server = await startMailServer()
  await seedTestFolder(config.databaseFolder)
  try {
    const first = await openDatabase(config)
    await writeMessages(first.db, 3)
    await first.close()

    // The server takes the words and does not say so: the moment between “taken” and “sent”.
    server.behave('hold')
    const { child, gone } = sender(folder, '', server.url)
    while (server.received.length === 0) await wait(10)
    child.kill('SIGKILL')
    await gone
    const [held] = receivers(server)

    server.behave('accept')
    const { db, close } = await openDatabase(config)
    const authority = await ensureAuthority(db, 'Killed Council')
    const log = makeLog({ logLevel: 'silent' })
    const mail = smtpMailer({ url: server.url, from: 'upturn@harrowmere.test' })
    const later = new Date(Date.now() + 11 * 60_000).toISOString()
    const clock = { now: () => later, today: () => later.slice(0, 10) }
    const ends = await sendWaiting({ db, clock, log, mail }, authority, async ({ account, subject, text }) => ({
      to: `${account}@harrowmere.test`,
      subject,
      text,
    }))
    assert.deepEqual(ends, { sent: 2 })
    assert.equal(receivers(server).filter((to) => to === held).length, 1)
    assert.equal(new Set(receivers(server)).size, 3)
    const [waits] = await listMessages(db, authority, 5)
    assert.deepEqual([waits?.state, `${waits?.account}@harrowmere.test`], ['unknown', held])
    await close()
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

const url = process.env.TEST_DATABASE_URL ?? ''
const skip = url === '' ? 'TEST_DATABASE_URL is not set' : false

it('two processes on one PostgreSQL, one of them killed on the way, send no message twice', { skip }, async () => {
  const schema = `test_${newToken().replaceAll('-', '')}`
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create schema ${schema}`)
  await client.end()
  const server = await startMailServer()
  const { db, close } = await openServer(url, schema)
  try {
    await writeMessages(db, 200)
    const [one, other] = [sender(url, schema, server.url), sender(url, schema, server.url)]
    while (server.received.length < 40) await wait(5)
    one.child.kill('SIGKILL')
    await Promise.all([one.gone, other.gone])
    const authority = await ensureAuthority(db, 'Killed Council')
    const { sent, sending } = await countMessages(db, authority)
    // The one that was killed was in the middle of at most one message; the other sent all the rest.
    assert.equal(sent + sending, 200)
    assert.ok(sending <= 1, `${sending} are being sent`)
    const to = receivers(server)
    assert.equal(new Set(to).size, to.length, 'no message came twice')
    assert.ok(to.length >= sent && to.length <= sent + sending)
  } finally {
    await sql.raw(`drop schema ${schema} cascade`).execute(db)
    await close()
    await server.close()
  }
})
