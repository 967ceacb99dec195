/** Brings a database to the newest schema. Migrations are never changed once released: a new one is added after them. */
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as first from './migrations/0001_plans.ts'
import * as history from './migrations/0002_history.ts'
import * as accounts from './migrations/0003_accounts.ts'
import * as posts from './migrations/0004_posts.ts'
import * as proof from './migrations/0006_proof.ts'
import * as control from './migrations/0007_control.ts'
import * as linksAndRisks from './migrations/0008_links_and_risks.ts'
import * as notices from './migrations/0009_notices.ts'
import * as reimport from './migrations/0010_reimport.ts'
import * as figures from './migrations/0011_figures.ts'
import * as intake from './migrations/0012_intake.ts'
import * as targets from './migrations/0013_targets.ts'
import * as quality from './migrations/0014_quality.ts'
import * as feeds from './migrations/0015_feeds.ts'
import * as felt from './migrations/0016_felt.ts'
import * as moreFigures from './migrations/0017_more_figures.ts'
import * as openCases from './migrations/0018_open_cases.ts'
import * as clinic from './migrations/0019_clinic.ts'
import * as reportCard from './migrations/0020_report_card.ts'
import * as charts from './migrations/0021_charts.ts'
import * as targetReading from './migrations/0022_target_reading.ts'
import * as variance from './migrations/0023_variance.ts'
import * as indicatorOwners from './migrations/0024_indicator_owners.ts'

/** In order of name. Listed rather than read from the folder, so that the dependency rules and the type checker see them. */
const migrations: Record<string, Migration> = {
  '0001_plans': first,
  '0002_history': history,
  '0003_accounts': accounts,
  '0004_posts': posts,
  '0006_proof': proof,
  '0007_control': control,
  '0008_links_and_risks': linksAndRisks,
  '0009_notices': notices,
  '0010_reimport': reimport,
  '0011_figures': figures,
  '0012_intake': intake,
  '0013_targets': targets,
  '0014_quality': quality,
  '0015_feeds': feeds,
  '0016_felt': felt,
  '0017_more_figures': moreFigures,
  '0018_open_cases': openCases,
  '0019_clinic': clinic,
  '0020_report_card': reportCard,
  '0021_charts': charts,
  '0022_target_reading': targetReading,
  '0023_variance': variance,
  '0024_indicator_owners': indicatorOwners,
}

/** The database was changed by a newer Upturn than this one. */
export class NewerSchema extends Error {
  constructor(names: string[]) {
    super(
      `This data was written by a newer Upturn (it has the changes ${names.join(', ')}). ` +
        'Start that version, or point UPTURN_DATA or DATABASE_URL at other data.',
    )
    this.name = 'NewerSchema'
  }
}

/** @throws NewerSchema, and whatever a failed migration threw: nothing of a failed one stays */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const known = Object.keys(migrations)
  const applied = await appliedMigrations(db)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new NewerSchema(unknown)
  if (applied.length === known.length) return
  const migrationTableSchema = await currentSchema(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations }, migrationTableSchema })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/**
 * Named to the migrator, which otherwise takes the tables of any schema of the database for its own: two Upturns on one
 * server, or what a killed test left behind, would keep a new one from being made.
 */
async function currentSchema(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db)
  return rows[0]?.name ?? undefined
}

/** Asked directly: the migrator's own check reads the whole catalogue, which each start would wait for. */
async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (there.rows[0]?.there !== true) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}
