/** Whom the case system lists on which day, for holding a spreadsheet against it. In memory only, and never kept. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { caseTables } from '../extracts/case-tables.ts'
import type { Listed } from './rules/reconcile.ts'
import { reconcileTable, type SystemDay } from './tables.ts'

/** `known`: every reference that stands anywhere in the extract. */
export type CaseDays = { rows: Listed[]; known: string[] }

export async function listCaseDays(connection: DuckDBConnection, of: SystemDay): Promise<CaseDays> {
  const found = reconcileTable(of)
  if (found === null) throw new Error('there is no such table to reconcile')
  const rows = await connection.runAndReadAll(`select child, strftime("${found.day.column}", '%Y-%m-%d')
    from "${found.caseTable}" where child is not null and "${found.day.column}" is not null`)
  const withChild = Object.entries(caseTables).flatMap(([name, columns]) =>
    /\bchild VARCHAR/.test(columns) ? [name] : [],
  )
  const known = await connection.runAndReadAll(
    `select distinct child from (${withChild.map((name) => `select child from "${name}"`).join(' union all ')})
    where child is not null`,
  )
  return {
    rows: rows.getRowsJS().map(([reference, day]) => ({ reference: String(reference), day: String(day) })),
    known: known.getRowsJS().map(([reference]) => String(reference)),
  }
}
