/** Runs a program of the project and tells whether it worked. */
import { spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs a command from `node_modules/.bin` (or `node` itself), showing its output; true where it worked. */
export function run(command: string, args: string[], environment: Record<string, string> = {}): boolean {
  const path = command === 'node' ? process.execPath : join(root, 'node_modules/.bin', command)
  const { status, error } = spawnSync(path, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  if (error) console.error(`${command}: ${error.message}`)
  return status === 0
}
