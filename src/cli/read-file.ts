/** Files that a command is given by name. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from './command.ts'

export type NamedFile = { name: string; bytes: Uint8Array }

/** Well above what any reader takes, so that the readers give their own reasons for what is only somewhat too large. */
const mostBytes = 512 * 1024 * 1024

/**
 * A file, or a pipe (`<(…)`, `/dev/stdin`) to its end.
 * @param patience milliseconds that a pipe may be without anybody who writes to it
 * @throws Failure with what is the matter, where it cannot be opened or has no end
 */
export async function readNamedFile(path: string, patience = 5_000): Promise<NamedFile> {
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return { name: basename(path), bytes: await contentOf(file, path, patience) }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${path} ${whyNot(error)}`)
  }
}

async function contentOf(file: FileHandle, path: string, patience: number): Promise<Uint8Array> {
  const stat = await file.stat()
  if (stat.isFIFO()) return readPipe(file, path, patience)
  if (stat.isDirectory()) throw new Failure(`${path} is a folder, not a file. Name a file in it.`)
  // A device may never end.
  if (!stat.isFile()) throw new Failure(`${path} is a device, not a file. Name the file with the plan.`)
  if (stat.size > mostBytes) throw tooLarge(path)
  return file.readFile()
}

async function readPipe(file: FileHandle, path: string, patience: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const giveUp = performance.now() + patience
  for (let part = await nextPart(file); size <= mostBytes; part = await nextPart(file)) {
    if (part === null) await wait(20)
    else if (part.length > 0) {
      parts.push(part)
      size += part.length
    } else if (size > 0) return Buffer.concat(parts)
    // Nobody has written yet: it may be about to begin.
    else if (performance.now() < giveUp) await wait(20)
    else throw new Failure(`${path} is a pipe that nobody writes to. Name the file with the plan.`)
  }
  throw tooLarge(path)
}

/** Null where whoever writes has not yet written more; empty at the end, and before anybody writes. */
async function nextPart(file: FileHandle): Promise<Uint8Array | null> {
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(65_536), 0, 65_536, null)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null
    throw error
  }
}

const tooLarge = (path: string) =>
  new Failure(`${path} is larger than 512 MB, which no plan is. Hand in the part with the plan.`)

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'is not there. Check the name and the folder.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be opened by you. Ask whoever owns it.'
  return `cannot be read (${error instanceof Error ? error.message : String(error)}).`
}
