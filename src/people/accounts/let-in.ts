/** Letting somebody in from the machine itself: for the first people, and for an administrator who is locked out. */

import type { Grant } from '../permissions.ts'
import type { Services } from '../route.ts'
import { makeOneTimeLink } from '../sign-in/one-time-link.ts'
import { accountOf } from '../sign-in/password.ts'
import type { PeopleChange, Problem } from './change-accounts.ts'
import { giveRole } from './grants.ts'
import { invitePerson, reopenAccount } from './invite.ts'
import { listAccounts } from './list-accounts.ts'
import { isSameGrant } from './role-rules.ts'

export type LetIn = {
  link: string
  /** What was done beside making the link. */
  done: { made: boolean; reopened: boolean; given: Grant[] }
}

const hours = { new: 14 * 24, known: 24 }

/**
 * A one-time link for this address: for a new account, or for the one that is there, which is reopened and given the
 * roles that it lacks.
 *
 * @param person `name` only counts for somebody new
 */
export async function letIn(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  by: PeopleChange,
  person: { name: string | null; email: string; grants: readonly Grant[] },
): Promise<LetIn | Problem> {
  const { db } = services
  const id = await accountOf(db, person.email)
  const here = (await listAccounts(db, by.authority)).find((one) => one.id === id)
  if (here === undefined) return letInNew(services, by, person)
  const reopened = here.state === 'closed'
  if (reopened) await reopenAccount(db, by, here.id)
  const given = person.grants.filter((grant) => !here.grants.some((held) => isSameGrant(held, grant)))
  for (const grant of given) {
    const answer = await giveRole(db, by, here.id, grant)
    if ('problem' in answer) return answer
  }
  const link = await makeOneTimeLink(services, { account: here.id, to: '/', hours: hours.known })
  return { link, done: { made: false, reopened, given } }
}

async function letInNew(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
  by: PeopleChange,
  { name, email, grants }: { name: string | null; email: string; grants: readonly Grant[] },
): Promise<LetIn | Problem> {
  if (name === null) return { problem: 'There is no account with this address yet: give a name too, with --name.' }
  const invited = await invitePerson(services.db, by, { name, email, grants })
  if ('problem' in invited) return invited
  const link = await makeOneTimeLink(services, { account: invited.account, to: '/', hours: hours.new })
  return { link, done: { made: true, reopened: false, given: [...grants] } }
}
