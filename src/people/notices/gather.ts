/** What there is to tell each person of an authority today, out of the stores. What is the same for all is read once. */
import { listWaitingProof, type OfferedProof, returnedTo } from '../../plans/proof/proof-lists.ts'
import { subjectName } from '../../plans/proof/proof-words.ts'
import { subjectOf } from '../../plans/proof/subject.ts'
import type { PlanIndex } from '../../plans/rules/index.ts'
import { listPlans } from '../../plans/store/list-plans.ts'
import { ownActionIds } from '../../plans/updates/views/own-actions.ts'
import { holdPlan, indexOn } from '../../plans/views/held-plan.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { listInWords } from '../../ui/words.ts'
import type { Account } from '../accounts/account.ts'
import { may, type Who } from '../permissions.ts'
import { listPosts } from '../posts/posts.ts'
import type { Services } from '../route.ts'
import { changeDecisions, proofDecisions, versionDecisions } from './decisions.ts'
import type { DigestPlan, PassedOn, Returned } from './rules/digest.ts'
import { type KeptEscalation, listEscalations } from './store/done.ts'

export type Gathering = Pick<Services, 'db' | 'clock'>

/** A person as the rules of permissions know them, without a request. */
export function whoIs(authority: AuthorityId, { id, name, grants }: Account): Who {
  return { account: id, name, authority, grants }
}

/** @returns what there is to say to one person, plan by plan */
export async function gatherFor(services: Gathering, authority: AuthorityId) {
  const { db, clock } = services
  const today = clock.today()
  const plans = await listPlans(db, authority)
  const posts = await listPosts(db, authority)
  const waiting = await listWaitingProof(db, authority)
  const passedOn = await listEscalations(db, authority, `${today.slice(0, 7)}-01`)
  return async (account: Account): Promise<DigestPlan[]> => {
    const who = whoIs(authority, account)
    const returned = await returnedTo(db, authority, account.id)
    const open = plans.filter(({ id }) => may(who, 'read plans', { plan: id }))
    return Promise.all(
      open.map(async ({ id, title }): Promise<DigestPlan> => {
        const index = indexOn(await holdPlan(db, authority, id), today)
        const asking = { services, who, posts, plan: id, index }
        return {
          id,
          title,
          index,
          own: ownActionIds(who, posts, index),
          decisions: [
            ...(await versionDecisions(asking)),
            ...(await changeDecisions(asking)),
            ...(await proofDecisions(asking, waiting)),
          ],
          returned: returned.filter(({ plan }) => plan === id).map((proof) => returnedWords(index, proof)),
          passedOn: passedOn.filter(({ plan }) => plan === id).flatMap((one) => passedOnTo(account.id, one)),
        }
      }),
    )
  }
}

function returnedWords(index: PlanIndex, { plan, place, evidence }: OfferedProof): Returned {
  const subject = subjectOf(index, evidence)
  return {
    about: subject === null ? (evidence.about ?? 'Proof') : `Proof of ${subjectName(index, subject)}`,
    on: evidence.withdrawnOn ?? evidence.returnedOn ?? evidence.offeredOn,
    why: evidence.withdrawnWhy ?? evidence.returnedWhy ?? '',
    path: addresses.oneProof(plan, place),
  }
}

function passedOnTo(account: string, { action, on, leads, officers }: KeptEscalation): PassedOn[] {
  if (!officers.some((officer) => officer.account === account)) return []
  return [{ action, on, lead: listInWords(leads.map(({ name }) => name)) || 'Nobody' }]
}
