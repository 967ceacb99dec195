/**
 * Published figures as rows that another tool can use by themselves: with the indicator's words, the days of the period,
 * the unit's name and the value worked out. One source for CSV, JSON and OData, so that all three say the same.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import { jsonb } from '../../platform/database-values.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { lastDayOfPeriod, periodsLater } from '../targets/rules/places.ts'
import { hiddenOf } from './hidden.ts'
import type { FeedReader } from './reader.ts'

/** The day after the period before it. */
const firstDayOf = (period: string): string =>
  Temporal.PlainDate.from(lastDayOfPeriod(periodsLater(period, -1)))
    .add({ days: 1 })
    .toString()

/** Where a figure stands in the order of the feed, which is that of the index of published figures. */
export const figureKeySchema = z.tuple([z.string(), z.string(), z.string(), z.string()])
export type FigureKey = z.infer<typeof figureKeySchema>

export type FigureWanted = {
  indicators?: readonly string[]
  units?: readonly string[]
  /** Periods, both included. */
  from?: string
  to?: string
  /** Only this one; left out, all are there. */
  breakdown?: string
  /** Weeks only, or none; left out, both. */
  weeks?: boolean
}

/** Rows to a page, in CSV as in JSON and OData. */
export const mostRows = 5000

const order = sql`g.unit, g.breakdown, g.period`

/** The first day of a period; of a column, so that nothing but our own words is part of the statement. */
const startOf = (period: RawBuilder<unknown>) => sql`case
    when ${period} ~ '^\\d{4}-\\d\\d$' then (${period} || '-01')::date
    when ${period} ~ '^\\d{4}-W\\d\\d$' then to_date(${period}, 'IYYY-"W"IW')
    when ${period} ~ '^\\d{4}/\\d\\d Q[1-4]$' then (make_date(left(${period}, 4)::integer, 4, 1)
      + make_interval(months => 3 * (right(${period}, 1)::integer - 1)))::date
    when ${period} ~ '^\\d{4}/\\d\\d$' then make_date(left(${period}, 4)::integer, 4, 1)
  end`

const lengthOf = (period: RawBuilder<unknown>) => sql`case when ${period} ~ 'W' then interval '7 days'
    when ${period} ~ 'Q' then interval '3 months' when ${period} ~ '/' then interval '1 year' else interval '1 month' end`

/** Its last day. */
const endOf = (period: RawBuilder<unknown>) => sql`((${startOf(period)}) + (${lengthOf(period)}))::date - 1`

/** No weeks, no parts, no quarters or years beside months and no years beside quarters: a hidden one could be worked out. */
const publicOnly = [
  sql`g.breakdown = ''`,
  sql`g.period not like '%-W%'`,
  sql`(g.period like '____-__' or not exists (select 1 from figure m where m.authority = g.authority
    and m.state = 'published' and m.indicator = g.indicator and m.breakdown = ''
    and (m.period like '____-__' or (m.period like '% Q_' and g.period not like '% Q_'))))`,
]

/**
 * What a rate of an extract is set against: the children entered for that unit and the year begun in its April, else for the
 * newest before it, by `childrenIn` of rules/population.ts; where none are, what the extract was told.
 */
const childrenOf = sql`case when k.measure = 'rate' and g.breakdown = '' and g.extract is not null then (
    select p.children from population p where p.authority = g.authority and p.unit = g.unit
      and p.year <= left(g.period, 4)::integer - (case when g.period ~ '^\\d{4}-0[1-3]$' then 1 else 0 end)
    order by p.year desc limit 1) end`

export type HiddenKey = { indicator: string; period: string; unit: string }

/** What is hidden from this reader of these indicators; nothing from whoever may see every figure. */
export async function hiddenKeys(db: Database, reader: FeedReader, codes: readonly string[]): Promise<HiddenKey[]> {
  if (reader.audience === 'full') return []
  const edition = await editionOf(db, reader.authority)
  const keys: HiddenKey[] = []
  for (const indicator of codes)
    for (const key of await hiddenOf(db, reader, indicator, edition)) {
      const bar = key.indexOf('|')
      keys.push({ indicator, period: key.slice(0, bar), unit: key.slice(bar + 1) })
    }
  return keys
}

/** By `figureOf` of rules/bases.ts, which a test holds it against. */
const worth = sql`case i.measure
    when 'percentage' then 100 * f.numerator / nullif(f.denominator, 0)
    when 'rate' then 10000 * f.numerator * (case when f.base = 'month' then 12 else 1 end) / nullif(f.denominator, 0)
    when 'average' then f.numerator / nullif(f.denominator, 0)
    else f.numerator end`

function about(readable: FeedReader['indicators']): RawBuilder<unknown> {
  return jsonb(
    readable.map(({ code, title, area, unit, better, bases }) => ({
      code,
      title,
      area,
      measure: unit,
      better,
      month: bases.includes('snapshot') ? 'snapshot' : 'month',
    })),
  )
}

const oneOf = (column: RawBuilder<unknown>, values: readonly string[]) =>
  sql`${column} = any(array(select jsonb_array_elements_text(${jsonb(values)})))`

/**
 * A query that gives the rows. Columns are called as OData calls them; drafts and what was replaced are never among them.
 * @param page of one indicator only this many, after a place in its order: found before anything is joined
 * @param hidden have no numbers; for a public reader all that `hiddenKeys` gives
 */
