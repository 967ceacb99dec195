/** Settings of charts as they are kept. What nobody has set is not there, and the usual holds. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { ChangeBy } from '../figures/extract-store.ts'
import { type ChartOf, type ChartSetting, usualChart } from './rules/chart-setting.ts'

const rowSchema = z
  .object({
    indicator: z.string(),
    base: z.string(),
    unit: z.string(),
    rebase: z.array(z.object({ period: z.string(), reason: z.string() })),
    fix_after: z.number().nullable(),
    screen: z.boolean(),
    revision: z.number(),
  })
  .transform(({ fix_after: fixAfter, ...rest }) => ({ ...rest, fixAfter }))

export type StoredChartSetting = z.infer<typeof rowSchema>

const columns = sql`indicator, base, unit, rebase, fix_after, screen, revision`

/** Every setting of the authority; `unit` for one unit's. */
export async function listChartSettings(
  db: Database,
  authority: AuthorityId,
  { unit }: { unit?: string } = {},
): Promise<StoredChartSetting[]> {
  const own = unit === undefined ? sql`true` : sql`unit = ${unit}`
  const { rows } = await sql<object>`select ${columns} from chart_setting
    where authority = ${authority} and ${own} order by indicator, base, unit`.execute(db)
  return rows.map((row) => rowSchema.parse(row))
}

/** What holds for one chart: what was set, or the usual. */
export async function selectChartSetting(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  { indicator, base, unit }: ChartOf,
): Promise<ChartSetting> {
  const { rows } = await sql<object>`select ${columns} from chart_setting where authority = ${authority}
    and indicator = ${indicator} and base = ${base} and unit = ${unit}`.execute(db)
  if (rows[0] === undefined) return usualChart
  const { rebase, fixAfter, screen, revision } = rowSchema.parse(rows[0])
  return { rebase, fixAfter, screen, revision }
}

/** Somebody else has set it meanwhile: nothing was done, and this is what holds now. */
export type SetMeanwhile = { meanwhile: ChartSetting }

/**
 * Sets a chart, with the reason in the record.
 * @param setting its `revision` is the one that the form was shown
 */
export async function saveChartSetting(
  db: Database,
  by: ChangeBy,
  of: ChartOf,
  setting: ChartSetting,
  why: string,
): Promise<{ saved: ChartSetting } | SetMeanwhile> {
  const subject = [of.indicator, of.base, of.unit].filter((part) => part !== '').join(', ')
  return change<{ saved: ChartSetting }, SetMeanwhile>(
    db,
    { ...by, what: 'chart set', why, subject },
    async (transaction) => {
      const before = await selectChartSetting(transaction, by.authority, of)
      if (before.revision !== setting.revision) return { refused: { meanwhile: before } }
      const saved = { ...setting, revision: before.revision + 1 }
      const { rebase, fixAfter, screen, revision } = saved
      await sql`insert into chart_setting (authority, indicator, base, unit, rebase, fix_after, screen, revision)
        values (${by.authority}, ${of.indicator}, ${of.base}, ${of.unit}, ${jsonb(rebase)}, ${fixAfter}, ${screen},
          ${revision})
        on conflict (authority, indicator, base, unit) do update set rebase = excluded.rebase,
          fix_after = excluded.fix_after, screen = excluded.screen, revision = excluded.revision`.execute(transaction)
      return { result: { saved }, before, after: saved }
    },
  )
}
