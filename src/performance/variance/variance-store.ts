/** Why an extract gives other figures than an earlier one, as it is kept: counts by indicator, month and cause. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import { type AuthorityId, asExtractId, type ExtractId } from '../../platform/ids.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import { type ComputedVariance, varianceMonthSchema, varianceTeamSchema } from './variance.ts'

const storedSchema = z
  .object({
    earlier: z.string().transform(asExtractId).nullable(),
    earlier_cut: z.string(),
    from: z.string(),
    to: z.string(),
    indicators: z.number().int(),
    months: z.array(varianceMonthSchema),
    teams: z.array(varianceTeamSchema),
    explained_by: z.string(),
    explained_at: z.string(),
  })
  .transform(({ earlier_cut, explained_by, explained_at, ...rest }) => ({
    ...rest,
    earlierCut: earlier_cut,
    explainedBy: explained_by,
    explainedAt: explained_at,
  }))
export type StoredVariance = z.infer<typeof storedSchema>

/** Null where nobody has had it explained yet. */
export async function selectVariance(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  extract: ExtractId,
): Promise<StoredVariance | null> {
  const { rows } = await sql<object>`select earlier, earlier_cut, "from", "to", indicators, months, teams, explained_by,
      explained_at
    from variance where authority = ${authority} and extract = ${extract}`.execute(db)
  return rows[0] === undefined ? null : storedSchema.parse(rows[0])
}

const hashSchema = z.object({ id: z.string().transform(asExtractId), sha256: z.string(), cut: z.string() })
export type KnownHash = z.infer<typeof hashSchema>

/** Of every extract that was handed in. */
export async function listHashes(db: Database, authority: AuthorityId): Promise<KnownHash[]> {
  const { rows } = await sql<object>`select id, sha256, cut from extract where authority = ${authority}
    order by handed_in_at, id`.execute(db)
  return rows.map((row) => hashSchema.parse(row))
}

type Explained = { extract: ExtractId; earlier: ExtractId | null; earlierCut: string; variance: ComputedVariance }

/**
 * Keeps the counts; an explanation against another extract takes the place of the one before.
 * @param also done in the same transaction; false undoes all
 * @returns whether it was kept
 */
export async function saveVariance(
  db: Database,
  by: ChangeBy,
  { extract, earlier, earlierCut, variance }: Explained,
  also: (transaction: ChangeTransaction) => Promise<boolean>,
): Promise<boolean> {
  const why = `Held against the extract up to ${earlierCut}`
  return change<boolean, boolean>(
    db,
    { ...by, what: 'variance explained', why, subject: extract },
    async (transaction) => {
      const before = await selectVariance(transaction, by.authority, extract)
      const { from, to, indicators, months, teams } = variance
      await sql`insert into variance (authority, extract, earlier, earlier_cut, "from", "to", indicators, months, teams,
        explained_by, explained_at)
      values (${by.authority}, ${extract}, ${earlier}, ${earlierCut}, ${from}, ${to}, ${indicators}, ${jsonb(months)},
        ${jsonb(teams)}, ${by.who}, ${by.clock.now()})
      on conflict (authority, extract) do update set earlier = excluded.earlier, earlier_cut = excluded.earlier_cut,
        "from" = excluded."from", "to" = excluded."to", indicators = excluded.indicators, months = excluded.months,
        teams = excluded.teams, explained_by = excluded.explained_by, explained_at = excluded.explained_at`.execute(
        transaction,
      )
      if (!(await also(transaction))) return { refused: false }
      const was = before && { earlierCut: before.earlierCut, months: before.months.length }
      return { result: true, before: was, after: { earlierCut, months: months.length } }
    },
  )
}
