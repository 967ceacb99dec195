/** What each indicator counted, case by case, for holding one extract against another. In memory only, and never kept. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { queries } from '../figures/compute.ts'
import { monthsLater, type Period } from '../rules/periods.ts'
import type { CaseRow } from './rules/explain.ts'

/**
 * The rows behind the authority's figures. Indicators that hold one case against several limits are left out: their rows are
 * not cases.
 */
export async function listCaseRows(connection: DuckDBConnection, from: Period): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  for (const [indicator, { sql, lookBack = 0, limits }] of Object.entries(queries)) {
    if (limits !== undefined) continue
    const first = `date '${monthsLater(from, lookBack)}-01'`
    const reader =
      await connection.runAndReadAll(`select child, team, strftime(day, '%Y-%m-%d'), hit::double, "of"::double
      from (${sql}) where day >= ${first} and day <= (select max(last) from month) and child is not null`)
    for (const [child, team, day, hit, of] of reader.getRowsJS())
      rows.push({
        ...{ indicator, child: String(child), team: typeof team === 'string' ? team : '', day: String(day) },
        ...{ hit: Number(hit), of: of === null || of === undefined ? null : Number(of) },
      })
  }
  return rows
}
