import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { MailFailed, type MailFailure } from './mail.ts'
import { notifyMailer, withoutFormatting } from './notify.ts'

const service = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const apiKey = `upturn_test-${service}-${secret}`
const template = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890'

const partOf = (text: string | undefined): unknown => JSON.parse(Buffer.from(text ?? '', 'base64url').toString())

/** Says no unless the token is signed with the key's secret, names the service and is fresh, as the real service does. */
function isAllowed(request: IncomingMessage): boolean {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const [header, claims, signature] = token.split('.')
  const right = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url')
  if (signature !== right) return false
  const { alg } = z.object({ alg: z.string() }).parse(partOf(header))
  const { iss, iat } = z.object({ iss: z.string(), iat: z.number() }).parse(partOf(claims))
  return alg === 'HS256' && iss === service && Math.abs(Date.now() / 1000 - iat) < 30
}

const bodySchema = z.strictObject({
  template_id: z.uuid(),
  email_address: z.email(),
  personalisation: z.strictObject({ subject: z.string(), body: z.string() }),
  reference: z.string().optional(),
  one_click_unsubscribe_url: z.url({ protocol: /^https$/ }).optional(),
})

describe('mail through GOV.UK Notify', () => {
  const taken: z.infer<typeof bodySchema>[] = []
  let answer: number | 'hang up' | 'silence' = 201
  let server: Server
  let url = ''
  before(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      if (answer === 'hang up') return request.socket.destroy()
      if (answer === 'silence') return
      const status = isAllowed(request) ? answer : 403
      if (request.method !== 'POST' || request.url !== '/v2/notifications/email') return response.writeHead(404).end()
      if (status === 201) taken.push(bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString())))
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const send = (settings = { apiKey, template, url, timeoutMs: 500 }) =>
    notifyMailer(settings).send({
      to: 'lead@harrowmere.test',
      subject: 'Three things\r\nwait',
      text: '# Due\n- one',
      unsubscribe: 'https://upturn.harrowmere.test/unsubscribe/abc',
      reference: 'm-1',
    })

  it('hands over subject and body as the fields of the template, signed with the key', async () => {
    answer = 201
    await send()
    assert.deepEqual(taken, [
      {
        template_id: template,
        email_address: 'lead@harrowmere.test',
        personalisation: { subject: 'Three things wait', body: '\u200b# Due\n- one' },
        reference: 'm-1',
        one_click_unsubscribe_url: 'https://upturn.harrowmere.test/unsubscribe/abc',
      },
    ])
  })

  it('tells what may be tried again from what may not, and keeps the key out of the error', async () => {
    const cases: [typeof answer, MailFailure][] = [
      [400, 'permanent'],
      [403, 'temporary'],
      [429, 'temporary'],
      [500, 'temporary'],
      ['hang up', 'unknown'],
      ['silence', 'unknown'],
    ]
    for (const [how, kind] of cases) {
      answer = how
      await assert.rejects(send(), (error) => {
        assert.ok(error instanceof MailFailed)
        assert.equal(error.kind, kind, String(how))
        assert.doesNotMatch(
          `${error.message} ${JSON.stringify(error)} ${JSON.stringify(error.cause)}`,
          /3d844edf|lead@/,
        )
        return true
      })
    }
  })

  it('a wrong key is refused, and nobody at the address is a matter of time', async () => {
    answer = 201
    const wrong = `upturn_test-${service}-00000000-8d35-48ac-975b-e847b4f122b0`
    const temporary = (words: RegExp) => (error: unknown) =>
      error instanceof MailFailed && error.kind === 'temporary' && words.test(error.message)
    await assert.rejects(send({ apiKey: wrong, template, url, timeoutMs: 500 }), temporary(/answer 403/))
    await assert.rejects(
      send({ apiKey, template, url: 'http://127.0.0.1:9', timeoutMs: 500 }),
      temporary(/ECONNREFUSED/),
    )
  })

  it('takes the meaning of formatting from words that only look like it', () => {
    const zero = '\u200b'
    assert.equal(withoutFormatting('## a\n  * b\n--- c\n- d'), `${zero}## a\n  ${zero}* b\n${zero}--- c\n- d`)
    assert.equal(withoutFormatting('[press](http://x) ((name))'), '[press] (http://x) ( (name))')
  })
})