export function figureRows(
  reader: FeedReader,
  wanted: FigureWanted = {},
  page?: { after: FigureKey | null; most: number },
  hidden: readonly HiddenKey[] = [],
): RawBuilder<unknown> {
  const { indicators, units, from, to, breakdown, weeks } = wanted
  const readable = reader.indicators.filter(({ code }) => indicators === undefined || indicators.includes(code))
  const known = about(readable)
  const conditions = [
    sql`g.authority = ${reader.authority}`,
    sql`g.state = 'published'`,
    oneOf(
      sql`g.indicator`,
      readable.map(({ code }) => code),
    ),
    ...(units === undefined ? [] : [oneOf(sql`g.unit`, units)]),
    // By days, so that weeks, months and years go by one calendar.
    ...(from === undefined ? [] : [sql`${startOf(sql`g.period`)} >= ${firstDayOf(from)}::date`]),
    ...(to === undefined ? [] : [sql`${endOf(sql`g.period`)} <= ${lastDayOfPeriod(to)}::date`]),
    ...(weeks === undefined ? [] : [weeks ? sql`g.period like '%-W%'` : sql`g.period not like '%-W%'`]),
    ...(breakdown === undefined ? [] : [sql`g.breakdown = ${breakdown}`]),
    ...(reader.audience === 'public' ? publicOnly : []),
    ...(page?.after ? [sql`(${order}) > (${sql.join(page.after.slice(1))})`] : []),
  ]
  const some = page === undefined ? sql`` : sql`order by ${order} limit ${page.most}`
  return sql`select f.indicator as "Indicator", i.title as "Title", i.area as "Area", f.period as "Period",
      ${startOf(sql`f.period`)} as "PeriodStart", ${endOf(sql`f.period`)} as "PeriodEnd", f.base as "Base",
      f.unit as "Unit", coalesce(u.name, case when f.unit = '' then 'Whole authority' else f.unit end) as "UnitName",
      f.breakdown as "Breakdown", f.numerator as "Numerator", f.denominator as "Denominator", ${worth} as "Value",
      i.measure as "Measure", i.better as "Better", f."limit" as "Limit", f.cut as "Cut", f.extract as "Extract", f.hidden as "Hidden"
    from (
      select g.authority, g.indicator, g.unit, g.breakdown, g.period, g."limit", g.cut, g.extract,
        case when h.period is null then g.numerator end as numerator,
        case when h.period is null then coalesce(${childrenOf}, g.denominator) end as denominator, h.period is not null as hidden,
        case when g.period ~ 'W' then 'week' when g.period ~ 'Q' then 'quarter'
          when g.period ~ '/' then 'year' else k.month end as base
      from (select * from figure g where ${sql.join(conditions, sql` and `)} ${some}) g
        join jsonb_to_recordset(${known}) as k (code text, month text, measure text) on k.code = g.indicator
        left join jsonb_to_recordset(${jsonb(hidden)}) as h (indicator text, period text, unit text)
          on h.indicator = g.indicator and h.period = g.period and h.unit = g.unit) f
      join jsonb_to_recordset(${known}) as i (code text, title text, area text, measure text, better text)
        on i.code = f.indicator
      left join unit u on u.authority = f.authority and u.id = f.unit and u.until is null`
}

const rowSchema = z.object({
  Indicator: z.string(),
  Title: z.string(),
  Area: z.string(),
  Period: z.string(),
  PeriodStart: z.string().nullable(),
  PeriodEnd: z.string().nullable(),
  Base: z.string(),
  Unit: z.string(),
  UnitName: z.string(),
  Breakdown: z.string(),
  Numerator: z.number().nullable(),
  Denominator: z.number().nullable(),
  Value: z.number().nullable(),
  Measure: z.string(),
  Better: z.string(),
  Limit: z.string().nullable(),
  Cut: z.string(),
  Extract: z.string().nullable(),
  Hidden: z.boolean(),
})
export type FigureRow = z.infer<typeof rowSchema>

export const keyOf = ({ Indicator, Unit, Breakdown, Period }: FigureRow): FigureKey => [
  Indicator,
  Unit,
  Breakdown,
  Period,
]

/**
 * One page, in the order of the feed. Indicator by indicator: each is a short stretch of the index, where all of them
 * together would be sorted anew for each page.
 */
export async function listFigureRows(
  db: Database,
  reader: FeedReader,
  wanted: FigureWanted,
  { after, most }: { after: FigureKey | null; most: number },
): Promise<FigureRow[]> {
  const found: FigureRow[] = []
  const codes = reader.indicators.map(({ code }) => code).toSorted()
  for (const code of codes) {
    const isWanted = wanted.indicators === undefined || wanted.indicators.includes(code)
    if (!isWanted || (after !== null && code < after[0])) continue
    const page = { after: after !== null && code === after[0] ? after : null, most: most - found.length }
    const hidden = await hiddenKeys(db, reader, [code])
    const { rows } =
      await sql<object>`select * from (${figureRows(reader, { ...wanted, indicators: [code] }, page, hidden)}) f
      order by "Unit", "Breakdown", "Period"`.execute(db)
    found.push(...rows.map((row) => rowSchema.parse(row)))
    if (found.length >= most) break
  }
  return found
}

/**
 * Changes with every publication. A reader that goes from page to page is told to begin anew where it has changed, so that
 * nobody is handed half of one extract and half of the next.
 */
export async function editionOf(db: Database, authority: AuthorityId): Promise<string> {
  const { rows } = await sql<object>`select
      (select coalesce(max(published_at)::text, '') from extract where authority = ${authority}) || ' ' ||
      (select coalesce(max(entered_at)::text, '') from figure where authority = ${authority} and extract is null) || ' ' ||
      (select coalesce(max(entered_at)::text, '') from population where authority = ${authority})
        as edition`.execute(db)
  return z.object({ edition: z.string() }).parse(rows[0]).edition
}
