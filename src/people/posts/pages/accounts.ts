/** The accounts that a holder may have: for whoever may enter holders, and nobody else. */
import { listAccounts } from '../../accounts/list-accounts.ts'
import { may } from '../../permissions.ts'
import type { Asked } from '../../route.ts'
import type { AccountName } from './post-props.ts'

/** Those that are not closed, by name. Where two have one name, their e-mail addresses tell them apart. */
export async function accountNames({ services, who }: Asked): Promise<AccountName[]> {
  if (!may(who, 'manage posts')) return []
  const open = (await listAccounts(services.db, who.authority)).filter(({ state }) => state !== 'closed')
  return open.map(({ id, name, email }) => {
    const alone = open.filter((other) => other.name === name).length === 1
    return { id, name, label: alone ? name : `${name} (${email})` }
  })
}
