/** An indicator by age, sex, ethnicity, category of abuse and length: for the authority and its areas, of the newest months. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Indicator } from '../indicators/indicator.ts'
import { bandsOf, type Dimension } from '../rules/breakdowns.ts'
import { monthsFrom, type Period } from '../rules/periods.ts'
import { type Cell, type Counted, rollUp } from '../rules/roll-up.ts'
import { monthOfNumber } from './aids.ts'
import { ageGroup } from './queries/person.ts'
import type { Query } from './queries/query.ts'

/**
 * Months that are broken down. Three years show a trend with a year before to compare with; five would hold half as many
 * rows again as all other figures together. Teams are left out for the same reason, and because most of their cells would
 * be too small to be shown to anybody.
 */
export const monthsBrokenDown = 36

type Of = {
  indicator: Indicator
  query: Query
  /** Whether the extract says anything of the children themselves. */
  people: boolean
  above: ReadonlyMap<string, readonly string[]>
  first: Period
  to: Period
}

export async function countBreakdowns(connection: DuckDBConnection, of: Of): Promise<Counted[]> {
  const dimensions = (of.indicator.breakdowns ?? []).filter((one) => canTell(one, of))
  if (dimensions.length === 0) return []
  const months = monthsFrom(of.first, of.to).slice(-monthsBrokenDown)
  const [first] = months
  if (first === undefined) return []
  const cells = await countParts(connection, of, dimensions, first)
  return rollUp(cells, of.above, months)
}

function canTell(dimension: Dimension, { query, people }: Of): boolean {
  if (dimension === 'category') return query.category === true
  return dimension === 'days' ? query.bands !== undefined : people
}

async function countParts(
  connection: DuckDBConnection,
  { query }: Of,
  dimensions: readonly Dimension[],
  first: Period,
): Promise<Cell[]> {
  const persons = dimensions.some((one) => one === 'age' || one === 'sex' || one === 'ethnicity')
  const listed = dimensions.map((one) => `${columns(one, query)} as ${one}_part`).join(', ')
  const sets = dimensions.map((one) => `(month, area, ${one}_part)`).join(', ')
  const reader = await connection.runAndReadAll(`
    select month, area, ${dimensions.map((one) => `${one}_part`).join(', ')}, sum(hit)::double, sum("of")::double
    from (select c.month, a.area, x.hit, x."of", ${listed}
      from (${query.sql}) x join calendar c on c.day = x.day left join area_of a on a.team = x.team
        ${persons ? 'left join person p on p.child = x.child' : ''}
      where c.day >= date '${first}-01' and c.month is not null)
    group by grouping sets (${sets})`)
  return reader.getRows().map(([month, area, ...rest]) => {
    // Of the parts only that of the row's own set is given.
    const at = rest.findIndex((part) => part !== null)
    const [numerator, denominator] = rest.slice(dimensions.length)
    return {
      period: monthOfNumber(Number(month)),
      team: area === null || area === undefined ? null : String(area),
      breakdown: `${dimensions[at]}:${rest[at]}`,
      numerator: Number(numerator),
      denominator: denominator === null || denominator === undefined ? null : Number(denominator),
      limit: null,
    }
  })
}

function columns(dimension: Dimension, { bands = [] }: Query): string {
  if (dimension === 'age') return ageGroup('p.born', 'x.day')
  if (dimension === 'category') return 'x.category'
  if (dimension !== 'days') return `coalesce(p.${dimension}, 'not known')`
  const names = bandsOf(bands)
  const whens = bands.map((end, at) => `when x.days <= ${end} then '${names[at]}'`)
  return `case ${whens.join(' ')} else '${names.at(-1)}' end`
}
