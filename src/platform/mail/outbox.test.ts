import assert from 'node:assert/strict'
import { after, before, beforeEach, it } from 'node:test'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { AuthorityId } from '../ids.ts'
import { makeLog } from '../log.ts'
import { onEachDatabase } from '../test-database.ts'
import { noMail } from './mail.ts'
import {
  countMessages,
  listMessages,
  messageSteps,
  type NewMessage,
  sendAgain,
  settleMessage,
  takeMessage,
  writeMessage,
} from './outbox.ts'
import { type Prepare, sendWaiting } from './send-waiting.ts'
import { smtpMailer } from './smtp.ts'
import { type MailServer, startMailServer } from './test-mail-server.ts'

const start = '2026-09-15T08:00:00.000Z'
const minutesOn = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString()

onEachDatabase('the outbox', (database) => {
  let server: MailServer
  before(async () => {
    server = await startMailServer()
  })
  after(() => server.close())
  beforeEach(() => {
    server.behave('accept')
    server.received.length = 0
  })

  const log = makeLog({ logLevel: 'silent' })
  const outgoing = (now: string) => {
    const clock: Clock = { now: () => now, today: () => now.slice(0, 10) }
    return { db: database.db, clock, log, mail: smtpMailer({ url: server.url, from: 'upturn@harrowmere.test' }) }
  }
  const prepare: Prepare = async ({ account, subject, text }) => ({ to: `${account}@harrowmere.test`, subject, text })
  const write = (authority: AuthorityId, more: Partial<NewMessage> = {}) =>
    database.db.transaction().execute((transaction) =>
      writeMessage(transaction, authority, {
        account: 'anna',
        kind: 'digest',
        period: '2026-09-15',
        subject: 'Three things wait',
        text: 'One, two, three.',
        quiet: null,
        now: start,
        ...more,
      }),
    )
  const only = async (authority: AuthorityId) => {
    const [message, ...others] = await listMessages(database.db, authority, 10)
    assert.equal(others.length, 0)
    return message ?? assert.fail('no message')
  }
  const words = async (authority: AuthorityId) =>
    (await sql`select subject, text from message where authority = ${authority}`.execute(database.db)).rows

  it('sends a message once, and lets its words go', async () => {
    const authority = await database.newAuthority()
    assert.equal(await write(authority), true)
    assert.deepEqual(await sendWaiting(outgoing(start), authority, prepare), { sent: 1 })
    assert.deepEqual(await sendWaiting(outgoing(minutesOn(start, 60)), authority, prepare), {})
    assert.equal(server.received.length, 1)
    assert.equal(server.received[0]?.text?.trim(), 'One, two, three.')
    assert.equal((await only(authority)).state, 'sent')
    assert.deepEqual(await words(authority), [{ subject: '', text: '' }])
  })

  it('takes the same message of the same period once, and nothing of a transaction that is undone', async () => {
    const authority = await database.newAuthority()
    assert.equal(await write(authority), true)
    assert.equal(await write(authority, { text: 'again' }), false)
    assert.equal(await write(authority, { account: 'ben' }), true)
    const undone = database.db.transaction().execute(async (transaction) => {
      const message = { account: 'cleo', kind: 'digest', period: '1', subject: 's', text: 't', quiet: null, now: start }
      await writeMessage(transaction, authority, message)
      throw new Error('undo')
    })
    await assert.rejects(undone)
    await sendWaiting(outgoing(start), authority, prepare)
    assert.deepEqual(server.received.map(({ receivers }) => receivers[0]).sort(), [
      'anna@harrowmere.test',
      'ben@harrowmere.test',
    ])
  })

  it('tries again after a growing time where the server is busy, and gives up after six tries', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    server.behave('busy')
    const waits: number[] = []
    let now = start
    for (let tries = 0; tries < 5; tries += 1) {
      assert.deepEqual(await sendWaiting(outgoing(now), authority, prepare), { waiting: 1 })
      const { nextTryAt } = await only(authority)
      waits.push((Date.parse(nextTryAt) - Date.parse(now)) / 60_000)
      assert.deepEqual(await sendWaiting(outgoing(minutesOn(nextTryAt, -1)), authority, prepare), {})
      now = nextTryAt
    }
    assert.deepEqual(waits, [5, 15, 60, 240, 720])
    assert.deepEqual(await sendWaiting(outgoing(now), authority, prepare), { failed: 1 })
    assert.match((await only(authority)).failure ?? '', /answer 451/)
    assert.equal(server.received.length, 0)
  })

  it('does not try again what was refused for good, or may have been taken', async () => {
    for (const [how, state] of [
      ['refuse receiver', 'failed'],
      ['hang up', 'unknown'],
    ] as const) {
      const authority = await database.newAuthority()
      await write(authority)
      server.behave(how)
      assert.deepEqual(await sendWaiting(outgoing(start), authority, prepare), { [state]: 1 })
      server.behave('accept')
      assert.deepEqual(await sendWaiting(outgoing(minutesOn(start, 600)), authority, prepare), {})
      assert.equal(server.received.length, 0)
    }
  })

  it('sends again only where a person says so, and only once', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    server.behave('hang up')
    await sendWaiting(outgoing(start), authority, prepare)
    server.behave('accept')
    const { id } = await only(authority)
    const again = () => database.db.transaction().execute((t) => sendAgain(t, authority, id, minutesOn(start, 5)))
    assert.deepEqual([await again(), await again()], [true, false])
    assert.deepEqual(await sendWaiting(outgoing(minutesOn(start, 5)), authority, prepare), { sent: 1 })
    assert.equal(await again(), false, 'what was sent is not sent again')
    assert.equal(server.received.length, 1)
  })

  it('holds what falls into quiet hours, also when a server was away and it is late', async () => {
    const authority = await database.newAuthority()
    const quiet = { from: 18, until: 8 }
    await write(authority, { quiet, now: '2026-09-15T19:00:00.000Z' })
    assert.equal((await only(authority)).nextTryAt, '2026-09-16T07:00:00.000Z')
    assert.deepEqual(await sendWaiting(outgoing('2026-09-16T21:00:00.000Z'), authority, prepare), { waiting: 1 })
    const held = await only(authority)
    assert.deepEqual([held.nextTryAt, held.tries], ['2026-09-17T07:00:00.000Z', 0])
    assert.deepEqual(await sendWaiting(outgoing('2026-09-17T07:00:00.000Z'), authority, prepare), { sent: 1 })
  })

  it('drops what is no news any more, and what the person does not get any more', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    assert.deepEqual(await sendWaiting(outgoing(minutesOn(start, 3 * 1440 + 1)), authority, prepare), { dropped: 1 })
    await write(authority, { period: 'next' })
    assert.deepEqual(await sendWaiting(outgoing(start), authority, async () => null), { dropped: 1 })
    assert.equal(server.received.length, 0)
    assert.deepEqual(await words(authority), [
      { subject: '', text: '' },
      { subject: '', text: '' },
    ])
  })

  it('lets go of what nobody has decided about in thirty days', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    server.behave('hang up')
    await sendWaiting(outgoing(start), authority, prepare)
    await sendWaiting(outgoing(minutesOn(start, 29 * 1440)), authority, prepare)
    assert.equal((await only(authority)).state, 'unknown')
    await sendWaiting(outgoing(minutesOn(start, 30 * 1440)), authority, prepare)
    assert.equal((await only(authority)).state, 'dropped')
  })

  it('keeps everything waiting where no mail is set up', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    assert.deepEqual(await sendWaiting({ ...outgoing(start), mail: noMail }, authority, prepare), {})
    assert.equal((await only(authority)).state, 'waiting')
  })

  it('a worker slower than its claim still says what it knows: it was sent', async () => {
    const authority = await database.newAuthority()
    await write(authority)
    const taken = await takeMessage(database.db, authority, { worker: 'slow', now: start })
    assert.ok(taken)
    const late = minutesOn(start, 11)
    assert.deepEqual(await sendWaiting(outgoing(late), authority, prepare), {})
    assert.equal((await only(authority)).state, 'unknown')
    const settle = (worker: string) => settleMessage(database.db, taken, { worker, now: late, to: { state: 'sent' } })
    assert.equal(await settle('another'), false)
    assert.equal(await settle('slow'), true)
    assert.equal((await countMessages(database.db, authority)).sent, 1)
  })

  it('four workers at once send each of forty messages once', async () => {
    const authority = await database.newAuthority()
    for (let n = 0; n < 40; n += 1) await write(authority, { account: `person${n}` })
    const ends = await Promise.all([1, 2, 3, 4].map(() => sendWaiting(outgoing(start), authority, prepare)))
    assert.equal(
      ends.reduce((sum, { sent = 0 }) => sum + sent, 0),
      40,
    )
    const receivers = server.received.map((mail) => mail.receivers[0])
    assert.equal(receivers.length, 40)
    assert.equal(new Set(receivers).size, 40)
  })

  it('knows its steps: nothing leads on from the end, and waiting is left only by being taken or dropped', () => {
    assert.deepEqual([messageSteps.sent.length, messageSteps.dropped.length], [0, 0])
    assert.deepEqual([...messageSteps.waiting], ['sending', 'dropped'])
  })
})
