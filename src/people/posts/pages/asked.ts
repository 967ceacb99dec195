/** What the pages of posts begin with: the posts, and what each leads in the plans that the reader may read. */

import { isDay } from '../../../plans/rules/days.ts'
import { listPlans } from '../../../plans/store/list-plans.ts'
import { holdPlan, holdPlanOn, indexOn } from '../../../plans/views/held-plan.ts'
import { asAuthorityId, asPostId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { may } from '../../permissions.ts'
import type { Asked } from '../../route.ts'
import type { Post } from '../post.ts'
import { type LedPlan, type Loads, loadsOf } from '../rules/loads.ts'
import { listPosts, selectMergedInto } from '../store/list-posts.ts'
import type { PostChange } from '../store/post-change.ts'

export type PostsAsked = Loads & {
  plans: LedPlan[]
  all: Post[]
  /** The day asked for (`?as-at=`), else today. */
  day: string
  today: string
}

async function ledPlans({ services: { db }, who }: Asked, day: string, past: boolean): Promise<LedPlan[]> {
  const listed = await listPlans(db, asAuthorityId(who.authority))
  const open = listed.filter(({ id }) => may(who, 'read plans', { plan: id }))
  return Promise.all(
    open.map(async ({ id, title }) => {
      const held = past ? await holdPlanOn(db, who.authority, id, day) : await holdPlan(db, who.authority, id)
      return { id, title, index: indexOn(held, day) }
    }),
  )
}

export async function postsAsked(asked: Asked): Promise<PostsAsked> {
  const { c, services, who } = asked
  const today = services.clock.today()
  const given = c.req.query('as-at') ?? ''
  const day = isDay(given) ? given : today
  const [all, plans] = [await listPosts(services.db, who.authority), await ledPlans(asked, day, day < today)]
  return { ...loadsOf(plans, all), plans, all, day, today }
}

/** How many actions of any plan a post leads today, of plans too that the reader may not read: for what is not shown. */
export async function leadsInAll(asked: Asked, post: Post): Promise<number> {
  const { services, who } = asked
  const today = services.clock.today()
  const listed = await listPlans(services.db, asAuthorityId(who.authority))
  const plans = await Promise.all(
    listed.map(async ({ id, title }) => ({
      id,
      title,
      index: indexOn(await holdPlan(services.db, who.authority, id), today),
    })),
  )
  return loadsOf(plans, [post]).posts[0]?.actions.length ?? 0
}

/** The post that the address names. Where it was put together with another, `moved` is that one. */
export async function postNamed(asked: Asked, posts: readonly Post[]): Promise<{ post: Post } | { moved: string }> {
  const id = asked.c.req.param('post') ?? ''
  const post = posts.find((one) => one.id === id)
  if (post !== undefined) return { post }
  const moved = await selectMergedInto(asked.services.db, asAuthorityId(asked.who.authority), asPostId(id))
  if (moved === null) throw new NotFound('This post is not in use any more.')
  return { moved }
}

/** Who changes posts and why, as every store function here is told. */
export function postChangeBy({ services, who }: Asked, why: string): PostChange {
  return {
    authority: asAuthorityId(who.authority),
    who: who.name,
    account: who.account,
    why,
    clock: services.clock,
  }
}

/** A form's fields; a browser sends line ends as CR LF. */
export async function sentForm({ c }: Asked): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text())
}

export const fieldOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()

/** What a form was shown; undefined where it says none. */
export function revisionOf(form: URLSearchParams): number | undefined {
  const revision = Number(form.get('revision'))
  return Number.isInteger(revision) && revision > 0 ? revision : undefined
}
