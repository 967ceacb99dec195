/** A message of the outbox as it goes out: to whom, with links that let its reader in, and with the way to stop it. */
import type { Message } from '../../platform/mail/mail.ts'
import type { TakenMessage } from '../../platform/mail/outbox.ts'
import { addresses } from '../../ui/addresses.ts'
import { listAccounts } from '../accounts/list-accounts.ts'
import type { Services } from '../route.ts'
import { makeOneTimeLink } from '../sign-in/one-time-link.ts'
import { pathsIn, withAddresses } from './rules/mail-links.ts'
import { selectReminders, selectRules } from './store/reminders.ts'
import { unsubscribeToken } from './unsubscribe.ts'

/** A week: whoever opens the mail later signs in as usual, and the next one has new links. */
const linkHours = 7 * 24

/** @returns null where the account was closed, or its reminders were turned off since it was written */
export async function prepareMessage(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  { authority, account, subject, text }: TakenMessage,
): Promise<Message | null> {
  const { db, config } = services
  const receiver = (await listAccounts(db, authority)).find(({ id }) => id === account)
  const rules = await selectRules(db, authority)
  if (receiver === undefined || receiver.state === 'closed' || !rules.on) return null
  const { often } = await selectReminders(db, authority, account, rules)
  if (often === 'off') return null
  const links = new Map<string, string>()
  for (const to of pathsIn(text)) links.set(to, await makeOneTimeLink(services, { account, to, hours: linkHours }))
  const unsubscribe = `${config.url}${addresses.unsubscribe(unsubscribeToken(config, authority, account))}`
  const footer = `The links sign you in, once each, for seven days: pass none on.\nStop these messages: ${unsubscribe}`
  return { to: receiver.email, subject, text: `${withAddresses(text, links)}\n\n-- \n${footer}\n`, unsubscribe }
}
