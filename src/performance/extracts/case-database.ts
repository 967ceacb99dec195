/**
 * DuckDB for one extract: in memory, shut off from files and network, with an end to its memory and nothing on the disk. The
 * paths that it may read are a pipe that this process writes to, and files of the command line.
 */

import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBInstance } from '@duckdb/node-api'
import { makeCaseTables } from './case-tables.ts'
import { fifoPath } from './fifo.ts'

export type CaseDatabase = {
  connection: DuckDBConnection
  /** Where it may read what is sent through a pipe. */
  pipe: string
  close: () => void
}

/** How long a query may go on after it was told to stop, in milliseconds. */
const patience = 20

/**
 * @param paths files that it may read
 * @param stopped ends whatever query runs then or later with an error. A thread must never be ended in the middle of one: that
 *   would end the whole process
 */
export async function openCaseDatabase(
  memoryMb: number,
  { paths = [], stopped }: { paths?: readonly string[]; stopped?: AbortSignal } = {},
): Promise<CaseDatabase> {
  const pipe = fifoPath()
  const settings = { memory_limit: `${memoryMb}MB`, threads: '2', temp_directory: '' }
  const instance = await DuckDBInstance.create(':memory:', settings)
  const connection = await instance.connect()
  for (const statement of [...shutOff([pipe, ...paths]), ...makeCaseTables]) await connection.run(statement)
  let stopping: NodeJS.Timeout | undefined
  const stop = () => {
    stopping = setInterval(() => connection.interrupt(), patience)
  }
  stopped?.addEventListener('abort', stop)
  const close = () => {
    stopped?.removeEventListener('abort', stop)
    clearInterval(stopping)
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, pipe, close }
}

const shutOff = (paths: readonly string[]) => [
  `set allowed_paths = [${paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')}]`,
  'set enable_external_access = false',
  'set lock_configuration = true',
]
