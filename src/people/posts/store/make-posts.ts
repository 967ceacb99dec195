/** Making posts, and settling which printed names mean which. */
import { sql } from 'kysely'
import { leadKey } from '../../../plans/rules/leads.ts'
import type { Conflict } from '../../../plans/store/plan-change.ts'
import { type ChangeTransaction, change, type Refused } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { storable } from '../../../platform/database-values.ts'
import { asPostId, newPostId, type PostId } from '../../../platform/ids.ts'
import type { Post } from '../post.ts'
import { declinedKey } from '../rules/suggestions.ts'
import { insertHolder, type NewHolder } from './holders.ts'
import {
  type Answer,
  type AtPost,
  nameMeans,
  type PostChange,
  type Problem,
  postAt,
  problem,
  touched,
} from './post-change.ts'

export type PostDraft = Pick<Post, 'title'> &
  Partial<Pick<Post, 'kind' | 'note' | 'vacantWhy'>> & {
    /** Printed names that mean it, its title apart. */
    names?: readonly string[]
    holder?: NewHolder
  }

export type Made = { posts: PostId[] }

/** Makes posts all together or, where one of the names means a post already, none. */
export async function makePosts(db: Database, by: PostChange, drafts: readonly PostDraft[]): Promise<Made | Problem> {
  const only = drafts.length === 1
  return change<Made, Problem>(db, { ...by, what: 'post made', subject: null }, async (transaction) => {
    const posts: PostId[] = []
    const after: unknown[] = []
    for (const draft of drafts) {
      const made = await insertPost(transaction, by, draft)
      if (typeof made !== 'string') return made
      posts.push(made)
      after.push({ id: made, ...draft })
    }
    const [first] = posts
    return { result: { posts }, after: only ? after[0] : after, ...(only && first ? { subject: first } : {}) }
  })
}

async function insertPost(
  transaction: ChangeTransaction,
  by: PostChange,
  draft: PostDraft,
): Promise<PostId | Refused<Problem>> {
  const id = newPostId()
  const { title, kind = null, note = '', vacantWhy = null, names = [], holder } = storable(draft)
  if (leadKey(title) === '') return problem('A post needs a title with a letter or figure in it.')
  await sql`insert into post (authority, id, title, kind, note, vacant_why, created_at)
    values (${by.authority}, ${id}, ${title}, ${kind}, ${note}, ${vacantWhy}, ${by.clock.now()})`.execute(transaction)
  for (const name of [title, ...names]) {
    const refused = await nameMeans(transaction, by.authority, id, name)
    if (refused !== null) return refused
  }
  if (holder !== undefined) await insertHolder(transaction, by.authority, id, holder)
  return id
}

/** A post that is there, or one to be made with the names. */
export type Target = { post: string; revision?: number } | { make: PostDraft }
export type Matched = { post: PostId }

/** Says that printed names mean a post: one there is, or a new one. */
export async function matchNames(
  db: Database,
  by: PostChange,
  target: Target,
  names: readonly string[],
): Promise<Answer<Matched>> {
  if ('make' in target) {
    const made = await makePosts(db, by, [{ ...target.make, names: [...(target.make.names ?? []), ...names] }])
    return 'posts' in made ? { post: made.posts[0] ?? asPostId('') } : made
  }
  const intent = { ...by, what: 'lead matched to post', subject: target.post } as const
  return change<Matched, Conflict | Problem>(db, intent, async (transaction) => {
    const before = await postAt(transaction, by.authority, atOf(target))
    if ('refused' in before) return before
    const post = asPostId(before.id)
    for (const name of storable(names)) {
      const refused = await nameMeans(transaction, by.authority, post, name)
      if (refused !== null) return refused
    }
    return { result: { post }, before, after: await touched(transaction, by.authority, post) }
  })
}

const atOf = ({ post, revision }: { post: string; revision?: number }): AtPost =>
  revision === undefined ? { id: post } : { id: post, revision }

/** A printed name that was taken for a post by mistake means none again. The post's own title stays. */
export async function takeNameOut(db: Database, by: PostChange, at: AtPost, name: string): Promise<Answer<Matched>> {
  const intent = { ...by, what: 'lead taken from post', subject: at.id } as const
  return change<Matched, Conflict | Problem>(db, intent, async (transaction) => {
    const before = await postAt(transaction, by.authority, at)
    if ('refused' in before) return before
    const post = asPostId(before.id)
    if (leadKey(name) === leadKey(before.title))
      return problem('A post keeps its own title as a name. Give it another title first, then take this one out.')
    const { rows } = await sql`delete from post_alias where authority = ${by.authority} and post = ${post}
      and key = ${leadKey(name)} returning key`.execute(transaction)
    if (rows.length === 0) return problem(`“${name}” does not mean this post any more.`)
    await writeApart(transaction, by, [[name, before.title]])
    return { result: { post }, before, after: await touched(transaction, by.authority, post) }
  })
}

export type Pair = readonly [one: string, other: string]

/** Remembers that two names are two posts, so that they are not offered again. */
export async function tellApart(db: Database, by: PostChange, pairs: readonly Pair[]): Promise<{ told: number }> {
  return change(db, { ...by, what: 'leads told apart', subject: null }, async (transaction) => {
    await writeApart(transaction, by, pairs)
    return { result: { told: pairs.length }, after: pairs }
  })
}

async function writeApart(transaction: ChangeTransaction, by: PostChange, pairs: readonly Pair[]): Promise<void> {
  for (const [name, otherName] of pairs) {
    const [one = '', other = ''] = declinedKey(name, otherName).split('\n')
    if (one === other) continue
    await sql`insert into post_told_apart (authority, one, other, who, at)
      values (${by.authority}, ${one}, ${other}, ${by.who}, ${by.clock.now()}) on conflict do nothing`.execute(
      transaction,
    )
  }
}
