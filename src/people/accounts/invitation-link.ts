/** The link of an invitation, and who may be shown one. */
import { sql } from 'kysely'
import { change } from '../../platform/change.ts'
import type { Message } from '../../platform/mail/mail.ts'
import type { Services } from '../route.ts'
import { invitationMessage } from '../sign-in/link-mail.ts'
import { forgetUnused, makeOneTimeLink } from '../sign-in/one-time-link.ts'
import type { PeopleChange } from './change-accounts.ts'

export const invitationDays = 14

/** `shown`: the link itself, where no e-mail is set up; `unsent`: the e-mail did not go out; `elsewhere`: another authority lets the person in. */
export type LinkOutcome = { outcome: 'sent' | 'unsent' | 'elsewhere' } | { outcome: 'shown'; link: string }

/**
 * Sends the person a link to come in by, or gives it to be handed over where no e-mail is set up. Somebody whom another
 * authority lets in gets none that anybody else could see: its bearer would be them there too.
 */
export async function inviteByLink(
  services: Services,
  by: PeopleChange,
  person: { id: string; name: string; email: string },
  authorityName: string,
): Promise<LinkOutcome> {
  const mails = services.mail.kind !== 'none'
  if (!mails && (await isElsewhere(services, by.authority, person.id))) return { outcome: 'elsewhere' }
  await forgetUnused(services.db, person.id)
  const link = await makeOneTimeLink(services, { account: person.id, to: '/', hours: invitationDays * 24 })
  await change(services.db, { ...by, what: 'one-time link made', plan: null, subject: person.id }, async () => ({
    result: null,
    after: { shown: !mails },
  }))
  if (!mails) return { outcome: 'shown', link }
  const about = { link, authority: authorityName, by: by.who, days: invitationDays }
  return { outcome: (await isSent(services, invitationMessage(person, about))) ? 'sent' : 'unsent' }
}

async function isSent({ mail, log }: Services, message: Message): Promise<boolean> {
  try {
    await mail.send(message)
    return true
  } catch (error) {
    log.error({ err: error }, 'an invitation was not sent')
    return false
  }
}

async function isElsewhere({ db }: Services, authority: string, account: string): Promise<boolean> {
  const { rows } = await sql`select 1 from membership
    where account = ${account} and authority <> ${authority} and state <> 'closed' limit 1`.execute(db)
  return rows.length > 0
}
