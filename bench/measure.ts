/** Times, child processes and a table: what the benchmarks share. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One line of the result: what was measured, its aim, and what a user would use instead, measured in the same run. */
export type Figure = {
  name: string
  value: number
  unit: 'ms' | 'MB' | 'requests/s'
  aim?: number
  instead?: { name: string; value: number } | { name: string; missing: string }
}

/** The median of several runs in milliseconds, after some that warm up and do not count. */
export async function median(runs: number, work: () => unknown, warm = 3): Promise<number> {
  const times: number[] = []
  for (let run = -warm; run < runs; run++) {
    const start = performance.now()
    await work()
    if (run >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** How long a whole command takes, start to end, in milliseconds; null where it is not on this machine. */
export function timeCommand(
  command: string,
  args: string[],
  runs = 3,
  environment: Record<string, string> = {},
): number | null {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const { status, error } = spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } })
    if (error || status !== 0) return null
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null
}

/** Resident memory of a process in MB, as the kernel tells it. */
export function residentMemory(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

/** Starts a server of the project and waits until it says where it is. */
export async function startChild(args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (data: Buffer) => {
      output += data.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`The server stopped (${code}): ${output}`)))
  })
  return { child, url }
}

/** Requests answered in a second by `connections` readers at once, over some seconds, and the median time of one. */
export async function load(
  url: string,
  connections = 4,
  seconds = 4,
  headers: Record<string, string> = {},
): Promise<{ perSecond: number; medianMs: number }> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const reader = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      const response = await fetch(url, { headers, redirect: 'error' })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${url} answered ${response.status}`)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, reader))
  return { perSecond: times.length / seconds, medianMs: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0 }
}

const shown = (value: number, unit: string) => `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${unit}`

/** Prints the figures as a table, each beside its aim and what would be used instead. */
export function print(figures: Figure[]): void {
  console.table(
    figures.map(({ name, value, unit, aim, instead }) => ({
      measured: name,
      figure: shown(value, unit),
      aim: aim === undefined ? '' : `${unit === 'requests/s' ? 'over' : 'under'} ${aim} ${unit}`,
      met: aim === undefined ? '' : (unit === 'requests/s' ? value >= aim : value <= aim) ? 'yes' : 'NO',
      instead: instead?.name ?? '',
      'its figure': instead ? ('value' in instead ? shown(instead.value, unit) : instead.missing) : '',
      ratio: instead && 'value' in instead ? `${ratio(value, instead.value, unit)} ×` : '',
    })),
  )
}

/** How many times better than what would be used instead. */
function ratio(value: number, other: number, unit: Figure['unit']): string {
  const times = unit === 'requests/s' ? value / other : other / value
  return times >= 10 ? times.toFixed(0) : times.toFixed(1)
}
