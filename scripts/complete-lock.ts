/**
 * `node scripts/complete-lock.ts`, after each `npm install`: names in the lock file the builds of a package for other
 * platforms, where the registry that the lock was made with does not hold them. Without their names `npm ci` refuses the
 * lock on every machine; with them it fetches only the one that fits.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

type Entry = { version?: string; dev?: boolean; license?: string; optionalDependencies?: Record<string, string> }
type Lock = { packages: Record<string, Entry & Record<string, unknown>> }

const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd']
const processors = ['arm64', 'x64', 'ia32', 'arm']

/** What a platform build's name says of itself: `…-linux-x64-musl`; null where the name is of another kind. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | null {
  const parts = name.split('/').at(-1)?.split('-') ?? []
  const os = systems.find((system) => parts.includes(system))
  const cpu = processors.find((processor) => parts.includes(processor))
  if (!os || !cpu) return null
  const libc = parts.includes('musl') ? ['musl'] : parts.includes('gnu') ? ['glibc'] : undefined
  return { os: [os], cpu: [cpu], ...(libc ? { libc } : {}) }
}

const file = join(root, 'package-lock.json')
// npm writes the lock; its shape is npm's own.
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
const added: string[] = []
for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`
    const platform = platformOf(name)
    if (lock.packages[path] || platform === null) continue
    lock.packages[path] = { version, ...platform, dev: parent.dev, license: parent.license, optional: true }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'The lock file names every platform.' : `Named in the lock file: ${added.join(', ')}`)
