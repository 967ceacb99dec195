/** Links between parts of a plan, and its register of risks and issues. */
import { type Kysely, sql } from 'kysely'
import { keepHistory } from './history.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // A link leads between parts of four kinds, so that no foreign key can hold it; the store checks both ends.
  `create table link (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    from_kind text not null check (from_kind in ('theme', 'outcome', 'recommendation', 'action')),
    from_id text not null,
    to_kind text check (to_kind in ('theme', 'outcome', 'recommendation', 'action')),
    to_id text,
    kind text not null check (kind in ('depends on', 'part of', 'see also')),
    state text not null check (state in ('proposed', 'confirmed', 'declined')),
    words text not null,
    "by" text not null,
    "on" date not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((to_kind is null) = (to_id is null))
  )`,
  ...keepHistory('link'),

  `create table risk (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    kind text not null check (kind in ('risk', 'issue')),
    status text not null check (status in ('open', 'came true', 'closed')),
    title text not null,
    category text not null,
    owner text not null,
    likelihood integer not null check (likelihood between 1 and 5),
    impact integer not null check (impact between 1 and 5),
    opened_on date not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id)
  )`,
  ...keepHistory('risk'),
]
