/** The history of every part of a plan, and the account behind each change. */
import { type Kysely, sql } from 'kysely'
import { historyStatements, keepHistory } from './history.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table change add column account text',
  // The newest change up to a day, for a plan with tens of thousands.
  'create index change_plan_at on change (authority, plan, at, sequence)',
  ...historyStatements,
  ...keepHistory('plan', { plan: 'id' }),
  ...['theme', 'outcome', 'recommendation', 'action', 'doubt'].flatMap((table) => keepHistory(table)),
  ...['progress_update', 'evidence', 'context_item', 'unplaced'].flatMap((table) =>
    keepHistory(table, { key: 'position' }),
  ),
]
