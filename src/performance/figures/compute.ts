/** Figures from the case tables: each indicator's query, added up by month and week, and up the tree of teams. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { caseTables, rowsIn } from '../extracts/case-tables.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { selectIndicator } from '../indicators/library.ts'
import { isWeekly } from '../rules/bases.ts'
import { limitInWords, limitOn, limits, otherLimits } from '../rules/limits.ts'
import { isMonth, lastDayOf, monthsFrom, monthsLater, type Period, weekOfDay } from '../rules/periods.ts'
import { type Cell, rollUp } from '../rules/roll-up.ts'
import { type Months, mondayOfWeek, monthOfNumber } from './aids.ts'
import { countBreakdowns } from './compute-breakdowns.ts'
import type { ComputedFigure, Unit } from './figure.ts'
import { assessmentQueries } from './queries/assessment.ts'
import { careQueries } from './queries/care.ts'
import { protectionQueries } from './queries/protection.ts'
import type { Queries, Query } from './queries/query.ts'
import { widerQueries } from './queries/wider.ts'

export { type Months, makeAids } from './aids.ts'

export const queries: Queries = { ...assessmentQueries, ...protectionQueries, ...careQueries, ...widerQueries }

export type ComputedFigures = {
  /** By month, of everybody. */
  figures: ComputedFigure[]
  /** The same cases by week, in parts (`age:1-4`) and under other limits (`limit:20`). */
  more: ComputedFigure[]
}

/** Every indicator of which the extract holds a case. */
export async function computeFigures(connection: DuckDBConnection, months: Months): Promise<ComputedFigures> {
  const above = await readAbove(connection)
  const weeks = months.quick ? [] : await readWeeks(connection)
  const filled = await rowsIn(connection)
  const people = filled.has('child')
  const computed: ComputedFigures = { figures: [], more: [] }
  for (const [code, query] of Object.entries(queries)) {
    const told = months.firsts?.[code]
    if (told === null || !(query.needs ?? []).every((table) => filled.has(table))) continue
    const indicator = selectIndicator(code)
    const first = told ?? monthsLater(months.from, query.lookBack ?? 0)
    const cells = await countCells(connection, indicator, query, months.quick)
    const own = [
      ...rollUp(cells, above, monthsFrom(first, months.to)),
      ...rollUp(
        cells,
        above,
        weeks.filter((week) => week >= weekOfDay(`${first}-07`)),
      ),
      ...(months.quick
        ? []
        : await countBreakdowns(connection, { indicator, query, people, above, first, to: months.to })),
    ]
    for (const one of own) {
      const figure = { indicator: code, ...one, ...withPeople(indicator, one, months), ...withTerms(query, one) }
      const plain = figure.breakdown === '' && isMonth(figure.period)
      computed[plain ? 'figures' : 'more'].push(figure)
    }
  }
  return computed
}

/** Rates are for the authority only: nobody told how many children live in the area of a team. */
function withPeople(
  indicator: Indicator,
  { unit, breakdown, denominator }: Omit<ComputedFigure, 'indicator'>,
  months: Months,
) {
  const rate = indicator.unit === 'rate' && unit === '' && breakdown === ''
  return { denominator: rate ? months.children : denominator }
}

/** The limits of a case that is held against several, as they were at the end of the month. */
function withTerms({ limits: names }: Query, { period, limit }: Omit<ComputedFigure, 'indicator'>) {
  if (names === undefined) return { limit }
  const inForce = names.flatMap((name) => limitOn(name, lastDayOf(period)) ?? [])
  return { limit: inForce.map(limitInWords).join('; ') }
}

/** One pass: counts by month, week, team and limit; with what they would be under the other limits. */
async function countCells(
  connection: DuckDBConnection,
  indicator: Indicator,
  query: Query,
  quick = false,
): Promise<Cell[]> {
  const others = !quick && query.elapsed && indicator.limit !== undefined ? otherLimits(indicator.limit) : []
  const under = others.map(({ workingDays }) => `, sum((elapsed <= ${workingDays})::integer)::double`)
  const week = !quick && isWeekly(indicator) ? 'c.week' : 'null::integer as week'
  const reader = await connection.runAndReadAll(`
    select c.month, ${week}, x.team, x.held, sum(hit)::double, sum("of")::double${under.join('')}
    from (${query.sql}) x join calendar c on c.day = x.day group by c.month, week, x.team, x.held`)
  return reader.getRows().flatMap((row) => cellsOf(row, others))
}

/** A row of counts is a cell of its month, of its week, and of its month under each other limit. */
function cellsOf(row: readonly DuckDBValue[], others: ReturnType<typeof otherLimits>): Cell[] {
  const [month, week, team, held, numerator, denominator, ...hits] = row
  const limit = limits[numberOf(held) ?? -1]
  const cell = {
    team: textOf(team),
    breakdown: '',
    numerator: Number(numerator),
    denominator: numberOf(denominator),
    limit: limit === undefined ? null : limitInWords(limit),
  }
  const inWeek = numberOf(week) === null ? [] : [{ ...cell, period: weekOfDay(mondayOfWeek(Number(week))) }]
  if (numberOf(month) === null) return inWeek
  const period = monthOfNumber(Number(month))
  const under = others.map(({ workingDays, words }, at) => ({
    ...{ ...cell, period, breakdown: `limit:${workingDays}` },
    ...{ numerator: Number(hits[at]), limit: words },
  }))
  return [...inWeek, { ...cell, period }, ...under]
}

const numberOf = (value: DuckDBValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)
const textOf = (value: DuckDBValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

async function readAbove(connection: DuckDBConnection): Promise<Map<string, string[]>> {
  const above = new Map<string, string[]>()
  for (const [team, unit] of (await connection.runAndReadAll('select team, unit from tree')).getRows())
    above.set(String(team), [...(above.get(String(team)) ?? []), String(unit)])
  return above
}

/** The newest weeks that are over at the cut, oldest first. */
async function readWeeks(connection: DuckDBConnection): Promise<Period[]> {
  const sql = 'select distinct week from calendar where week is not null order by week'
  return (await connection.runAndReadAll(sql)).getRows().map(([week]) => weekOfDay(mondayOfWeek(Number(week))))
}

/** Tables whose rows are of a child. */
const ofChildren = Object.entries(caseTables).flatMap(([table, columns]) => (/\bchild /.test(columns) ? [table] : []))
const children = ofChildren
  .map((table) => `select child from "${table}" where child in (select team from team)`)
  .join(' union ')

/**
 * The teams and areas that the extract lists: only they may have figures, so that no other word can pass for a team. One
 * with the reference of a child is none: a list of children was taken for a list of teams.
 */
export async function readUnits(connection: DuckDBConnection): Promise<Unit[]> {
  const reader = await connection.runAndReadAll(`with kept as (select * from team where team not in (${children}))
    select team, coalesce(name, team), parent,
      team in (select parent from kept where parent is not null) from kept order by team`)
  return reader.getRowsJS().map(([id, name, parent, holds]) => ({
    id: String(id),
    name: String(name),
    kind: holds === true ? 'area' : 'team',
    parent: parent === null || parent === undefined ? null : String(parent),
  }))
}
