/** What was published of indicators, and asked of them, by the end of a day. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { Figure } from '../figures/figure.ts'
import { figureSchema } from '../figures/figure-store.ts'
import { bases } from '../indicators/indicator.ts'
import { type Target, ways } from '../targets/target.ts'

/**
 * Figures of the whole authority as they were published on a day: those since replaced as they then were. Weeks are left
 * out, since no target is set for one.
 */
export async function listFiguresOn(
  db: Database,
  authority: AuthorityId,
  indicators: readonly string[],
  day: string,
): Promise<Figure[]> {
  const { rows } = await sql<object>`select distinct on (figure.indicator, figure.period) figure.indicator,
      figure.period, figure.unit, figure.breakdown, figure.numerator, figure.denominator, figure."limit",
      figure.extract, figure.cut, figure.state
    from figure left join extract on extract.authority = figure.authority and extract.id = figure.extract
    where figure.authority = ${authority} and figure.unit = '' and figure.breakdown = ''
      and figure.state in ('published', 'replaced') and figure.period not like '%-W%'
      and figure.indicator in (select jsonb_array_elements_text(${jsonb(indicators)}))
      and coalesce(extract.published_at, figure.entered_at) < (${day}::date + 1)::timestamp at time zone 'Europe/London'
    order by figure.indicator, figure.period, coalesce(extract.published_at, figure.entered_at) desc, figure.cut desc`.execute(
    db,
  )
  return rows.map((row) => figureSchema.parse(row))
}

const targetSchema = z.object({
  id: z.string(),
  indicator: z.string(),
  base: z.enum(bases),
  unit: z.string(),
  period: z.string(),
  way: z.enum(ways),
  value: z.number().nullable(),
  baselineBy: z.string().nullable(),
  start: z.object({ period: z.string(), value: z.number() }).nullable(),
  words: z.string(),
  plan: z.string().nullable(),
  requirement: z.string().nullable(),
  state: z.enum(['current', 'withdrawn']),
})

/** Targets of the whole authority as the record has them at the end of a day: what was set later was not asked for then. */
export async function listTargetsOn(
  db: Database,
  authority: AuthorityId,
  indicators: readonly string[],
  day: string,
): Promise<Target[]> {
  const { rows } = await sql<{ after: unknown }>`select distinct on (subject) after from change
    where authority = ${authority} and what in ('target set', 'target changed', 'target withdrawn')
      and at < (${day}::date + 1)::timestamp at time zone 'Europe/London'
    order by subject, sequence desc`.execute(db)
  const wanted = new Set(indicators)
  return rows
    .map(({ after }) => targetSchema.parse(after))
    .filter(({ indicator, unit, state }) => state === 'current' && unit === '' && wanted.has(indicator))
}

/**
 * The number of the newest change after `since` that touched figures, targets or how charts are judged; `since` where
 * there is none. `known`: the authority's newest change as it is now, so that the next question is short.
 */
export async function newestMeasureChange(
  db: Database,
  authority: AuthorityId,
  since: number,
): Promise<{ touched: boolean; known: number }> {
  const { rows } = await sql`select change_sequence as known, exists (
      select from change where change.authority = authority.authority and sequence > ${since}
        and what ~ 'figure|target|chart|population') as touched
    from authority where authority = ${authority}`.execute(db)
  return z.object({ known: z.number().int(), touched: z.boolean() }).parse(rows[0])
}
