/** What the figures of an extract rest on: each check counted over the case tables, by team, area and authority. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsIn } from '../extracts/case-tables.ts'
import type { TableReport } from '../extracts/read-table.ts'
import type { QualityCount, QueryCheck, Subject } from './check.ts'
import { subjects } from './checks.ts'
import { countLeftOut } from './rules/left-out.ts'

/**
 * One row for each unit: `unit`, then for each check how many were looked at and how many are wrong. The tree is that of
 * `makeAids`, so that only teams that the extract lists can be named.
 */
function counted({ rows, checks }: Subject, cut: string): string {
  const day = `date '${cut}'`
  const columns = checks.flatMap(({ wrong, among = 'true' }, at) => [
    `count(*) filter (where ${among}) as n${at}`,
    `count(*) filter (where (${among}) and (${wrong})) as w${at}`,
  ])
  const sums = checks.flatMap((_, at) => [`sum(n${at})`, `sum(w${at})`])
  return `
    with looked as (${rows(day)}),
    by_team as (select team, ${columns.join(', ').replaceAll(':cut', day)} from looked group by team),
    placed as (select '' as unit, * from by_team
      union all select tree.unit, by_team.* from by_team join tree on tree.team = by_team.team)
    select unit, ${sums.join(', ')} from placed group by unit order by unit`
}

/**
 * Every check that found anything to look at, wrong or not.
 *
 * @param connection with the case tables filled and the aids made
 * @param cut `2026-04-30`
 * @param tables what the reader said: rows that it left out count too
 */
export async function countQuality(
  connection: DuckDBConnection,
  cut: string,
  tables: readonly TableReport[],
): Promise<QualityCount[]> {
  const counts = countLeftOut(tables)
  const filled = await rowsIn(connection)
  for (const { rows: cases, checks: all } of subjects) {
    const subject = { rows: cases, checks: all.filter(({ needs = [] }) => needs.every((table) => filled.has(table))) }
    const reader = await connection.runAndReadAll(counted(subject, cut))
    const rows = reader.getRowsJS().map(([unit, ...numbers]) => ({ unit: String(unit), numbers: numbers.map(Number) }))
    for (const [at, check] of subject.checks.entries()) counts.push(...countsOf(check, at, rows))
  }
  return counts
}

function countsOf(
  { code, column }: QueryCheck,
  at: number,
  rows: readonly { unit: string; numbers: readonly number[] }[],
): QualityCount[] {
  const counts = rows.flatMap(({ unit, numbers }) => {
    const [of = 0, count = 0] = numbers.slice(2 * at)
    return of === 0 ? [] : [{ check: code, unit, count, of }]
  })
  const whole = counts.find(({ unit }) => unit === '')
  return column && whole?.count === whole?.of ? [] : counts
}
