/**
 * Figures from a million assessments in CSV, beside DuckDB's own scan of the same files and beside pandas, each in a process of
 * its own on the same machine in the same run. What is timed is the real way: `computeExtract`, from the bytes to the figures.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { writeBenchExtract } from './extract-files.ts'
import type { Figure } from './measure.ts'

type Run = { ms: number; cpuMs: number; memoryMb: number; figures: number }

const child = join(import.meta.dirname, 'extract-child.ts')

/** The run of the middle time of three. */
function middle(work: () => Run): Run {
  const runs = [work(), work(), work()].sort((a, b) => a.ms - b.ms)
  return runs[1] ?? work()
}

function run(what: 'quick' | 'whole' | 'scan', paths: readonly string[]): Run {
  const { stdout, stderr } = spawnSync(process.execPath, [child, what, ...paths], { encoding: 'utf8' })
  if (!stdout.startsWith('{')) throw new Error(`${what} gave no answer: ${stderr}`)
  return JSON.parse(stdout)
}

/** Null where pandas is not here. */
function pandas(folder: string): number | null {
  const script = join(import.meta.dirname, 'extract_pandas.py')
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, folder], { encoding: 'utf8' })
  return status === 0 ? Number(JSON.parse(stdout).ms) : null
}

export async function extractFigures(folder: string): Promise<Figure[]> {
  const paths = await writeBenchExtract(folder, 1_000_000)
  const scan = middle(() => run('scan', paths))
  const quick = middle(() => run('quick', paths))
  const whole = middle(() => run('whole', paths))
  const theirs = pandas(folder)
  const name = 'figures by month from 1,000,000 assessments'
  const scanned = 'DuckDB scans the files, no more'
  return [
    {
      ...{ name, value: quick.ms, unit: 'ms', aim: Math.round(scan.ms * 1.5) },
      instead: { name: scanned, value: scan.ms },
    },
    {
      ...{ name: `${name}, of processors`, value: quick.cpuMs, unit: 'ms', aim: Math.round(scan.cpuMs * 1.5) },
      instead: { name: scanned, value: scan.cpuMs },
    },
    {
      ...{ name, value: quick.ms, unit: 'ms' },
      instead:
        theirs === null
          ? { name: 'pandas', missing: 'pandas is not here' }
          : { name: 'pandas computes twelve of them', value: theirs },
    },
    {
      ...{ name: 'the same with weeks, parts, limits and quality', value: whole.ms, unit: 'ms' },
      instead: { name: scanned, value: scan.ms },
    },
    {
      ...{ name: 'all that, of processors', value: whole.cpuMs, unit: 'ms' },
      instead: { name: scanned, value: scan.cpuMs },
    },
    { name: 'all that, most memory', value: whole.memoryMb, unit: 'MB', aim: 1000 },
  ]
}
