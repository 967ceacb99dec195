/** A real mail server for tests: it takes what arrives, parses it, and can be told to refuse or to hang up. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Received = ParsedMail & {
  /** Who the sender said it goes to, whatever the headers say. */
  receivers: string[]
  raw: string
}

export type MailServer = {
  /** For SMTP_URL. */
  url: string
  received: Received[]
  /** What to do with the next messages. `hang up` takes the words and closes without an answer, `hold` never answers. */
  behave(how: Behaviour): void
  /** The newest message to an address, waited for up to ten seconds. */
  newestTo(address: string): Promise<Received>
  close(): Promise<void>
}

export type Behaviour = 'accept' | 'hold' | 'refuse receiver' | 'refuse words' | 'busy' | 'hang up' | 'hang up early'

/** @param options `tls: 'none'` offers no STARTTLS; `own certificate` offers it with one that nobody signed */
export async function startMailServer({
  tls = 'none',
}: {
  tls?: 'none' | 'own certificate'
} = {}): Promise<MailServer> {
  const received: Received[] = []
  let behaviour: Behaviour = 'accept'
  const refusal = (responseCode: number) => Object.assign(new Error('Refused'), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    hideSTARTTLS: tls === 'none',
    logger: false,
    onRcptTo(_address, session, done) {
      if (behaviour === 'refuse receiver') return done(refusal(550))
      if (behaviour === 'busy') return done(refusal(451))
      if (behaviour === 'hang up early') return hangUp(session.id)
      return done()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (behaviour === 'hang up') return hangUp(session.id)
        if (behaviour === 'refuse words') return done(refusal(554))
        const bytes = Buffer.concat(chunks)
        const receivers = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ ...(await simpleParser(bytes)), receivers, raw: bytes.toString() })
        if (behaviour !== 'hold') done()
      })
    },
  })
  const hangUp = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection.close()
  }
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  // A test that fails before it closes the server ends all the same.
  server.server.unref()
  // A server that listens has an address with a port.
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (how) => {
      behaviour = how
    },
    newestTo: (address) => newestTo(received, address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function newestTo(received: Received[], address: string): Promise<Received> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const found = received.findLast((mail) => mail.receivers.includes(address))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No message to ${address} came in ten seconds`)
}
