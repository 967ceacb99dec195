/** What is written on the report card of an indicator. Every state is kept as a row of its own: the newest one holds. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table report_card_text (
    authority text not null references authority,
    indicator text not null,
    -- '' is the authority.
    unit text not null default '',
    part text not null check (part in ('story', 'partners', 'works', 'do')),
    revision integer not null check (revision > 0),
    text text not null,
    -- Of what will be done: actions of plans, as {plan, action}.
    actions jsonb not null default '[]',
    written_by text not null,
    written_at timestamptz not null,
    primary key (authority, indicator, unit, part, revision)
  )`,
]
