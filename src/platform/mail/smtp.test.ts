import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { MailFailed, type MailFailure, type Message } from './mail.ts'
import { smtpMailer, smtpOptions } from './smtp.ts'
import { type MailServer, startMailServer } from './test-mail-server.ts'

const message: Message = { to: 'lead@harrowmere.test', subject: 'Three things wait', text: 'Grüße – “one”\n.\nend' }

const failsWith = (kind: MailFailure, words: RegExp) => (error: unknown) =>
  error instanceof MailFailed && error.kind === kind && words.test(error.message) && !/harrowmere/.test(error.message)

describe('mail through SMTP', () => {
  let server: MailServer
  before(async () => {
    server = await startMailServer()
  })
  after(() => server.close())
  beforeEach(() => server.behave('accept'))
  const mailer = () => smtpMailer({ url: server.url, from: 'Upturn <upturn@harrowmere.test>', timeoutMs: 3000 })

  it('arrives with its words as they were, and says that a machine wrote it', async () => {
    await mailer().send({ ...message, reference: 'm-1' })
    const mail = await server.newestTo('lead@harrowmere.test')
    assert.equal(mail.subject, 'Three things wait')
    assert.equal(mail.text?.trimEnd(), 'Grüße – “one”\n.\nend')
    assert.equal(mail.from?.text, '"Upturn" <upturn@harrowmere.test>')
    assert.equal(mail.messageId, '<m-1@upturn.invalid>')
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
    assert.equal(mail.headers.has('list-unsubscribe-post'), false)
  })

  it('can be stopped by the mail program itself (RFC 8058)', async () => {
    await mailer().send({ ...message, unsubscribe: 'https://upturn.harrowmere.test/unsubscribe/abc' })
    const { raw } = await server.newestTo('lead@harrowmere.test')
    assert.match(raw, /^List-Unsubscribe: <https:\/\/upturn\.harrowmere\.test\/unsubscribe\/abc>\r$/m)
    assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  })

  it('lets no word of a subject or an address become a header or a second receiver', async () => {
    const before = server.received.length
    await mailer().send({ ...message, subject: 'Due\r\nBcc: thief@elsewhere.test\r\n\r\nnew body\u2028X: y' })
    const mail = await server.newestTo('lead@harrowmere.test')
    assert.deepEqual(mail.receivers, ['lead@harrowmere.test'])
    assert.equal(mail.bcc, undefined)
    assert.equal(mail.subject, 'Due Bcc: thief@elsewhere.test new body X: y')
    assert.equal(mail.text?.trimEnd(), message.text)
    const bad = [
      'a@x.test, b@y.test',
      'a@x.test\r\nBcc: b@y.test',
      '"a@x.test" <b@y.test>',
      'a@x.test>\nRCPT TO:<b@y.test',
      '',
    ]
    for (const to of bad) await assert.rejects(mailer().send({ ...message, to }), failsWith('permanent', /address/))
    const unsubscribe = 'https://a.test/>\r\nBcc: b@y.test'
    await assert.rejects(mailer().send({ ...message, unsubscribe }), failsWith('permanent', /unsubscribe/))
    assert.equal(server.received.length, before + 1)
  })

  it('tells what may be tried again from what may not, and from what nobody knows', async () => {
    const cases = [
      ['refuse receiver', 'permanent', /answer 550 to RCPT TO/],
      ['refuse words', 'permanent', /answer 554 to DATA/],
      ['busy', 'temporary', /answer 451 to RCPT TO/],
      ['hang up early', 'temporary', /connection/],
      ['hang up', 'unknown', /connection/],
    ] as const
    for (const [how, kind, words] of cases) {
      server.behave(how)
      await assert.rejects(mailer().send(message), failsWith(kind, words), how)
    }
    const nobody = smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'upturn@harrowmere.test' })
    await assert.rejects(nobody.send(message), failsWith('temporary', /connection: /))
  })

  it('a server that says nothing is given up after a time', async () => {
    const { createServer } = await import('node:net')
    const mute = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => mute.once('listening', resolve))
    const address = mute.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const waiting = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'upturn@harrowmere.test', timeoutMs: 300 })
    const start = Date.now()
    await assert.rejects(waiting.send(message), failsWith('temporary', /ETIMEDOUT/))
    assert.ok(Date.now() - start < 3000)
    mute.close()
  })
})

describe('encryption on the way to the mail server', () => {
  const from = 'upturn@harrowmere.test'
  const needsTls = { ...smtpOptions({ url: 'smtp://mail.harrowmere.test:25', from }), host: '127.0.0.1' }

  it('is asked for everywhere but on this machine', () => {
    const asked = (url: string) => {
      const { host, port, secure, requireTLS, ignoreTLS } = smtpOptions({ url, from })
      return { host, port, secure, requireTLS, ignoreTLS }
    }
    const open = { secure: false, requireTLS: false, ignoreTLS: true }
    const needed = { secure: false, requireTLS: true, ignoreTLS: false }
    assert.deepEqual(asked('smtp://localhost:1025'), { host: 'localhost', port: 1025, ...open })
    assert.deepEqual(asked('smtp://[::1]:1025'), { host: '::1', port: 1025, ...open })
    assert.deepEqual(asked('smtp://mail.x.test'), { host: 'mail.x.test', port: 587, ...needed })
    assert.deepEqual(asked('smtp://localhost.x.test'), { host: 'localhost.x.test', port: 587, ...needed })
    assert.deepEqual(asked('smtp://127.0.0.1.x.test'), { host: '127.0.0.1.x.test', port: 587, ...needed })
    const smtps = { host: 'mail.x.test', port: 465, secure: true, requireTLS: false, ignoreTLS: false }
    assert.deepEqual(asked('smtps://mail.x.test'), smtps)
    assert.deepEqual(smtpOptions({ url: 'smtp://u%40x:p%2Fw@h', from }).auth, { user: 'u@x', pass: 'p/w' })
  })

  it('without it nothing is sent', async () => {
    const server = await startMailServer()
    const port = Number(new URL(server.url).port)
    const mailer = smtpMailer({ url: server.url, from }, { ...needsTls, port })
    await assert.rejects(mailer.send(message), failsWith('temporary', /answer|connection/))
    assert.equal(server.received.length, 0)
    await server.close()
  })

  it('with a certificate that nobody signed nothing is sent', async () => {
    const server = await startMailServer({ tls: 'own certificate' })
    const port = Number(new URL(server.url).port)
    const mailer = smtpMailer({ url: server.url, from }, { ...needsTls, port })
    await assert.rejects(mailer.send(message), failsWith('temporary', /connection/))
    assert.equal(server.received.length, 0)
    await server.close()
  })
})
