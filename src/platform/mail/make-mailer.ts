/** The way to send mail that the settings name. */
import { type Mailer, noMail } from './mail.ts'

export type MailSettings = {
  /** `url`: `smtp://user:password@host:587` or `smtps://…`. Wins over Notify where both are set. */
  smtp: { url: string; from: string } | undefined
  notify: { apiKey: string; template: string } | undefined
}

/** Neither library is loaded before the first message: a server that sends none does not wait for them. */
export function makeMailer({ smtp, notify }: MailSettings): Mailer {
  if (smtp) return lazily('smtp', async () => (await import('./smtp.ts')).smtpMailer(smtp))
  if (notify) return lazily('notify', async () => (await import('./notify.ts')).notifyMailer(notify))
  return noMail
}

function lazily(kind: 'smtp' | 'notify', load: () => Promise<Mailer>): Mailer {
  let mailer: Promise<Mailer> | undefined
  return {
    kind,
    async send(message) {
      mailer ??= load()
      return (await mailer).send(message)
    },
  }
}
