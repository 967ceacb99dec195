/** Files that a command is given by name. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from './command.ts'

export type NamedFile = { name: string; bytes: Uint8Array }

/** @throws Failure with what is the matter, where it cannot be opened */
export async function readNamedFile(path: string): Promise<NamedFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    throw new Failure(`${path} ${whyNot(error)}`)
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return 'is not there. Check the name and the folder.'
  if (code === 'EISDIR') return 'is a folder, not a file. Name a file in it.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be opened by you. Ask whoever owns it.'
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'is larger than 2 GB. Hand in the part with the plan.'
  return `cannot be read (${error instanceof Error ? error.message : String(error)}).`
}
