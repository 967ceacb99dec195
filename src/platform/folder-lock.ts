/**
 * One process at a time on a data folder. The embedded database is one process's own: a second one on the same files
 * would damage it. The lock is a file that names its holder; a holder that has died (`kill -9`, power cut) blocks nobody.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newToken } from './ids.ts'
import { processIsAlive, processStart } from './process-start.ts'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** When the process started, where the system tells: a number used again by another process is then not mistaken for it. */
  started: z.string().nullable(),
  token: z.string(),
  /** Where the holder serves pages, if it does. */
  url: z.string().nullable(),
})
export type Holder = z.infer<typeof holderSchema>

/** Another process holds the folder; `message` says which and what to do. */
export class FolderInUse extends Error {
  readonly holder: Holder
  constructor(folder: string, holder: Holder) {
    const where = holder.url === null ? '' : `, at ${holder.url}`
    super(
      `Upturn is already running on this data folder (process ${holder.pid}${where}). ` +
        `Use that one, or stop it first, or set UPTURN_DATA to another folder than ${folder}.`,
    )
    this.name = 'FolderInUse'
    this.holder = holder
  }
}

/** The data folder cannot be made or written to; `message` says why and what to do. */
export class FolderUnusable extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `Upturn cannot keep its data in ${folder} (${cause instanceof Error ? cause.message : String(cause)}). ` +
        'See that the folder may be written to and the disk is not full, or set UPTURN_DATA to another folder.',
      { cause },
    )
    this.name = 'FolderUnusable'
  }
}

export type FolderLock = {
  /** Writes where this process serves pages, for the message that another process will print. */
  announce(url: string): void
  release(): void
}

/** Folders held by this very process: its own number alive says nothing then. */
const held = new Map<string, Holder>()

const lockFile = (folder: string) => join(folder, 'upturn.lock')

/**
 * @throws FolderInUse while another process, or another part of this one, holds the folder
 * @throws FolderUnusable where it cannot be made or written to
 */
export function lockFolder(folder: string): FolderLock {
  const file = lockFile(folder)
  const mine: Holder = { pid: process.pid, started: processStart(process.pid), token: newToken(), url: null }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    takeLock(folder, mine)
  } catch (error) {
    throw error instanceof FolderInUse ? error : new FolderUnusable(folder, error)
  }
  held.set(mine.token, mine)
  return {
    announce(url) {
      mine.url = url
      writeFileSync(`${file}.${mine.token}`, JSON.stringify(mine))
      renameSync(`${file}.${mine.token}`, file)
    },
    release() {
      held.delete(mine.token)
      if (readHolder(file)?.token === mine.token) rmSync(file, { force: true })
    },
  }
}

function takeLock(folder: string, mine: Holder): void {
  const file = lockFile(folder)
  for (let attempt = 0; !claim(file, mine); attempt++) {
    const holder = readHolder(file)
    if (holder !== null && (isAlive(holder) || attempt > 5)) throw new FolderInUse(folder, holder)
    removeStale(file, holder)
  }
}

/** Who holds a folder now, or null. Takes nothing. */
export function folderHolder(folder: string): Holder | null {
  const holder = readHolder(lockFile(folder))
  return holder !== null && isAlive(holder) ? holder : null
}

/** A link appears whole or not at all, so nobody ever reads half a lock, and only one process can make it. */
function claim(file: string, mine: Holder): boolean {
  const own = `${file}.${mine.token}`
  try {
    writeFileSync(own, JSON.stringify(mine))
    linkSync(own, file)
    return true
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return held.has(holder.token)
  if (!processIsAlive(holder.pid)) return false
  const started = processStart(holder.pid)
  return holder.started === null || started === null || started === holder.started
}

/**
 * Takes the dead lock away by renaming it first: if another process was quicker and the file is already its new lock,
 * what we hold is not what we read, and it goes back.
 */
function removeStale(file: string, seen: Holder | null) {
  const aside = `${file}.stale-${newToken()}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return
    throw error
  }
  if (readHolder(aside)?.token !== seen?.token) linkSync(aside, file)
  rmSync(aside, { force: true })
}

/** A lock that cannot be read (cut off by a full disk) names nobody, so it holds nobody off. */
function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
