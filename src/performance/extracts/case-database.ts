/**
 * DuckDB for one extract: in memory, shut off from files and network, with an end to its memory and nothing on the disk.
 */

import type { DuckDBConnection } from '@duckdb/node-api'
import { BOOLEAN, DATE, DOUBLE, DuckDBDataChunk, DuckDBDateValue, DuckDBInstance, VARCHAR } from '@duckdb/node-api'
import { makeCaseTables } from './case-tables.ts'
import type { CellKind, SourceTable } from './format.ts'
import type { Row, Value } from './read-table.ts'

export type CaseDatabase = { connection: DuckDBConnection; close: () => void }

export async function openCaseDatabase(memoryMb: number): Promise<CaseDatabase> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: '2',
    temp_directory: '',
    enable_external_access: 'false',
    lock_configuration: 'true',
  })
  const connection = await instance.connect()
  for (const statement of makeCaseTables) await connection.run(statement)
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, close }
}

const typeNames: Record<CellKind, string> = { text: 'VARCHAR', day: 'DATE', flag: 'BOOLEAN', number: 'DOUBLE' }
const types = { text: VARCHAR, day: DATE, flag: BOOLEAN, number: DOUBLE }

export async function makeSourceTable({ connection }: CaseDatabase, { name, columns }: SourceTable): Promise<void> {
  const listed = Object.entries(columns).map(([column, kind]) => `"${column}" ${typeNames[kind]}`)
  await connection.run(`create table "${name}" (${listed.join(', ')})`)
}

/** A vector of DuckDB. */
const chunkSize = 2048

export type RowWriter = { write: (row: Row) => void; end: () => void }

/** Writes rows into a source table, many at once. */
export async function rowWriter({ connection }: CaseDatabase, table: SourceTable): Promise<RowWriter> {
  const kinds = Object.values(table.columns)
  const appender = await connection.createAppender(table.name)
  const chunk = DuckDBDataChunk.create(kinds.map((kind) => types[kind]))
  let held: (Value | DuckDBDateValue)[][] = []
  const flush = () => {
    if (held.length === 0) return
    chunk.setRows(held)
    appender.appendDataChunk(chunk)
    held = []
  }
  const write = (row: Row) => {
    held.push(
      row.map((value, at) => (kinds[at] === 'day' && typeof value === 'number' ? new DuckDBDateValue(value) : value)),
    )
    if (held.length === chunkSize) flush()
  }
  const end = () => {
    flush()
    appender.closeSync()
  }
  return { write, end }
}
