/** The process as a command sees it. */
import { createInterface } from 'node:readline'
import { Failure, type Io, ReaderGone } from './command.ts'
import { printable } from './printable.ts'

export function processIo(): Io {
  // Each write hears of its own error below; without a listener it would end the process on the spot.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  return {
    out: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(outputError(error)) : resolve()))
      }),
    say: (text) => void process.stderr.write(`${printable(text)}\n`),
    lines: () =>
      process.stdin.isTTY ? null : createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
    env: process.env,
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
      }),
  }
}

function outputError(error: NodeJS.ErrnoException): Error {
  if (error.code === 'EPIPE') return new ReaderGone()
  return new Failure(`The answer cannot be written (${error.message}). Free some space, or write it elsewhere.`)
}
