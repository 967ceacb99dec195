/** Who changes something about people, and why, as the store functions are told. */
import { asAuthorityId } from '../../../platform/ids.ts'
import type { Asked } from '../../route.ts'
import type { PeopleChange } from '../change-accounts.ts'

export function peopleChange({ who, services }: Asked, why: string): PeopleChange {
  return { authority: asAuthorityId(who.authority), who: who.name, account: who.account, why, clock: services.clock }
}
