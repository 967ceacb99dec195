/** Who answers for each indicator, as the authority says. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { storableText } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { ChangeBy } from '../figures/extract-store.ts'

const ownerSchema = z
  .object({
    indicator: z.string(),
    post: z.string().nullable(),
    name: z.string(),
    set_by: z.string(),
    set_on: z.string(),
    revision: z.number(),
  })
  .transform(({ set_by: setBy, set_on: setOn, ...rest }) => ({ ...rest, setBy, setOn }))
export type IndicatorOwner = z.infer<typeof ownerSchema>

/** By the code of the indicator; what nobody has said is not there. */
export async function listOwners(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
): Promise<Map<string, IndicatorOwner>> {
  const { rows } = await sql<object>`select indicator, post, name, set_by, set_on, revision from indicator_owner
    where authority = ${authority} order by indicator`.execute(db)
  return new Map(rows.map((row) => ownerSchema.parse(row)).map((owner) => [owner.indicator, owner]))
}

/** Somebody else has said it meanwhile: nothing was done, and this is what holds now. */
export type OwnerMeanwhile = { meanwhile: IndicatorOwner | null }

/**
 * @param owner with a post its title is kept beside it, for when the post is closed
 * @param revision as the form was shown it; 0 where nobody had said anything
 */
export async function setOwner(
  db: Database,
  by: ChangeBy & { why: string },
  indicator: string,
  owner: { post: string | null; name: string },
  revision: number,
): Promise<{ set: true } | OwnerMeanwhile> {
  const intent = { ...by, what: 'indicator owner set', subject: indicator } as const
  return change<{ set: true }, OwnerMeanwhile>(db, intent, async (transaction) => {
    const before = (await listOwners(transaction, by.authority)).get(indicator) ?? null
    if ((before?.revision ?? 0) !== revision) return { refused: { meanwhile: before } }
    const after = { post: owner.post, name: storableText(owner.name), revision: revision + 1 }
    await sql`insert into indicator_owner (authority, indicator, post, name, set_by, set_on, revision)
      values (${by.authority}, ${indicator}, ${after.post}, ${after.name}, ${by.who}, ${by.clock.today()}, ${after.revision})
      on conflict (authority, indicator) do update set post = excluded.post, name = excluded.name,
        set_by = excluded.set_by, set_on = excluded.set_on, revision = excluded.revision`.execute(transaction)
    return { result: { set: true }, before, after }
  })
}
