/** What every change to posts is told, and how it begins: the post as it is now, or why nothing may be done. */
import { sql } from 'kysely'
import { leadKey } from '../../../plans/rules/leads.ts'
import type { Conflict } from '../../../plans/store/plan-change.ts'
import { conflict } from '../../../plans/store/plan-change.ts'
import type { ChangeTransaction, Refused } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type AuthorityId, asPostId, type PostId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { Post } from '../post.ts'
import { readPosts } from './list-posts.ts'

export type PostChange = { authority: AuthorityId; who: string; account?: string | null; why: string; clock: Clock }

/** `revision` as the form had it; left out, whatever is there now is changed. */
export type AtPost = { id: string; revision?: number }

/** What was asked for cannot be so: `problem` says why and what to do. Nothing was done. */
export type Problem = { problem: string }

export const problem = (sentence: string): Refused<Problem> => ({ refused: { problem: sentence } })

export type Answer<T> = T | Conflict | Problem

export const isRefusal = (answer: object): answer is Conflict | Problem => 'conflict' in answer || 'problem' in answer

/** Inside a change, which changes of the authority wait for: nobody else alters the post meanwhile. */
export async function postAt(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  at: AtPost,
): Promise<Post | Refused<Conflict>> {
  const [post] = await readPosts(transaction, authority, asPostId(at.id))
  if (post === undefined) throw new NotFound('There is no such post. It may have been put together with another.')
  if (at.revision !== undefined && at.revision !== post.revision) {
    const message =
      'This post was changed by somebody else while you were looking at it. Nothing was saved: below is the post as it is now, and what you entered.'
    return { refused: conflict(message) }
  }
  return post
}

/** Lets the next form notice that the post was changed. Gives the post as it is now, for the record. */
export async function touched(transaction: ChangeTransaction, authority: AuthorityId, id: PostId): Promise<Post> {
  await sql`update post set revision = revision + 1 where authority = ${authority} and id = ${id}`.execute(transaction)
  const [post] = await readPosts(transaction, authority, id)
  if (post === undefined) throw new NotFound('There is no such post.')
  return post
}

/** Makes a printed name mean a post. A name that means another post already is a problem, and says which. */
export async function nameMeans(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  id: PostId,
  name: string,
): Promise<Refused<Problem> | null> {
  const key = leadKey(name)
  if (key === '') return problem(`“${name}” has no letter or figure to know it by.`)
  const { rows } = await sql<{ id: string; title: string }>`select post.id, post.title from post_alias alias
    join post on post.authority = alias.authority and post.id = alias.post
    where alias.authority = ${authority} and alias.key = ${key}`.execute(transaction)
  const [other] = rows
  if (other?.id === id) return null
  if (other !== undefined)
    return problem(
      `“${name}” means the post “${other.title}” already. Take it out there first, or merge the two posts.`,
    )
  await sql`insert into post_alias (authority, key, post, name)
    values (${authority}, ${key}, ${id}, ${name})`.execute(transaction)
  return null
}
