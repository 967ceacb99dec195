/** Taking on what a service says of a person's roles, at each sign-in. What was given by hand is left alone. */
import { sql } from 'kysely'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { AuthorityId } from '../../../platform/ids.ts'
import type { GivenGrant } from '../../accounts/account.ts'
import { type PeopleChange, withoutAdministrator } from '../../accounts/change-accounts.ts'
import { endGrant, insertGrant, openGrants } from '../../accounts/grants.ts'
import { listPlaces } from '../../accounts/places.ts'
import type { Grant } from '../../permissions.ts'
import { difference } from './claims.ts'

export type Said = { service: { id: string; name: string }; authority: AuthorityId; grants: readonly Grant[] }

/**
 * Gives the account what the service says and takes away what it no longer says. Writes nothing where nothing differs.
 * Somebody whose account is closed gets nothing; nobody's last administrator is taken away by a service either.
 */
export async function takeOnRoles(db: Database, clock: Clock, account: string, said: Said): Promise<void> {
  const { authority, service } = said
  const grants = await thatAreThere(db, said)
  const member = await sql<{ state: string }>`select state from membership
    where authority = ${authority} and account = ${account}`.execute(db)
  const state = member.rows[0]?.state
  if (state === 'closed' || (state === undefined && grants.length === 0)) return
  const held = await heldBy(db, said, account)
  const { begins, ends } = difference(held, grants)
  if (state !== undefined && begins.length === 0 && ends.length === 0) return
  const by: PeopleChange = { authority, who: service.name, account: null, why: `As ${service.name} says`, clock }
  await change(
    db,
    { ...by, what: 'roles taken on from single sign-on', plan: null, subject: account },
    async (inside) => {
      if (state === undefined) await joinNow(inside, by, account)
      for (const grant of begins) await insertGrant(inside, by, account, grant, service.id)
      for (const grant of ends) await endUnlessLast(inside, by, grant)
      return { result: null, before: held.map(bare), after: grants }
    },
  )
}

/** Without those for a plan that is not there (any more): settings outlive plans, and nobody is kept out by that. */
async function thatAreThere(db: Database, { authority, grants }: Said): Promise<Grant[]> {
  const places = await listPlaces(db, authority)
  return grants.filter(({ plan, theme }) => {
    const place = places.find((one) => one.plan === plan)
    return plan === null || (place !== undefined && (theme === null || place.themes.some(({ id }) => id === theme)))
  })
}

const bare = ({ role, plan, theme }: Grant): Grant => ({ role, plan, theme })

async function heldBy(db: Database, { authority, service }: Said, account: string): Promise<GivenGrant[]> {
  return (await openGrants(db, authority, account)).filter(({ source }) => source === service.id)
}

async function joinNow(inside: ChangeTransaction, { authority, who, clock }: PeopleChange, account: string) {
  await sql`insert into membership (authority, account, state, invited_by, invited_at, joined_at)
    values (${authority}, ${account}, 'active', ${who}, ${clock.now()}, ${clock.now()})`.execute(inside)
}

async function endUnlessLast(inside: ChangeTransaction, by: PeopleChange, grant: GivenGrant): Promise<void> {
  await endGrant(inside, by, grant.id)
  if (grant.role !== 'administrator' || (await withoutAdministrator(inside, by.authority)) === null) return
  await sql`update role_grant set ended_by = null, ended_at = null, ended_why = null
    where authority = ${by.authority} and id = ${grant.id}`.execute(inside)
}
