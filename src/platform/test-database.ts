/**
 * Databases for tests. The store suite runs on PGlite always, and also on a PostgreSQL server where TEST_DATABASE_URL
 * names one: each run makes a schema of its own there and drops it at the end.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { after, before, describe } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { ensureAuthority } from './authority.ts'
import { type Database, type OpenDatabase, openPglite, openServer } from './database.ts'
import { type AuthorityId, newToken } from './ids.ts'

export type TestDatabase = {
  readonly db: Database
  readonly engine: 'pglite' | 'postgres'
  /** A new authority, so that each test has the tables to itself. */
  newAuthority(): Promise<AuthorityId>
}

/** Declares the same tests for each engine that there is. Call it at the top of a test file, with the tests inside. */
export function onEachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name} on PGlite`, () => tests(opened(openTestPglite)))
  const url = process.env.TEST_DATABASE_URL
  const skip = url ? false : 'TEST_DATABASE_URL is not set'
  describe(`${name} on PostgreSQL`, { skip }, () => tests(opened(() => openTestServer(url ?? ''))))
}

/** A database for tests that need only one engine, opened before them and closed after them. */
export function testPglite(): TestDatabase {
  return opened(openTestPglite)
}

function opened(open: () => Promise<OpenDatabase>): TestDatabase {
  let database: OpenDatabase | undefined
  const ready = () => {
    if (database === undefined) throw new Error('the test database is open only while tests run')
    return database
  }
  before(async () => {
    database = await open()
  })
  after(async () => {
    await database?.close()
  })
  return {
    get db() {
      return ready().db
    },
    get engine() {
      return ready().engine
    },
    newAuthority: () => ensureAuthority(ready().db, `Test authority ${newToken()}`),
  }
}

/**
 * In memory. Making an empty database takes PGlite 3 to 5 seconds, loading a copy under one, so a copy is kept in `.cache`,
 * named by what it was made from.
 */
export async function openTestPglite(): Promise<OpenDatabase> {
  return openPglite({ loadDataDir: await emptyDatabase() })
}

/** Puts an empty database into a folder, for tests that need one on disk and cannot wait for it to be made. */
export async function seedTestFolder(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const database = await openPglite({ dataDir, loadDataDir: await emptyDatabase() })
  await database.close()
}

async function emptyDatabase(): Promise<Blob> {
  const folder = new URL('../../.cache/', import.meta.url)
  const copy = new URL(`empty-database-${recipeHash()}.tar`, folder)
  if (existsSync(copy)) return new Blob([readFileSync(copy)])
  const { PGlite } = await import('@electric-sql/pglite')
  const fresh = await PGlite.create()
  const dump = await fresh.dumpDataDir('none')
  await fresh.close()
  mkdirSync(folder, { recursive: true })
  // Whole or not at all: test files run at the same time.
  const part = new URL(`${newToken()}.part`, folder)
  writeFileSync(part, new Uint8Array(await dump.arrayBuffer()))
  renameSync(part, copy)
  return dump
}

/** The copy holds no tables of ours, so it depends on nothing but PGlite's version. */
function recipeHash(): string {
  const manifest = fileURLToPath(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')))
  return createHash('sha256').update(readFileSync(manifest)).digest('hex').slice(0, 12)
}

/** On the server at this address, in a schema of its own that goes when it is closed. */
export async function openTestServer(url: string): Promise<OpenDatabase> {
  const schema = `test_${newToken().replaceAll('-', '')}`
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create schema ${schema}`)
  await client.end()
  const database = await openServer(url, schema)
  const close = async () => {
    await sql.raw(`drop schema ${schema} cascade`).execute(database.db)
    await database.close()
  }
  return { ...database, close }
}
