/**
 * The installation's secret: what session cookies are signed with. Made at the first start and kept in the data folder,
 * readable by its owner alone; never in the database, so that a copy of that lets nobody in.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../platform/config.ts'

/** What is in the data folder is no secret of ours: cut off, or emptied by hand. */
export class SecretUnusable extends Error {
  constructor(file: string) {
    super(
      `${file} holds no usable secret. Restore it from a backup; or remove it, and a new one is made and everybody signs in again.`,
    )
    this.name = 'SecretUnusable'
  }
}

const fileOf = (folder: string) => join(folder, 'secret')

/**
 * @returns UPTURN_SECRET where it is set, else what the data folder keeps; made there the first time
 * @throws SecretUnusable
 */
export function installationSecret({ secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>): string {
  return secret ?? keptSecret(dataFolder) ?? makeSecret(dataFolder)
}

function keptSecret(folder: string): string | null {
  const file = fileOf(folder)
  const text = readText(file)
  if (text === null) return null
  if (text.length < 32) throw new SecretUnusable(file)
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
function makeSecret(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const unfinished = `${fileOf(folder)}.${process.pid}`
  writeFileSync(unfinished, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(unfinished, fileOf(folder))
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
  const made = keptSecret(folder)
  if (made === null) throw new SecretUnusable(fileOf(folder))
  return made
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
