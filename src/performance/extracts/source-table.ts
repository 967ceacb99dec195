/** Tables of DuckDB for what a format's files hold, with what is to be counted of each row. */
import type { CaseDatabase } from './case-database.ts'
import type { CellKind, SourceTable } from './format.ts'

const typeNames: Record<CellKind, string> = { text: 'VARCHAR', day: 'DATE', flag: 'BOOLEAN', number: 'DOUBLE' }

/**
 * Beside its own columns it has, in this order at its end: `left_out`, the number of the reason why a row is; `unread_3` for
 * each column that is no text, where its cell could not be read; `part`, which file it came from.
 */
export async function makeSourceTable({ connection }: CaseDatabase, { name, columns }: SourceTable): Promise<void> {
  const kinds = Object.values(columns)
  const listed = [
    ...Object.entries(columns).map(([column, kind]) => `"${column}" ${typeNames[kind]}`),
    'left_out UTINYINT',
    ...kinds.flatMap((kind, at) => (kind === 'text' ? [] : [`unread_${at} UTINYINT`])),
    'part USMALLINT',
  ]
  await connection.run(`create table "${name}" (${listed.join(', ')})`)
}
