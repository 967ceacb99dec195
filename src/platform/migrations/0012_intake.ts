/** Extracts on their way in, and what people said of their headings. The files themselves are in no table. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table extract_job (
    authority text not null references authority,
    id text not null,
    state text not null check (state in
      ('waiting', 'reading', 'asks', 'computed', 'failed', 'cancelled', 'interrupted')),
    -- In a sentence for whoever handed it in: why it failed.
    message text not null default '',
    cut date not null,
    -- As asked for; null where the extract itself tells.
    "from" text,
    children integer check (children > 0),
    files integer not null,
    who text not null,
    -- What it has become, or what it was before.
    extract text,
    same boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (authority, id),
    foreign key (authority, extract) references extract (authority, id),
    check ((state = 'computed') = (extract is not null))
  )`,
  'create index extract_job_open on extract_job (authority, created_at)',

  // One for each time that a person said what the headings of one table mean.
  `create table heading_mapping (
    authority text not null references authority,
    id text not null,
    format text not null,
    -- '' is none: a file with these headings is not needed.
    "table" text not null,
    -- Of all headings of the file, whatever their order: a hash, because some may be no headings.
    signature text not null,
    -- [{ heading, column }]; column null where the heading means nothing that is read.
    headings jsonb not null,
    -- { column: { value as written: what it means } }
    "values" jsonb not null,
    confirmed_by text not null,
    confirmed_at timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_why text,
    primary key (authority, id),
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
  )`,
]
