/** Reading the change record. */
import { sql } from 'kysely'
import { z } from 'zod'
import { madeSchema } from './change.ts'
import { type ChainCheck, type ChangeEntry, checkChain } from './change-chain.ts'
import type { Database } from './database.ts'
import type { AuthorityId, PlanId } from './ids.ts'
import { NotFound } from './not-found.ts'

export const entrySchema = z
  .object({
    authority: z.string(),
    sequence: z.number().int(),
    at: z.string(),
    who: z.string(),
    account: z.string().nullable(),
    what: z.string(),
    why: z.string(),
    plan: z.string().nullable(),
    subject: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    makes: madeSchema.nullable(),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .transform(
    ({ previous_hash: previousHash, account, makes, ...row }): ChangeEntry => ({
      ...row,
      ...(account === null ? {} : { account }),
      ...(makes === null ? {} : { makes }),
      previousHash,
    }),
  )

/**
 * The changes of a plan, oldest first.
 *
 * @param between days, both counted in, as they fall in England; either may be left out
 */
export async function listChanges(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  between: { since?: string; until?: string } = {},
): Promise<ChangeEntry[]> {
  const { since = null, until = null } = between
  const { rows } = await sql`select * from change
    where authority = ${authority} and plan = ${plan}
      and (${since}::date is null or (at at time zone 'Europe/London')::date >= ${since}::date)
      and (${until}::date is null or (at at time zone 'Europe/London')::date <= ${until}::date)
    order by sequence`.execute(db)
  return rows.map((row) => entrySchema.parse(row))
}

/** The changes of a plan after one that is known already, oldest first: what a copy held in memory has missed. */
export async function listChangesAfter(
  db: Database,
  authority: AuthorityId,
  plan: PlanId,
  sequence: number,
): Promise<ChangeEntry[]> {
  const { rows } = await sql`select * from change
    where authority = ${authority} and plan = ${plan} and sequence > ${sequence} order by sequence`.execute(db)
  return rows.map((row) => entrySchema.parse(row))
}

/** Whether the authority's record is as it was written: nothing altered, taken out, put in or cut off. */
export async function verifyChain(db: Database, authority: AuthorityId): Promise<ChainCheck> {
  // One transaction that sees one moment, so that a change made meanwhile is in both parts or in neither.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const ends = await sql`select change_sequence as sequence, change_hash as hash from authority
        where authority = ${authority}`.execute(transaction)
      if (ends.rows.length === 0) throw new NotFound(`There is no authority ${authority}.`)
      const { rows } = await sql`select * from change where authority = ${authority} order by sequence`.execute(
        transaction,
      )
      return checkChain(
        rows.map((row) => entrySchema.parse(row)),
        endSchema.parse(ends.rows[0]),
      )
    })
}

const endSchema = z.object({ sequence: z.number().int(), hash: z.string() })
