/** Read tokens: what other tools (Power BI, Excel, a script) show to be handed published figures. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table read_token (
    authority text not null references authority,
    id text not null,
    -- Only the hash of the token is kept.
    hash text not null,
    name text not null,
    purpose text not null,
    -- Parts of the services whose figures it may read; null is all of them.
    areas jsonb,
    -- Only what this plan is measured by; null is whatever plan.
    plan text,
    -- From a public audience small numbers are hidden.
    audience text not null check (audience in ('full', 'public')),
    -- The last day on which it works.
    ends_on date not null,
    made_by text not null,
    made_at timestamptz not null,
    last_used_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    ended_why text,
    primary key (authority, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
  )`,
  'create unique index read_token_hash on read_token (hash)',
]
