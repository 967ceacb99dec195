/** E-mail through a mail server (SMTP). */
import { createTransport } from 'nodemailer'
import { checkedMessage } from './checked-message.ts'
import { type Mailer, MailFailed, type MailFailure, type Message } from './mail.ts'

/** `from`: an address, with or without a name: `Harrowmere improvement <plan@harrowmere.gov.uk>`. */
export type SmtpSettings = { url: string; from: string; timeoutMs?: number }

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * How to connect. Anywhere but on this machine the words travel encrypted or not at all: `smtps:` from the first byte,
 * `smtp:` only with STARTTLS and a certificate that is good.
 */
export function smtpOptions({ url, timeoutMs = 20_000 }: SmtpSettings) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const here = loopback.test(hostname)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    auth: username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // A message is words: nothing in it may make the server fetch an address or read a file.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** @param options only for tests: what `smtpOptions` says of the settings */
export function smtpMailer(settings: SmtpSettings, options = smtpOptions(settings)): Mailer {
  return {
    kind: 'smtp',
    async send(message) {
      const checked = checkedMessage(message)
      const talk = listenIn()
      const transport = createTransport({ ...options, logger: talk.logger, transactionLog: true })
      try {
        await transport.sendMail({ ...headersOf(checked), from: settings.from, text: checked.text })
      } catch (error) {
        throw failed(error, talk.handedOver())
      } finally {
        transport.close()
      }
    },
  }
}

function headersOf({ to, subject, unsubscribe, reference }: Message) {
  const own = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  return {
    to: { name: '', address: to },
    subject,
    // The same name each time: a mail program that gets it twice shows it once.
    messageId: reference === undefined ? undefined : `<${reference}@upturn.invalid>`,
    list: unsubscribe === undefined ? undefined : { unsubscribe: { url: unsubscribe } },
    headers: unsubscribe === undefined ? own : { ...own, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

/**
 * Hears when the server asks for the words (354). A connection that ends before has sent nothing, one that ends after may
 * have: nodemailer's error says the same of both. Nothing of the talk is kept.
 */
function listenIn() {
  let asked = false
  const hear = (entry: unknown, said: unknown) => {
    const server = typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'server'
    if (server && typeof said === 'string' && said.startsWith('354')) asked = true
  }
  const quiet = () => {}
  const logger = { trace: quiet, debug: hear, info: quiet, warn: quiet, error: quiet, fatal: quiet }
  return { logger, handedOver: () => asked }
}

function failed(error: unknown, handedOver: boolean): MailFailed {
  if (error instanceof MailFailed) return error
  const { code, command, responseCode } = detailsOf(error)
  const said = responseCode === undefined ? `connection: ${code}` : `answer ${responseCode} to ${command}`
  return new MailFailed(
    failureOf(command, responseCode, handedOver),
    `The mail server did not take it (${said}).`,
    error,
  )
}

/**
 * A refusal of this message (5xx to who it is from, to whom it goes, or what it says) is for good. One of the connection
 * or of the password is a matter of settings: once they are right the message may go.
 */
function failureOf(command: string, responseCode: number | undefined, handedOver: boolean): MailFailure {
  if (responseCode === undefined) return handedOver ? 'unknown' : 'temporary'
  const ofMessage = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command)
  return ofMessage && responseCode >= 500 ? 'permanent' : 'temporary'
}

function detailsOf(error: unknown): { code: string; command: string; responseCode: number | undefined } {
  const fields: Record<string, unknown> = error instanceof Error ? { ...error } : {}
  const text = (value: unknown) => (typeof value === 'string' ? value : 'unknown')
  const responseCode = typeof fields.responseCode === 'number' ? fields.responseCode : undefined
  return { code: text(fields.code), command: text(fields.command), responseCode }
}
