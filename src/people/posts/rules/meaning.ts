/** Which post a printed lead means, and so whose the actions are. By names a person has settled, never by likeness. */
import { leadKey } from '../../../plans/rules/leads.ts'
import type { PlanIndex } from '../../../plans/rules/plan-index.ts'
import type { Post } from '../post.ts'
import { holdersOn } from './holders.ts'

const byName = new WeakMap<readonly Post[], Map<string, Post>>()

/** Posts by the key of every name that means one; made once for each list. */
function postsByName(posts: readonly Post[]): Map<string, Post> {
  const held = byName.get(posts)
  if (held) return held
  const named = new Map(posts.flatMap((post) => [post.title, ...post.aliases].map((name) => [leadKey(name), post])))
  byName.set(posts, named)
  return named
}

/** The post that a printed name means: its title or one of its other names, compared as leads are everywhere. */
export function postOfLead(posts: readonly Post[], name: string): Post | null {
  return postsByName(posts).get(leadKey(name)) ?? null
}

/** The posts that lead an action: its own leads', or those of what stands above it. Each once. */
export function postsOfAction(index: PlanIndex, posts: readonly Post[], action: string): Post[] {
  const leads = index.leads.get(action)?.leads ?? []
  return [...new Set(leads.flatMap((lead) => postOfLead(posts, lead.name) ?? []))]
}

/**
 * The actions of a plan that are an account's on a day: those led by a post that it holds then, alone or with others. A
 * sub-action without a lead of its own follows its main action.
 */
export function actionIdsOf(index: PlanIndex, posts: readonly Post[], account: string, day: string): Set<string> {
  const own = new Set(posts.filter((post) => holdersOn(post, day).some((holder) => holder.account === account)))
  if (own.size === 0) return new Set()
  const ids = index.plan.actions.map(({ id }) => id)
  return new Set(ids.filter((id) => postsOfAction(index, posts, id).some((post) => own.has(post))))
}

/** Whoever answers for an action on a day, each once: for telling them. Nobody where its posts are vacant or unknown. */
export function holdersOfAction(index: PlanIndex, posts: readonly Post[], action: string, day: string) {
  const holders = postsOfAction(index, posts, action).flatMap((post) => holdersOn(post, day))
  return [...new Map(holders.map((holder) => [holder.account ?? holder.name, holder])).values()]
}

/** What a lead counts as where figures are by post: the post's title, or the printed name where it means none. */
export type Meant = { key: string; name: string; post: Post | null }

export function meantBy(posts: readonly Post[], name: string): Meant {
  const post = postOfLead(posts, name)
  return post === null ? { key: leadKey(name), name, post } : { key: `post ${post.id}`, name: post.title, post }
}
