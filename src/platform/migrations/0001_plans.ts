/**
 * The first schema: authorities, documents, imports, plans and what is in them, and the change record.
 *
 * Every primary key begins with the authority, so that the tables can be spread by it over several machines. What is asked
 * for by SQL has a column of its own; the rest of each part of a plan is in `rest`, so that a key added to the plan file is
 * kept without a migration.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table authority (
    authority text primary key,
    name text not null,
    created_at timestamptz not null,
    -- The end of the change chain. Locked by each change, which puts the changes of an authority in one line; and
    -- kept apart from the chain, so that entries cut off its end are missed.
    change_sequence integer not null default 0,
    change_hash text not null default ''
  )`,

  `create table document (
    authority text not null references authority,
    id text not null,
    name text not null,
    kind text check (kind in ('text', 'docx', 'xlsx', 'csv', 'html')),
    sha256 text not null,
    bytes bytea not null,
    size integer not null,
    form jsonb,
    words integer,
    created_at timestamptz not null,
    primary key (authority, id)
  )`,
  // A Word or Excel file is compressed already: trying again only takes time.
  'alter table document alter column bytes set storage external',

  `create table plan (
    authority text not null references authority,
    id text not null,
    document text,
    title text not null,
    status text not null default 'current' check (status in ('current', 'withdrawn')),
    created_at timestamptz not null,
    rest jsonb not null,
    primary key (authority, id),
    foreign key (authority, document) references document (authority, id)
  )`,

  `create table theme (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    ref text,
    title text not null,
    leads jsonb not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id)
  )`,

  `create table outcome (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    theme text,
    ref text,
    title text not null,
    leads jsonb not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    foreign key (authority, plan, theme) references theme (authority, plan, id)
  )`,

  `create table recommendation (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    theme text,
    outcome text,
    ref text,
    text text not null,
    sources jsonb not null,
    urgency double precision,
    "by" jsonb not null,
    by_kind text generated always as ("by" ->> 'kind') stored,
    by_due date,
    leads jsonb not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    foreign key (authority, plan, theme) references theme (authority, plan, id),
    foreign key (authority, plan, outcome) references outcome (authority, plan, id)
  )`,

  `create table action (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    recommendation text,
    parent text,
    level text not null check (level in ('main', 'sub')),
    label text,
    text text not null,
    deadline jsonb not null,
    deadline_kind text generated always as (deadline ->> 'kind') stored,
    due date,
    leads jsonb not null,
    confidence double precision not null,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    foreign key (authority, plan, recommendation) references recommendation (authority, plan, id),
    foreign key (authority, plan, parent) references action (authority, plan, id)
  )`,
  'create index action_due on action (authority, due) where due is not null',

  `create table progress_update (
    authority text not null,
    plan text not null,
    position integer not null,
    action text not null,
    "on" date not null,
    status text not null check (status in ('not started', 'in progress', 'delivered', 'withdrawn')),
    percent double precision check (percent between 0 and 100),
    note text not null,
    "by" text not null,
    rest jsonb not null,
    primary key (authority, plan, position),
    foreign key (authority, plan, action) references action (authority, plan, id)
  )`,
  'create index progress_update_action on progress_update (authority, plan, action, "on")',

  `create table evidence (
    authority text not null,
    plan text not null,
    position integer not null,
    revision integer not null default 1,
    recommendation text not null,
    criterion integer not null check (criterion >= 0),
    text text not null,
    offered_on date not null,
    offered_by text not null,
    accepted_on date,
    accepted_by text,
    rest jsonb not null,
    primary key (authority, plan, position),
    foreign key (authority, plan, recommendation) references recommendation (authority, plan, id)
  )`,

  `create table context_item (
    authority text not null,
    plan text not null,
    position integer not null,
    kind text not null,
    ref text,
    title text,
    text text not null,
    rest jsonb not null,
    primary key (authority, plan, position),
    foreign key (authority, plan) references plan (authority, id)
  )`,

  `create table unplaced (
    authority text not null,
    plan text not null,
    position integer not null,
    text text not null,
    rest jsonb not null,
    primary key (authority, plan, position),
    foreign key (authority, plan) references plan (authority, id)
  )`,

  `create table doubt (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    code text not null,
    reason text not null,
    subjects jsonb not null,
    confidence double precision not null,
    state text not null default 'open' check (state in ('open', 'accepted', 'corrected', 'split')),
    decided_by text,
    decided_on date,
    decided_note text,
    rest jsonb not null,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((state = 'open') = (decided_by is null and decided_on is null))
  )`,

  `create table change (
    authority text not null references authority,
    sequence integer not null,
    at timestamptz not null,
    who text not null,
    what text not null,
    why text not null,
    plan text,
    subject text,
    before jsonb,
    after jsonb,
    previous_hash text not null,
    hash text not null,
    primary key (authority, sequence)
  )`,
  'create index change_plan on change (authority, plan, sequence)',

  `create table import_job (
    authority text not null,
    id text not null,
    document text not null,
    title text,
    authority_name text,
    state text not null check (state in ('queued', 'reading', 'ready', 'failed', 'applied', 'discarded')),
    progress double precision not null default 0 check (progress between 0 and 1),
    message text not null default '',
    attempts integer not null default 0,
    draft jsonb,
    conservation jsonb,
    plan text,
    who text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (authority, id),
    foreign key (authority, document) references document (authority, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((state = 'applied') = (plan is not null))
  )`,
  "create index import_job_waiting on import_job (created_at) where state in ('queued', 'reading')",
]
