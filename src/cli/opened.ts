/** The configuration and the database, for commands that need them. */
import { type Config, loadConfig } from '../platform/config.ts'
import type { OpenDatabase } from '../platform/database.ts'
import type { AuthorityId } from '../platform/ids.ts'
import type { Io } from './command.ts'

export type Opened = OpenDatabase & { config: Config; authority: AuthorityId }

/** Runs `work` on the open database, and closes it however that ends. */
export async function withDatabase<T>(io: Io, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await openForCommand(io)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

export async function openForCommand(io: Io): Promise<Opened> {
  const config = loadConfig(io.env)
  const { openDatabase } = await import('../platform/database.ts')
  const { ensureAuthority } = await import('../platform/authority.ts')
  const slow = setTimeout(() => io.say(`Preparing the data folder ${config.dataFolder} …`), 1000)
  try {
    const database = await openDatabase(config)
    return { ...database, config, authority: await ensureAuthority(database.db, config.authority) }
  } finally {
    clearTimeout(slow)
  }
}
