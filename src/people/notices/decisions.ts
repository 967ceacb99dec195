/** What waits for somebody's decision in a plan, by what they may decide and did not hand in themselves. */
import { findPart, themeOf } from '../../plans/control/rules/part.ts'
import { whyNotDecide as whyNotDecideRequest } from '../../plans/control/rules/request-states.ts'
import { whyNotStep } from '../../plans/control/rules/version-states.ts'
import { type ChangeRequest, listRequests } from '../../plans/control/store/requests.ts'
import { factsOf, listVersions } from '../../plans/control/store/versions.ts'
import { whyNotDecide } from '../../plans/proof/deciding.ts'
import { leadsAsked } from '../../plans/proof/leads-asked.ts'
import type { ListedProof } from '../../plans/proof/proof-lists.ts'
import { subjectOf, themeOfSubject } from '../../plans/proof/subject.ts'
import type { PlanIndex } from '../../plans/rules/index.ts'
import { asAuthorityId, asPlanId } from '../../platform/ids.ts'
import { addresses } from '../../ui/addresses.ts'
import { may, type Who } from '../permissions.ts'
import type { Post } from '../posts/posts.ts'
import type { Services } from '../route.ts'
import type { Decisions } from './rules/digest.ts'

export type Deciding = {
  services: Pick<Services, 'db' | 'clock'>
  who: Who
  posts: readonly Post[]
  plan: string
  index: PlanIndex
}

/** Proof of this plan that the person may accept or return. @param waiting every proof of the authority that waits */
export async function proofDecisions(asking: Deciding, waiting: readonly ListedProof[]): Promise<Decisions[]> {
  const mine: ListedProof[] = []
  for (const proof of waiting) if (await isTheirs(asking, proof)) mine.push(proof)
  const [oldest] = mine.map(({ evidence }) => evidence.offeredOn).sort()
  if (oldest === undefined) return []
  return [{ kind: 'proof', count: mine.length, since: oldest, path: addresses.proofWaiting() }]
}

async function isTheirs(asking: Deciding, proof: ListedProof): Promise<boolean> {
  const { who, posts, plan, index } = asking
  const { evidence } = proof
  if (proof.plan !== plan || evidence.offeredOn > index.asAt) return false
  const subject = subjectOf(index, evidence)
  if (subject === null || !may(who, 'decide proof', { plan, theme: themeOfSubject(index, subject) })) return false
  const leads = await leadsAsked(asking, index, subject, evidence.offeredOn, Promise.resolve([...posts]))
  return whyNotDecide(evidence, { account: who.account, name: who.name }, leads) === null
}

/** Requests for changes of this plan that the person may agree to or decline. */
export async function changeDecisions({ services, who, plan, index }: Deciding): Promise<Decisions[]> {
  if (!may(who, 'decide changes', { plan })) return []
  const waiting = await listRequests(services.db, asAuthorityId(who.authority), asPlanId(plan), { state: 'asked' })
  const mine = waiting.filter(
    (request) =>
      may(who, 'decide changes', { plan, theme: themeOfRequest(index, request) }) &&
      whyNotDecideRequest(request, 'agree', personOf(who)) === null,
  )
  const [oldest] = mine.map(({ askedOn }) => askedOn).sort()
  return oldest === undefined
    ? []
    : [{ kind: 'change', count: mine.length, since: oldest, path: addresses.changes(plan) }]
}

/** Versions of this plan that were put forward and that the person may approve. */
export async function versionDecisions({ services, who, plan, index }: Deciding): Promise<Decisions[]> {
  if (!may(who, 'approve versions', { plan })) return []
  const versions = await listVersions(services.db, asAuthorityId(who.authority), asPlanId(plan))
  const mine = versions.filter(
    (version) => version.state === 'put forward' && whyNotStep(factsOf(version), 'approve', personOf(who)) === null,
  )
  const [oldest] = mine.map(({ on }) => on ?? index.asAt).sort()
  return oldest === undefined
    ? []
    : [{ kind: 'version', count: mine.length, since: oldest, path: addresses.versions(plan) }]
}

const personOf = ({ account, name }: Who) => ({ account, name })

/** As the page of the request asks it: the theme of the part that it would change; of none where it adds one. */
function themeOfRequest(index: PlanIndex, { kind, subject, before }: ChangeRequest): string | null {
  const part = (subject === null ? undefined : findPart(index.plan, kind, subject)) ?? before
  return part === null ? null : themeOf(index, part)
}
