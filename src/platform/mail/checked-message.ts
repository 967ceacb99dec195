/** What both ways of sending ask of a message first, so that no word in it can become a header or a second receiver. */
import { z } from 'zod'
import { MailFailed, type Message } from './mail.ts'

const address = z.email().max(254)

/** Line breaks, other control characters and the marks that turn writing around: none has a place in a header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g

/** One receiver, or none at all: `a@x.uk, b@y.uk` and `a@x.uk\r\nBcc: b@y.uk` are no addresses. */
export function isAddress(text: string): boolean {
  return address.safeParse(text).success
}

/**
 * The message as it may be sent: a subject of one line, at most 150 characters long.
 * @throws MailFailed, for good, where the receiver is no address or the subject is empty
 */
export function checkedMessage(message: Message): Message {
  if (!isAddress(message.to))
    throw new MailFailed('permanent', 'The address that it was to go to is no e-mail address.')
  const subject = message.subject.replace(controls, ' ').replace(/ +/g, ' ').trim().slice(0, 150)
  if (subject === '') throw new MailFailed('permanent', 'It has no subject.')
  const { unsubscribe } = message
  if (unsubscribe !== undefined && !/^https?:\/\/[^\s<>]+$/.test(unsubscribe))
    throw new MailFailed('permanent', 'Its unsubscribe address is none.')
  return { ...message, subject }
}
