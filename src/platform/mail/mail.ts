/** E-mail: what a message is, and what may become of one. How it leaves is said by `smtp.ts` and `notify.ts`. */

export type Message = {
  to: string
  subject: string
  /** Plain text. `shortLines` keeps its lines short; addresses stay whole. */
  text: string
  /** Where one press, or the mail program itself (RFC 8058), stops messages of this kind. */
  unsubscribe?: string
  /** The message's own name, the same each time it is tried, so that whoever receives it can tell a copy. */
  reference?: string
}

export type Mailer = {
  kind: 'none' | 'smtp' | 'notify' | 'test'
  /** @throws MailFailed */
  send(message: Message): Promise<void>
}

/**
 * `temporary`: nothing was taken, it may be tried again. `permanent`: it was refused for good. `unknown`: the connection
 * ended after the words were handed over and before anyone said whether they were taken.
 */
export type MailFailure = 'temporary' | 'permanent' | 'unknown'

/** `message` says why in words that hold no address and nothing of the mail. */
export class MailFailed extends Error {
  readonly kind: MailFailure
  /** True where another try may succeed and cannot send it twice. */
  get again(): boolean {
    return this.kind === 'temporary'
  }
  constructor(kind: MailFailure, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'MailFailed'
    this.kind = kind
  }
}

/** Where no way to send mail is set: whoever tries is told so, and nothing is lost in silence. */
export const noMail: Mailer = {
  kind: 'none',
  send: () => Promise.reject(new MailFailed('permanent', 'No e-mail is set up on this Upturn.')),
}
