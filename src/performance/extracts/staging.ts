/** Rows that are no CSV, as text in DuckDB in memory: a column `c3` for the fourth heading, where it is needed. */
import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api'
import type { CaseDatabase } from './case-database.ts'
import { emptyWords } from './conversion.ts'
import type { Rows } from './format.ts'

/** A vector of DuckDB. */
const chunkSize = 2048
/** Rows between two words of progress. */
const rowsBetween = 10_000

const empty = new Set(emptyWords)

/**
 * Fills the table `staged`.
 * @param width how many headings there are
 * @param places those of them that are read
 * @returns how many rows were left out because they have not as many cells
 */
export async function stageRows(
  { connection }: CaseDatabase,
  rows: Rows,
  { width, places, onRows }: { width: number; places: readonly number[]; onRows: (rows: number) => void },
): Promise<number> {
  await connection.run(`create table staged (${places.map((at) => `c${at} VARCHAR`).join(', ')})`)
  const appender = await connection.createAppender('staged')
  const chunk = DuckDBDataChunk.create(places.map(() => VARCHAR))
  let held: (string | null)[][] = []
  let [count, uneven] = [0, 0]
  const flush = () => {
    if (held.length === 0) return
    chunk.setRows(held)
    appender.appendDataChunk(chunk)
    held = []
  }
  try {
    for await (const cells of rows) {
      count += 1
      if (count % rowsBetween === 0) onRows(count)
      if (cells.length !== width) uneven += 1
      else held.push(places.map((at) => textOf(cells[at])))
      if (held.length === chunkSize) flush()
    }
    flush()
  } finally {
    appender.closeSync()
  }
  return uneven
}

const textOf = (cell: string | undefined): string | null => (cell === undefined || empty.has(cell) ? null : cell)
