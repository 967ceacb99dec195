/** What the pages of one indicator's targets need. */
import type { Asked } from '../../../people/route.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { selectIndicator } from '../../indicators/library.ts'

export type TargetsAsked = {
  indicator: Indicator
  units: readonly DatedUnit[]
  plans: readonly { id: string; title: string }[]
  today: string
}

/** @throws NotFound for an indicator that there is not */
export async function targetsAsked({ c, services, who }: Asked): Promise<TargetsAsked> {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const units = withoutRoot(await listUnits(services.db, authority))
  const plans = (await listPlans(services.db, authority)).map(({ id, title }) => ({ id, title }))
  return { indicator, units, plans, today: services.clock.today() }
}

export function targetBy({ who, services }: Asked, why: string): ChangeBy & { why: string } {
  return { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock, why }
}

export async function bodyOf({ c }: Asked): Promise<Record<string, unknown>> {
  return c.req.parseBody()
}
