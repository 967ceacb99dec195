/**
 * Secrets of the installation, kept in the data folder, each in a file that its owner alone can read; never in the database,
 * so that a copy of that gives nothing away.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is in the data folder is no secret of ours: cut off, or emptied by hand. */
export class SecretUnusable extends Error {
  constructor(file: string, remedy: string) {
    super(`${file} holds no usable secret. ${remedy}`)
    this.name = 'SecretUnusable'
  }
}

/**
 * What the folder keeps under that name; made there the first time.
 * @param remedy what to do about a file that holds no secret, in a sentence
 * @throws SecretUnusable
 */
export function secretInFolder(folder: string, name: string, remedy: string): string {
  return keptSecret(folder, name, remedy) ?? makeSecret(folder, name, remedy)
}

function keptSecret(folder: string, name: string, remedy: string): string | null {
  const file = join(folder, name)
  const text = readText(file)
  if (text !== null && text.length < 32) throw new SecretUnusable(file, remedy)
  return text
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Appears whole or not at all (a link), and only one of two processes that start at once makes it. */
function makeSecret(folder: string, name: string, remedy: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
  const made = keptSecret(folder, name, remedy)
  if (made === null) throw new SecretUnusable(file, remedy)
  return made
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
