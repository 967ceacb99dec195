/** A proposal is taken on, or declined. It is read from the plan again: the form only says which. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo } from '../../../ui/render.ts'
import { declineProposal } from '../reading/declined-store.ts'
import { targetOf, whyTakenOn } from '../reading/taken-on.ts'
import { listWaiting, type WaitingProposal } from '../reading/waiting.ts'
import { saveTarget } from '../target-store.ts'
import { bodyOf, targetBy } from './target-asked.ts'

/** Null where it was decided meanwhile, or the plan says it no more. */
export async function waitingProposal(
  { services, who }: Asked,
  plan: string,
  key: string,
): Promise<WaitingProposal | null> {
  const waiting = await listWaiting(services.db, asAuthorityId(who.authority))
  return waiting.find((one) => one.plan.id === plan && one.key === key) ?? null
}

async function decide(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const body = await bodyOf(asked)
  const done = (what: string) => goTo(c, addresses.targets({ done: what }))
  const proposal = await waitingProposal(asked, String(body.plan), String(body.key))
  if (proposal === null) return done('gone')
  if (body.do === 'decline') {
    await declineProposal(services.db, targetBy(asked, 'Not a target'), proposal.plan.id, proposal)
    return done('declined')
  }
  const target = targetOf(proposal)
  if (target === null) return done('gone')
  const answer = await saveTarget(services.db, targetBy(asked, whyTakenOn(proposal)), target, 0)
  return done('saved' in answer ? 'taken' : 'gone')
}

export const takeOnRoutes: readonly Route[] = [
  { method: 'post', path: '/targets/proposals', permission: 'set targets', handler: decide },
]
