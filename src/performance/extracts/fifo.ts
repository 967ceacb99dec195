/**
 * A pipe with a name, through which DuckDB reads what is in memory as if it were a file. What goes through it never stands on
 * a disk: there is only its name, in a folder that nobody else may open, and both are gone once the two ends have met.
 *
 * DuckDB runs each query on one of the few threads that all of Node shares for files (four, unless UV_THREADPOOL_SIZE says
 * otherwise), and waits there for what comes through the pipe. So nothing here may need such a thread, or as many extracts
 * at once as there are threads would wait for each other for ever: files are opened and removed at once, and written as
 * sockets are. The same holds for whatever the bytes come from. A thread that runs this must not track what files it opens
 * (`trackUnmanagedFds`).
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants, mkdirSync, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

/** A path that nobody can guess; nothing is there until something is sent. */
export const fifoPath = (): string => join(tmpdir(), `upturn-${randomUUID()}`, 'rows')

/** Runs a reader of the path while the bytes go in. A reader that stops before the end is left to; an error of the bytes is thrown. */
export async function sendThrough<T>(path: string, bytes: Readable, read: () => Promise<T>): Promise<T> {
  // For the user alone; it fails where there is one already.
  mkdirSync(dirname(path), { mode: 0o700 })
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', path])
    const fed = feed(path, bytes)
    try {
      return await read()
    } finally {
      await fed.end()
    }
  } finally {
    remove(path)
    bytes.destroy()
  }
}

const remove = (path: string) => rmSync(dirname(path), { recursive: true, force: true })

function feed(path: string, bytes: Readable) {
  const over = new AbortController()
  const done = write(path, bytes, over.signal).then(
    () => null,
    (error: unknown) => (isCode(error, 'EPIPE') ? null : { error }),
  )
  const end = async () => {
    over.abort()
    const failed = await done
    if (failed) throw failed.error
  }
  return { end }
}

async function write(path: string, bytes: Readable, over: AbortSignal): Promise<void> {
  const end = await openedBy(path, over)
  if (end === null) return
  remove(path)
  await pipeline(bytes, new Socket({ fd: end, readable: false, writable: true }))
}

/** Between two looks whether the reader is there, in milliseconds. */
const glance = 2

/** The end to write to once the other is open; null where the reader ended without ever opening it. */
async function openedBy(path: string, over: AbortSignal): Promise<number | null> {
  while (!over.aborted) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
    } catch (error) {
      // Nobody has it open for reading yet.
      if (!isCode(error, 'ENXIO')) throw error
      await pause(glance)
    }
  }
  return null
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
