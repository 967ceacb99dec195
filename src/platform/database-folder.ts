/**
 * The folder of the embedded database before anything is opened in it. Making a new one copies a thousand files, and a
 * process killed or a disk full in the midst of that would leave a folder that never opens again: so an unfinished one
 * says that it is, and the next start makes it anew. Nothing of anybody's is in it before it is finished.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const unfinished = 'upturn-unfinished'

/** The embedded database cannot be opened; `message` says what to do, `cause` what it said itself. */
export class DatabaseUnusable extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `The database in ${folder} cannot be opened (${reasonOf(cause)}). If the disk is full, free some space. ` +
        'Otherwise its files are damaged: put back a copy of the data folder, or set UPTURN_DATA to a new one. ' +
        'The files were left as they are.',
      { cause },
    )
    this.name = 'DatabaseUnusable'
  }
}

/** WebAssembly's file system throws objects that are no errors, with a number for a message. */
function reasonOf(cause: unknown): string {
  if (cause instanceof Error) return cause.message.replace(/\.? Build with .*$/s, '').replace(/\.$/, '')
  return 'its files could not be read or written'
}

/**
 * Makes the folder ready for a new database, or leaves one that holds a database alone.
 * @returns what to call once the database is there and has its tables
 * @throws DatabaseUnusable where it may not be written
 */
export function prepareDatabaseFolder(folder: string): () => void {
  try {
    return prepared(folder)
  } catch (error) {
    throw new DatabaseUnusable(folder, error)
  }
}

function prepared(folder: string): () => void {
  const mark = join(folder, unfinished)
  if (existsSync(folder) && !existsSync(mark) && readdirSync(folder).length > 0) return () => {}
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(mark, 'Upturn is making this database. Without a running Upturn, this folder holds nothing of worth.\n')
  return () => rmSync(mark)
}
