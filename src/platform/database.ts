/**
 * The one place that opens a database: PGlite inside this process by default, a PostgreSQL server where there is an address.
 * Both give the same texts for the same values: days as `YYYY-MM-DD`, moments as ISO in UTC, counts as numbers.
 */
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import type { Config } from './config.ts'
import { DatabaseUnusable, prepareDatabaseFolder } from './database-folder.ts'
import { databaseText } from './database-values.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'

/** SQL is text through `sql`, and rows are parsed by their store functions, so the tables are not typed here. */
export type Database = Kysely<unknown>

export type OpenDatabase = {
  db: Database
  engine: 'pglite' | 'postgres'
  /** Tells other processes where this one serves pages. Nothing to do on a server, which many may share. */
  announce(url: string): void
  close(): Promise<void>
}

/** Object identifiers of the types whose values the two engines would otherwise give in different forms. */
const types = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 }

/**
 * Opens the database that the configuration names, brought up to the newest schema.
 *
 * @throws FolderInUse where another process runs on the same data folder
 * @throws FolderUnusable, DatabaseUnusable where the folder may not be written, or what is in it does not open
 * @throws NewerSchema where a newer Upturn has already changed the tables
 */
export async function openDatabase(config: Pick<Config, 'dataFolder' | 'databaseFolder' | 'databaseUrl'>) {
  return config.databaseUrl === undefined ? openFolder(config) : openServer(config.databaseUrl)
}

async function openFolder(config: Pick<Config, 'dataFolder' | 'databaseFolder'>): Promise<OpenDatabase> {
  const lock = lockFolder(config.dataFolder)
  try {
    const finished = prepareDatabaseFolder(config.databaseFolder)
    const opened = await openPglite({ dataDir: config.databaseFolder }, lock)
    finished()
    return opened
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The embedded database.
 *
 * @param from a folder, or nothing for one in memory; `loadDataDir` starts from a copy (see `test-database.ts`)
 */
export async function openPglite(
  from: { dataDir?: string; loadDataDir?: Blob },
  lock?: FolderLock,
): Promise<OpenDatabase> {
  // Loaded here, not at the top: 9 MB of WebAssembly that a command without a database must not wait for.
  const { PGlite } = await import('@electric-sql/pglite')
  const parsers = {
    [types.int8]: databaseText.count,
    [types.numeric]: databaseText.count,
    [types.date]: databaseText.day,
    [types.timestamptz]: databaseText.moment,
  }
  const pglite = await PGlite.create({ ...from, parsers }).catch((error: unknown) => {
    throw new DatabaseUnusable(from.dataDir ?? 'memory', error)
  })
  const db: Database = new Kysely({ dialect: new PGliteDialect({ pglite }) })
  const close = async () => {
    await db.destroy()
    // Kysely closes what it has used; a database that nobody asked anything is still open.
    if (!pglite.closed) await pglite.close()
    lock?.release()
  }
  try {
    await migrate(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, engine: 'pglite', announce: (url) => lock?.announce(url), close }
}

/** @param schema a schema of its own inside the database, for tests that share one server */
export async function openServer(connectionString: string, schema?: string): Promise<OpenDatabase> {
  const { default: pg } = await import('pg')
  const parsers = new Map<number, (text: string) => unknown>([
    [types.int8, databaseText.count],
    [types.numeric, databaseText.count],
    [types.date, databaseText.day],
    [types.timestamptz, databaseText.moment],
  ])
  const options = schema === undefined ? '' : `-c search_path=${schema}`
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    options: `-c timezone=UTC ${options}`.trim(),
    types: { getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format) },
  })
  // Without a listener an idle connection that the server drops would end the process; the next query opens another.
  pool.on('error', () => {})
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, engine: 'postgres', announce: () => {}, close: () => db.destroy() }
}
