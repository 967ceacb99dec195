/** Who answers for an indicator today: the post and whoever holds it, or the name as it was given. */
import { holderOn, listPosts } from '../../people/posts/posts.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { listOwners } from './owner-store.ts'

/** By the code of the indicator: `Head of Front Door (Iwan Prosser)`, `Head of Front Door (vacant)`, `Priya Lindqvist`. */
export async function ownersInWords(db: Database, authority: AuthorityId, today: string): Promise<Map<string, string>> {
  const owners = await listOwners(db, authority)
  if (owners.size === 0) return new Map()
  const posts = new Map((await listPosts(db, authority)).map((post) => [post.id as string, post])) // an id is its text
  return new Map(
    [...owners].map(([indicator, { post: id, name }]) => {
      const post = id === null ? undefined : posts.get(id)
      const words = post === undefined ? name : `${post.title} (${holderOn(post, today)?.name ?? 'vacant'})`
      return [indicator, words]
    }),
  )
}
