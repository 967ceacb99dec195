/** One run in a process of its own, so that its memory can be told: `quick`, `whole` or `scan`, then the files. Answers in JSON. */
import { basename } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const [, , what, ...paths] = process.argv

/** DuckDB's own scan of the same files, all columns, with as much memory and as many threads. */
async function scan(): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '700MB', threads: '2', temp_directory: '' })
  const connection = await instance.connect()
  for (const path of paths)
    await connection.run(
      `create table "${basename(path, '.csv')}" as select * from read_csv('${path.replaceAll("'", "''")}')`,
    )
  return 0
}

/** `quick`: figures by month alone, as `npx upturn figures --quick` gives them. */
async function upturn(quick: boolean): Promise<number> {
  const { computeExtract } = await import('../src/performance/extracts/compute-extract.ts')
  const files = paths.map((path) => ({ name: basename(path), path }))
  const { figures } = await computeExtract({ files, cut: '2026-03-31', children: 480_000, memoryMb: 700, quick })
  return figures.length
}

// Libraries are loaded before the clock starts, as in a server that has been at work.
if (what !== 'scan') await import('../src/performance/extracts/compute-extract.ts')
const start = performance.now()
const before = process.resourceUsage()
const figures = await (what === 'scan' ? scan() : upturn(what === 'quick'))
const ms = performance.now() - start
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const cpuMs = (userCPUTime + systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1000
const told = { ms, cpuMs, memoryMb: maxRSS / 1024, figures }
process.stdout.write(JSON.stringify(told))
