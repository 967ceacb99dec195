/** Who holds a post from when to when. */
import { sql } from 'kysely'
import type { Conflict } from '../../../plans/store/plan-change.ts'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { storable } from '../../../platform/database-values.ts'
import { type AuthorityId, asPostId, type HolderId, newHolderId, type PostId } from '../../../platform/ids.ts'
import type { Holder, Part, Post } from '../post.ts'
import { dayBefore, endedByFollowing, holdersInTheWay } from '../rules/holders.ts'
import { type Answer, type AtPost, type PostChange, type Problem, postAt, problem, touched } from './post-change.ts'

export type NewHolder = { account: string | null; name: string; from: string; until?: string | null; part?: Part }

export async function insertHolder(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  post: PostId,
  holder: NewHolder & { id?: string; endedWhy?: string | null },
): Promise<HolderId> {
  const id = newHolderId()
  const { account, name, from, until = null, part = 'alone', endedWhy = null } = storable(holder)
  await sql`insert into post_holder (authority, id, post, account, name, part, "from", until, ended_why)
    values (${authority}, ${holder.id ?? id}, ${post}, ${account}, ${name}, ${part}, ${from}, ${until}, ${endedWhy})`.execute(
    transaction,
  )
  return id
}

async function endHolder(transaction: ChangeTransaction, by: PostChange, id: string, last: string, why: string | null) {
  await sql`update post_holder set until = ${last}, ended_why = ${why}
    where authority = ${by.authority} and id = ${id}`.execute(transaction)
}

export type PostChanged = { post: Post }

/**
 * Somebody holds a post from a day on. Alone, they follow whoever held it: that time ends the day before. Acting or
 * sharing, they stand beside the others.
 */
export async function addHolder(
  db: Database,
  by: PostChange,
  at: AtPost,
  holder: NewHolder,
): Promise<Answer<PostChanged>> {
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'holder added', subject: at.id },
    async (transaction) => {
      const before = await postAt(transaction, by.authority, at)
      if ('refused' in before) return before
      const { part = 'alone', until = null } = holder
      if (until === null && part === 'alone') {
        const followed = endedByFollowing(before.holders, holder.from)
        if (followed === null) return problem(inTheWayInWords(before.holders, { ...holder, until, part }))
        const last = dayBefore(holder.from)
        for (const { id } of followed) await endHolder(transaction, by, id, last, `Followed by ${holder.name}`)
      } else if (holdersInTheWay(before.holders, { ...holder, until, part }).length > 0)
        return problem(inTheWayInWords(before.holders, { ...holder, until, part }))
      const post = asPostId(before.id)
      await insertHolder(transaction, by.authority, post, holder)
      const after = await touched(transaction, by.authority, post)
      return { result: { post: after }, before, after }
    },
  )
}

function inTheWayInWords(
  holders: readonly Holder[],
  wanted: { from: string; until: string | null; part: Part },
): string {
  const [other] = holdersInTheWay(holders, wanted)
  const until = other?.until ?? null
  const time = until === null ? `from ${other?.from}` : `from ${other?.from} to ${until}`
  return `${other?.name} holds it alone ${time}. End that time first, or say that they share the post or that one is acting.`
}

/** The last day of somebody's time, and why it ended: the post is vacant then, where nobody else holds it. */
export async function endHolding(
  db: Database,
  by: PostChange,
  at: AtPost,
  { holder, last }: { holder: string; last: string },
): Promise<Answer<PostChanged>> {
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'holding ended', subject: at.id },
    async (transaction) => {
      const before = await postAt(transaction, by.authority, at)
      if ('refused' in before) return before
      const held = before.holders.find(({ id }) => id === holder)
      if (held === undefined) return problem('This person does not hold the post any more.')
      if (last < held.from) return problem(`${held.name} began on ${held.from}: the last day cannot be before that.`)
      const clash = holdersInTheWay(before.holders, { ...held, until: last })
      if (clash.length > 0) return problem(inTheWayInWords(before.holders, { ...held, until: last }))
      await endHolder(transaction, by, holder, last, by.why)
      const after = await touched(transaction, by.authority, asPostId(before.id))
      return { result: { post: after }, before, after }
    },
  )
}

/** Why a post is vacant, said anew: for the holder who left last, or for a post that nobody has held. */
export async function explainVacancy(
  db: Database,
  by: PostChange,
  at: AtPost,
  last: string | null,
): Promise<Answer<PostChanged>> {
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'post changed', subject: at.id },
    async (transaction) => {
      const before = await postAt(transaction, by.authority, at)
      if ('refused' in before) return before
      if (last === null)
        await sql`update post set vacant_why = ${by.why} where authority = ${by.authority} and id = ${before.id}`.execute(
          transaction,
        )
      else
        await sql`update post_holder set ended_why = ${by.why}
        where authority = ${by.authority} and post = ${before.id} and id = ${last}`.execute(transaction)
      const after = await touched(transaction, by.authority, asPostId(before.id))
      return { result: { post: after }, before, after }
    },
  )
}

/** A holder known by name turns out to have an account; or an account is taken off again (null). */
export async function linkAccount(
  db: Database,
  by: PostChange,
  at: AtPost,
  { holder, account }: { holder: string; account: string | null },
): Promise<Answer<PostChanged>> {
  return change<PostChanged, Conflict | Problem>(
    db,
    { ...by, what: 'holder changed', subject: at.id },
    async (transaction) => {
      const before = await postAt(transaction, by.authority, at)
      if ('refused' in before) return before
      const { rows } = await sql`update post_holder set account = ${account}
      where authority = ${by.authority} and post = ${before.id} and id = ${holder} returning id`.execute(transaction)
      if (rows.length === 0) return problem('This person does not hold the post any more.')
      const after = await touched(transaction, by.authority, asPostId(before.id))
      return { result: { post: after }, before, after }
    },
  )
}
