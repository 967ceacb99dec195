/** What waits for somebody's decision in a plan, by what they may decide and did not hand in themselves. */
import { whyNotDecide } from '../../plans/proof/deciding.ts'
import { leadsAsked } from '../../plans/proof/leads-asked.ts'
import type { ListedProof } from '../../plans/proof/proof-lists.ts'
import { subjectOf, themeOfSubject } from '../../plans/proof/subject.ts'
import type { PlanIndex } from '../../plans/rules/index.ts'
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
