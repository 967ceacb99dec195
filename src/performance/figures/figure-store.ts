/** Figures as they are kept. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId, ExtractId } from '../../platform/ids.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { childrenIn } from '../rules/population.ts'
import type { ComputedFigure, Figure, FigureState } from './figure.ts'

/** A row as it is kept, whatever its state. */
export const figureSchema = z.object({
  indicator: z.string(),
  period: z.string(),
  unit: z.string(),
  breakdown: z.string(),
  numerator: z.number(),
  denominator: z.number().nullable(),
  limit: z.string().nullable(),
  extract: z.string().nullable(),
  cut: z.string(),
  state: z.enum(['draft', 'published', 'replaced']),
})

export type WhichFigures = {
  indicator?: string
  /** `''` is the authority; left out, every unit. */
  unit?: string
  /** One part (`age:1-4`), or with a dimension all of its parts, or `every` part; left out, everybody. */
  breakdown?: string | { dimension: string } | { every: true }
  /** Weeks, which are left out unless they are asked for. */
  weeks?: boolean
  /** Periods, both included. */
  from?: string
  to?: string
  /** `published` unless it is said. */
  state?: FigureState
  extract?: ExtractId
}

function partsWanted(breakdown: NonNullable<WhichFigures['breakdown']>): RawBuilder<unknown> {
  if (typeof breakdown === 'string') return sql`breakdown = ${breakdown}`
  return 'every' in breakdown ? sql`breakdown <> ''` : sql`breakdown like ${`${breakdown.dimension}:%`}`
}

/** By indicator, unit, breakdown and period. */
export async function listFigures(db: Database, authority: AuthorityId, which: WhichFigures): Promise<Figure[]> {
  const { indicator, unit, breakdown = '', weeks = false, from, to, state = 'published', extract } = which
  const wanted: RawBuilder<unknown>[] = [
    sql`authority = ${authority}`,
    sql`state = ${state}`,
    partsWanted(breakdown),
    weeks ? sql`period like '%-W%'` : sql`period not like '%-W%'`,
    ...(indicator === undefined ? [] : [sql`indicator = ${indicator}`]),
    ...(unit === undefined ? [] : [sql`unit = ${unit}`]),
    ...(from === undefined ? [] : [sql`period >= ${from}`]),
    ...(to === undefined ? [] : [sql`period <= ${to}`]),
    ...(extract === undefined ? [] : [sql`extract = ${extract}`]),
  ]
  const { rows } =
    await sql<object>`select indicator, period, unit, breakdown, numerator, denominator, "limit", extract,
      cut, state
    from figure where ${sql.join(wanted, sql` and `)} order by indicator, unit, breakdown, period`.execute(db)
  return withPopulation(
    db,
    authority,
    rows.map((row) => figureSchema.parse(row)),
  )
}

/** Rates are set against the children entered for that year and unit, where they were; else against those of the extract. */
async function withPopulation(db: Database, authority: AuthorityId, figures: Figure[]): Promise<Figure[]> {
  if (!figures.some(({ indicator }) => isRate(indicator))) return figures
  const { rows } = await sql<object>`select unit, year, children from population
    where authority = ${authority}`.execute(db)
  if (rows.length === 0) return figures
  const known = rows.map((row) => populationSchema.parse(row))
  return figures.map((figure) => {
    const rate = isRate(figure.indicator) && figure.breakdown === '' && figure.extract !== null
    const children = rate ? childrenIn(known, figure.unit, figure.period) : null
    return children === null ? figure : { ...figure, denominator: children }
  })
}

const isRate = (code: string): boolean => selectOptionalIndicator(code)?.unit === 'rate'
const populationSchema = z.object({ unit: z.string(), year: z.number(), children: z.number() })

/** Rows to one statement. */
const atOnce = 5000

export async function insertFigures(
  transaction: ChangeTransaction,
  of: { authority: AuthorityId; extract: ExtractId; cut: string; state: FigureState },
  figures: readonly ComputedFigure[],
): Promise<void> {
  for (let at = 0; at < figures.length; at += atOnce) {
    await sql`insert into figure (authority, extract, indicator, period, unit, breakdown, numerator, denominator,
        "limit", cut, state)
      select ${of.authority}, ${of.extract}, f.indicator, f.period, f.unit, f.breakdown, f.numerator, f.denominator, f."limit",
        ${of.cut}, ${of.state}
      from jsonb_to_recordset(${jsonb(figures.slice(at, at + atOnce))}) as f (indicator text, period text, unit text,
        breakdown text, numerator double precision, denominator double precision, "limit" text)`.execute(transaction)
  }
}

type Draft = { id: ExtractId; units: readonly { id: string }[] }

/**
 * What is published where a draft would stand: of the same indicators, in the months and weeks that the draft has of each,
 * for the authority and every unit that the extract lists, with all parts, so that parts always add up to their whole.
 */
const own = (authority: AuthorityId, { id }: Draft) => sql`(
  select indicator, period like '%-W%' as weeks, min(period) as first, max(period) as last from figure
  where authority = ${authority} and extract = ${id} and breakdown = '' group by indicator, weeks)`

const inItsPlace = (authority: AuthorityId, { units }: Draft) => sql`
  figure.authority = ${authority} and figure.state = 'published' and figure.extract is not null
    and figure.indicator = own.indicator and (figure.period like '%-W%') = own.weeks
    and figure.period between own.first and own.last
    and figure.unit in (select jsonb_array_elements_text(${jsonb(['', ...units.map(({ id }) => id)])}))`

/**
 * Makes way for a draft. Units that are gone keep what they had.
 * @returns how many were replaced
 */
export async function replaceOlder(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  draft: Draft,
): Promise<number> {
  const { rows } = await sql`update figure set state = 'replaced' from ${own(authority, draft)} own
    where ${inItsPlace(authority, draft)} returning 1`.execute(transaction)
  return rows.length
}

/** Of what a draft would replace, what an extract with a later cut gave; null where there is none. */
export async function selectNewer(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  draft: Draft & { cut: string },
): Promise<{ cut: string; indicators: string[] } | null> {
  const { rows } = await sql<object>`select figure.indicator, max(figure.cut) as cut
    from figure, ${own(authority, draft)} own
    where ${inItsPlace(authority, draft)} and figure.cut > ${draft.cut}
    group by figure.indicator order by figure.indicator`.execute(transaction)
  const newer = rows.map((row) => newerSchema.parse(row))
  const [cut] = newer.map((one) => one.cut).toSorted((a, b) => (a < b ? 1 : -1))
  return cut === undefined ? null : { cut, indicators: newer.map(({ indicator }) => indicator) }
}

const newerSchema = z.object({ indicator: z.string(), cut: z.string() })
