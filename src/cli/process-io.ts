/** The process as a command sees it. */
import { createInterface } from 'node:readline'
import type { Io } from './command.ts'

export function processIo(): Io {
  // A reader that has seen enough (`| head`) ends the command in peace.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => new Promise((resolve) => void process.stdout.write(text, () => resolve())),
    say: (text) => void process.stderr.write(`${text}\n`),
    lines: () =>
      process.stdin.isTTY ? null : createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    env: process.env,
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
      }),
  }
}
