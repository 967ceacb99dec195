/**
 * E-mail through GOV.UK Notify. The template there has two fields and no words of its own: subject `((subject))`, body
 * `((body))`.
 */
import { NotifyClient } from 'notifications-node-client'
import { checkedMessage } from './checked-message.ts'
import { type Mailer, MailFailed } from './mail.ts'

/** `url`: another address of the service than its own, for tests and for whoever runs a relay. */
export type NotifySettings = { apiKey: string; template: string; url?: string; timeoutMs?: number }

export function notifyMailer(settings: NotifySettings): Mailer {
  const client = clientOf(settings)
  return {
    kind: 'notify',
    async send(message) {
      const { to, subject, text, unsubscribe, reference } = checkedMessage(message)
      const personalisation = { subject, body: withoutFormatting(text) }
      // Notify takes only https for the mail program's own button; the link in the words is there always.
      const oneClickUnsubscribeURL = unsubscribe?.startsWith('https://') ? unsubscribe : undefined
      await client
        .sendEmail(settings.template, to, { personalisation, reference, oneClickUnsubscribeURL })
        .catch((error: unknown) => {
          throw failed(error)
        })
    },
  }
}

function clientOf({ apiKey, template: _template, url, timeoutMs = 20_000 }: NotifySettings): NotifyClient {
  const client = url === undefined ? new NotifyClient(apiKey) : new NotifyClient(url, apiKey)
  const { restClient } = client.apiClient
  // The client has no time limit of its own. Cast: it only ever calls its HTTP client as a function.
  const limited = (options: object) => restClient({ ...options, timeout: timeoutMs })
  client.setClient(limited as typeof restClient)
  return client
}

/** Notify reads `#`, `^`, `*` and `---` at the start of a line, and `[words](address)` anywhere, as formatting. */
export function withoutFormatting(text: string): string {
  return text
    .replace(/^(\s*)([#^*]|-{3,}|={3,})/gm, '$1\u200b$2')
    .replaceAll('](', '] (')
    .replaceAll('((', '( (')
}

/** Errors of the connection before anything was sent. Any other without an answer may have been taken. */
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function failed(error: unknown): MailFailed {
  const fields: Record<string, unknown> = error instanceof Error ? { ...error } : {}
  const status = statusOf(fields.response)
  if (status === undefined) {
    const code = typeof fields.code === 'string' ? fields.code : 'unknown'
    const kind = notConnected.has(code) ? 'temporary' : 'unknown'
    return new MailFailed(kind, `GOV.UK Notify did not answer (${code}).`, causeOf(error))
  }
  // 403 is the key, 429 the limit, 5xx theirs to mend: none is a fault of the message.
  const temporary = status === 403 || status === 429 || status >= 500
  const kind = temporary ? 'temporary' : 'permanent'
  return new MailFailed(kind, `GOV.UK Notify did not take it (answer ${status}).`, causeOf(error))
}

/** The HTTP client's own error carries the request with its key and words: only its name goes on. */
function causeOf(error: unknown): Error {
  return new Error(error instanceof Error ? error.name : 'unknown')
}

function statusOf(response: unknown): number | undefined {
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined
  return typeof response.status === 'number' ? response.status : undefined
}
