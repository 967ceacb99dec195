#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on whatever Node the machine has, then hand over to the Node 26
// that npm installed beside it (type stripping and Temporal need it).
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 26) await import(main)
else handOver(fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url)))

/** Runs the same command on the right Node, and passes on what stops it, so that no server is left behind. */
function handOver(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => {
    console.error('Upturn needs Node 26, which comes with its packages. Run "npm ci" in this folder first.')
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
