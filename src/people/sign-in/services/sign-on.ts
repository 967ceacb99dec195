/** What is asked when a service has said who somebody is: may they come in, and as what. */
import { ensureAuthority } from '../../../platform/authority.ts'
import { authorityIdOf } from '../../../platform/ids.ts'
import type { Services } from '../../route.ts'
import type { SignOn } from '../auth.ts'
import { answerUnderWay } from './answer.ts'
import { grantsOf, personOf } from './claims.ts'
import { oauthConfig } from './oauth-config.ts'
import type { SignOnService } from './settings.ts'
import { type Said, takeOnRoles } from './take-on.ts'

type Needs = Pick<Services, 'db' | 'config' | 'clock'>

/** Somebody new comes in where the service says a role for them; others only where an administrator has asked them in. */
export async function makeSignOn({ db, config, clock }: Needs, services: readonly SignOnService[]): Promise<SignOn> {
  for (const { authority } of services) if (authority !== undefined) await ensureAuthority(db, authority, clock)
  const serviceOf = (id: string) => services.find((one) => one.id === id)
  const saidBy = (service: SignOnService, claims: Record<string, unknown>): Said => ({
    service,
    authority: authorityIdOf(service.authority ?? config.authority),
    grants: grantsOf(claims, service),
  })
  return {
    services: services.map(oauthConfig),
    trusted: services.filter(({ emailIsProven }) => emailIsProven).map(({ id }) => id),
    async admit(id, claims, account) {
      const [service, answer] = [serviceOf(id), answerUnderWay()]
      if (service === undefined || answer === null) return 'not_begun_here'
      answer.claims = claims
      answer.account = account
      const said = saidBy(service, claims)
      if (account !== null) await takeOnRoles(db, clock, account, said)
      else if (said.grants.length === 0) return 'no_role'
      else if (!personOf(claims, service).emailVerified) return 'address_not_proven'
      return null
    },
    async made(account) {
      const answer = answerUnderWay()
      const service = serviceOf(answer?.service ?? '')
      if (answer === null || answer.claims === null || service === undefined) return
      answer.account = account
      await takeOnRoles(db, clock, account, saidBy(service, answer.claims))
    },
  }
}
