#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on whatever Node the machine has, then hand over to the Node 26
// that npm installed beside it (type stripping and Temporal need it).
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 26) {
  await import(main)
} else {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  const { status, signal, error } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (error) {
    console.error('Upturn needs Node 26, which comes with its packages. Run "npm ci" in this folder first.')
    process.exit(1)
  }
  if (signal) process.kill(process.pid, signal)
  process.exit(status ?? 1)
}
