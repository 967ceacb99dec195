/** Sending a message to a person. How it goes out is a setting; whoever sends does not ask. */

/** Plain text. `to` is one address. */
export type Message = { to: string; subject: string; text: string }

export type Mailer = {
  kind: 'none' | 'smtp' | 'notify' | 'test'
  /** @throws MailFailed */
  send(message: Message): Promise<void>
}

/** The message did not go out. `again` is true where another try may succeed. */
export class MailFailed extends Error {
  readonly again: boolean
  constructor(message: string, again: boolean, cause?: unknown) {
    super(message, { cause })
    this.name = 'MailFailed'
    this.again = again
  }
}

/** Where no mail is set up. Pages ask for `kind` and offer another way before they send. */
export const noMail: Mailer = {
  kind: 'none',
  send: () => Promise.reject(new MailFailed('No e-mail is set up on this Upturn.', false)),
}
