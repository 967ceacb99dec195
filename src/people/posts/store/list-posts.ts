/** The authority's posts, with the names that mean them and whoever held them. */
import { sql } from 'kysely'
import { z } from 'zod'
import { leadKey } from '../../../plans/rules/leads.ts'
import type { Database } from '../../../platform/database.ts'
import { type AuthorityId, asAuthorityId, asPostId, type PostId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { type Holder, type Post, parts } from '../post.ts'

const holderSchema = z
  .object({
    id: z.string(),
    account: z.string().nullable(),
    name: z.string(),
    part: z.enum(parts),
    from: z.string(),
    until: z.string().nullable(),
    ended_why: z.string().nullable(),
  })
  .transform(({ ended_why: endedWhy, ...row }): Holder => ({ ...row, endedWhy }))

const postSchema = z
  .object({
    id: z.string(),
    revision: z.number().int(),
    title: z.string(),
    kind: z.enum(['post', 'person', 'body']).nullable(),
    note: z.string(),
    vacant_why: z.string().nullable(),
    aliases: z.array(z.string()),
    holders: z.array(holderSchema),
  })
  .transform(
    ({ vacant_why: vacantWhy, ...row }): Post => ({
      ...row,
      vacantWhy,
      aliases: row.aliases.filter((name) => leadKey(name) !== leadKey(row.title)),
    }),
  )

type Kept = { revision: number; posts: Promise<Post[]> }

/** By database first, so that two servers in one test process never see each other's posts. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/**
 * The posts in use, by title. Asked for on nearly every page: one look at a number, and the list itself only where it has
 * changed since. The same list is given again while nothing changes, so treat it as fixed.
 */
export async function listPosts(db: Database, authority: string): Promise<Post[]> {
  const { rows } = await sql`select posts_revision as revision from authority where authority = ${authority}`.execute(
    db,
  )
  if (rows.length === 0) return []
  const { revision } = z.object({ revision: z.number().int() }).parse(rows[0])
  const ofDatabase = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, ofDatabase)
  const found = ofDatabase.get(authority)
  if (found !== undefined && found.revision === revision) return found.posts
  const posts = readPosts(db, asAuthorityId(authority))
  ofDatabase.set(authority, { revision, posts })
  posts.catch(() => ofDatabase.delete(authority))
  return posts
}

const byTitle = new Intl.Collator('en-GB', { numeric: true })

/** @param db the database, or the transaction of a change that must see what it has done itself */
export async function readPosts(db: Database, authority: AuthorityId, only?: PostId): Promise<Post[]> {
  const { rows } = await sql`select post.id, post.revision, post.title, post.kind, post.note, post.vacant_why,
      (select coalesce(jsonb_agg(alias.name order by alias.name), '[]') from post_alias alias
        where alias.authority = post.authority and alias.post = post.id) as aliases,
      (select coalesce(jsonb_agg(jsonb_build_object('id', holder.id, 'account', holder.account, 'name', holder.name,
          'part', holder.part, 'from', holder."from", 'until', holder.until, 'ended_why', holder.ended_why)
          order by holder."from", holder.id), '[]')
        from post_holder holder where holder.authority = post.authority and holder.post = post.id) as holders
    from post where post.authority = ${authority} and post.closed_at is null
      and (${only ?? null}::text is null or post.id = ${only ?? null})`.execute(db)
  // Sorted here: the two engines put capitals and accents in different orders.
  return rows
    .map((row) => postSchema.parse(row))
    .sort((a, b) => byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
}

/** What became of a post that is in use no more: the one it was put together with, or null where it was only closed. */
export async function selectMergedInto(db: Database, authority: AuthorityId, id: PostId): Promise<PostId | null> {
  const { rows } = await sql`select merged_into from post
    where authority = ${authority} and id = ${id}`.execute(db)
  if (rows.length === 0) throw new NotFound('There is no such post. It may belong to another authority.')
  const { merged_into: into } = z.object({ merged_into: z.string().nullable() }).parse(rows[0])
  return into === null ? null : asPostId(into)
}

/** Pairs of names that somebody said are two posts, as `declinedKey` makes them. */
export async function listToldApart(db: Database, authority: AuthorityId): Promise<Set<string>> {
  const { rows } = await sql`select one, other from post_told_apart where authority = ${authority}`.execute(db)
  const pairs = z.array(z.object({ one: z.string(), other: z.string() })).parse(rows)
  return new Set(pairs.map(({ one, other }) => `${one}\n${other}`))
}
