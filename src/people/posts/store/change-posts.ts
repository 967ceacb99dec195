/** Giving a post another title, and putting two posts together. */
import { sql } from 'kysely'
import { leadKey } from '../../../plans/rules/leads.ts'
import type { Conflict } from '../../../plans/store/plan-change.ts'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { storableText } from '../../../platform/database-values.ts'
import { asPostId } from '../../../platform/ids.ts'
import type { Holder, Post } from '../post.ts'
import { holdersTogether } from '../rules/holders.ts'
import { insertHolder, type PostChanged } from './holders.ts'
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

/** The old title stays one of the post's names: plans may print it. */
export async function renamePost(
  db: Database,
  by: PostChange,
  at: AtPost,
  { title: typed, note }: { title: string; note: string },
): Promise<Answer<PostChanged>> {
  const title = storableText(typed.trim())
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'post changed', subject: at.id },
    async (transaction) => {
      const before = await postAt(transaction, by.authority, at)
      if ('refused' in before) return before
      const post = asPostId(before.id)
      const refused = await nameMeans(transaction, by.authority, post, title)
      if (refused !== null) return refused
      await sql`update post_alias set name = ${title}
      where authority = ${by.authority} and key = ${leadKey(title)}`.execute(transaction)
      await sql`update post set title = ${title}, note = ${storableText(note.trim())}
      where authority = ${by.authority} and id = ${post}`.execute(transaction)
      const after = await touched(transaction, by.authority, post)
      return { result: { post: after }, before, after }
    },
  )
}

/**
 * Puts a post together with another: its names and its holders become the other's, and whoever asks for it is shown the
 * other. Refused where both were held by somebody alone on the same day.
 */
export async function mergePosts(db: Database, by: PostChange, at: AtPost, into: AtPost): Promise<Answer<PostChanged>> {
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'posts merged', subject: into.id },
    async (transaction) => {
      if (at.id === into.id) return problem('A post cannot be put together with itself.')
      const [left, kept] = [await postAt(transaction, by.authority, at), await postAt(transaction, by.authority, into)]
      if ('refused' in left) return left
      if ('refused' in kept) return kept
      const holders = holdersTogether(kept.holders, left.holders)
      if ('clash' in holders) return problem(clashInWords(holders.clash, left, kept))
      await moveNames(transaction, by, left, kept)
      await replaceHolders(transaction, by, left, kept, holders)
      await sql`update post set merged_into = ${kept.id}, closed_at = ${by.clock.now()}
      where authority = ${by.authority} and id = ${left.id}`.execute(transaction)
      const notes = [...new Set([kept.note, left.note].filter(Boolean))].join('\n')
      await sql`update post set note = ${notes}, vacant_why = ${kept.vacantWhy ?? left.vacantWhy}
        where authority = ${by.authority} and id = ${kept.id}`.execute(transaction)
      // What was put together with this one before leads on to the other too, so that no old link ends at a closed post.
      await sql`update post set merged_into = ${kept.id}
      where authority = ${by.authority} and merged_into = ${left.id}`.execute(transaction)
      const after = await touched(transaction, by.authority, asPostId(kept.id))
      return { result: { post: after }, before: { left, kept }, after }
    },
  )
}

function clashInWords([one, other]: [Holder, Holder], left: Post, kept: Post): string {
  const [of, and] = left.holders.includes(one) ? [left, kept] : [kept, left]
  return `${one.name} holds “${of.title}” and ${other.name} holds “${and.title}” on the same days. End one of the two times first, or enter one of them as acting or sharing.`
}

async function moveNames(transaction: ChangeTransaction, by: PostChange, left: Post, kept: Post): Promise<void> {
  await sql`update post_alias set post = ${kept.id}
    where authority = ${by.authority} and post = ${left.id}`.execute(transaction)
}

async function replaceHolders(
  transaction: ChangeTransaction,
  by: PostChange,
  left: Post,
  kept: Post,
  holders: readonly Holder[],
): Promise<void> {
  await sql`delete from post_holder
    where authority = ${by.authority} and post in (${left.id}, ${kept.id})`.execute(transaction)
  for (const holder of holders) await insertHolder(transaction, by.authority, asPostId(kept.id), holder)
}

/** Takes a post out of use. Its names mean no post again; whoever held it, and when, stays in the record. */
export async function closePost(db: Database, by: PostChange, at: AtPost): Promise<Answer<{ closed: true }>> {
  const intent = { ...by, what: 'post closed', subject: at.id } as const
  return change<{ closed: true }, Conflict | Problem>(db, intent, async (transaction) => {
    const before = await postAt(transaction, by.authority, at)
    if ('refused' in before) return before
    await sql`delete from post_alias where authority = ${by.authority} and post = ${before.id}`.execute(transaction)
    await sql`update post set closed_at = ${by.clock.now()}, revision = revision + 1
      where authority = ${by.authority} and id = ${before.id}`.execute(transaction)
    return { result: { closed: true }, before, after: null }
  })
}
