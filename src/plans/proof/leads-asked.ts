/** Whose own work a proof is of, for the request at hand. */
import { holdersOn, listPosts, postOfLead } from '../../people/posts/posts.ts'
import type { Asked, Services } from '../../people/route.ts'
import { asAuthorityId } from '../../platform/ids.ts'
import type { Person, PlanIndex } from '../rules/index.ts'
import { leadsOfSubject, type ProofSubject } from './subject.ts'

/**
 * The leads as printed, and whoever holds those posts today or held them when it was offered: they may not decide it.
 * @param posts left out, they are asked for; a page of many proofs hands them in
 */
export async function leadsAsked(
  { services, who }: { services: Pick<Services, 'db' | 'clock'>; who: Asked['who'] },
  index: PlanIndex,
  subject: ProofSubject,
  offeredOn: string,
  posts = listPosts(services.db, asAuthorityId(who.authority)),
): Promise<Person[]> {
  const known = await posts
  const days = [offeredOn, services.clock.today()]
  return leadsOfSubject(index, subject, (name) => {
    const post = postOfLead(known, name)
    if (post === null) return []
    return days.flatMap((day) => holdersOn(post, day)).map(({ account, name: holder }) => ({ account, name: holder }))
  })
}
