/** Sending somebody a one-time link by e-mail, without saying to anybody whether there was somebody to send it to. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Message } from '../../platform/mail/mail.ts'
import { emailKey } from '../accounts/account.ts'
import type { Services } from '../route.ts'
import { countLinksSince, makeOneTimeLink } from './one-time-link.ts'

export const mailedLinkHours = 1
/**
 * What one person is sent in an hour at most, whoever asks for it from wherever. No way to lock them out: the links that
 * somebody else asked for are in their mailbox, and work.
 */
const mostAnHour = 5

const personSchema = z.object({ id: z.string(), name: z.string(), email: z.string() })

/** Sends a link to this address where an account that lets its owner in has it; otherwise does nothing. */
export async function sendLink(services: Services, email: string, to: string): Promise<void> {
  const { rows } =
    await sql`select a.id, a.name, a.email from account a where a.email = ${emailKey(email)} and not a.demo
    and exists (select 1 from membership m where m.account = a.id and m.state <> 'closed')`.execute(services.db)
  if (rows.length === 0) return
  const person = personSchema.parse(rows[0])
  const hourAgo = Temporal.Instant.from(services.clock.now()).subtract({ hours: 1 }).toString()
  if ((await countLinksSince(services.db, person.id, hourAgo, mailedLinkHours)) >= mostAnHour) return
  const link = await makeOneTimeLink(services, { account: person.id, to, hours: mailedLinkHours })
  await services.mail.send(signInMessage(person, link))
}

export function signInMessage({ name, email }: { name: string; email: string }, link: string): Message {
  return {
    to: email,
    subject: 'Your link to sign in to Upturn',
    text: `Hello ${name},

Open this link to sign in to Upturn. It works once, within the next hour:

${link}

If you did not ask for it, you need do nothing: nobody can sign in without it. Do not pass it on.
`,
  }
}

export function invitationMessage(
  { name, email }: { name: string; email: string },
  { link, authority, by, days }: { link: string; authority: string; by: string; days: number },
): Message {
  return {
    to: email,
    subject: `${by} has asked you to Upturn`,
    text: `Hello ${name},

${by} has asked you to Upturn, where ${authority} keeps its improvement plan. Open this link to come in for the first
time. It works once, within the next ${days} days:

${link}

There you can set a password or a passkey for the next time. Do not pass the link on: whoever has it is taken for you.
`,
  }
}
