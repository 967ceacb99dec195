/** Which indicators show whether it is better: links to recommendations and to requirements of the instrument. */
import { type Kysely, sql } from 'kysely'
import { keepHistory } from './history.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // A requirement is named by its printed code, so that no foreign key can hold it; the store checks both kinds.
  `create table measure_link (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    indicator text not null,
    to_kind text not null check (to_kind in ('recommendation', 'requirement')),
    to_id text not null,
    base text not null,
    state text not null check (state in ('confirmed', 'declined', 'withdrawn')),
    words text not null,
    "by" text not null,
    "on" date not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id)
  )`,
  ...keepHistory('measure_link'),
  "create index measure_link_indicator on measure_link (authority, indicator) where state = 'confirmed'",
  'create index measure_link_since on measure_link (authority, since)',
]
