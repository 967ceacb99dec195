/**
 * A pipe with a name, through which DuckDB reads what is in memory as if it were a file. What goes through it never stands on
 * a disk: there is only its name, in a folder that nobody else may open, and both are gone once the two ends have met.
 */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/** A path that nobody can guess; nothing is there until something is sent. */
export const fifoPath = (): string => join(tmpdir(), `upturn-${randomUUID()}`, 'rows')

/** Runs a reader of the path while the bytes go in. A reader that stops before the end is left to; an error of the bytes is thrown. */
export async function sendThrough<T>(path: string, bytes: Readable, read: () => Promise<T>): Promise<T> {
  // For the user alone; it fails where there is one already.
  await mkdir(dirname(path), { mode: 0o700 })
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', path])
    const fed = feed(path, bytes)
    try {
      return await read()
    } finally {
      await fed.end()
    }
  } finally {
    await remove(path)
    bytes.destroy()
  }
}

const remove = (path: string) => rm(dirname(path), { recursive: true, force: true })

function feed(path: string, bytes: Readable) {
  let opened = false
  const write = async () => {
    // Waits until it is opened at the other end.
    const handle = await open(path, 'w')
    opened = true
    await remove(path)
    await pipeline(bytes, handle.createWriteStream())
  }
  const done = write().then(
    () => null,
    (error: unknown) => (isBrokenPipe(error) ? null : { error }),
  )
  const end = async () => {
    // Where the reader failed before it opened the path, the writer would wait for ever.
    const other = opened ? null : await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
    await other?.close()
    const failed = await done
    if (failed) throw failed.error
  }
  return { end }
}

const isBrokenPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'
