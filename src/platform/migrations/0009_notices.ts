/**
 * Jobs that run by the clock, the outbox, and what people and authorities have settled about reminders.
 * What a reminder is made of (plans, updates, posts) has tables of its own elsewhere.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // One row for each job of each authority. Whoever holds the lease runs it; a lease that has ended is nobody's.
  `create table job (
    authority text not null references authority,
    name text not null,
    next_run_at timestamptz not null,
    lease_by text,
    lease_until timestamptz,
    last_run_at timestamptz,
    -- How often it failed since it last worked, and the id under which the log has the newest fault.
    failures integer not null default 0,
    fault text,
    primary key (authority, name),
    check ((lease_by is null) = (lease_until is null))
  )`,

  // The outbox. The words go once they are sent or given up: what was said to whom is not kept, only that it was.
  `create table message (
    authority text not null references authority,
    id text not null,
    account text not null,
    kind text not null,
    -- What it is about, so that the same is never said twice: a day, a month, an action and a month.
    period text not null,
    subject text not null,
    text text not null,
    state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
    tries integer not null default 0,
    next_try_at timestamptz not null,
    not_after timestamptz not null,
    quiet_from smallint check (quiet_from between 0 and 23),
    quiet_until smallint check (quiet_until between 0 and 23),
    claimed_by text,
    claimed_at timestamptz,
    failure text,
    created_at timestamptz not null,
    settled_at timestamptz,
    primary key (authority, id),
    unique (authority, account, kind, period),
    check ((quiet_from is null) = (quiet_until is null)),
    check (state not in ('sent', 'dropped') or (text = '' and subject = ''))
  )`,
  "create index message_waiting on message (authority, next_try_at) where state in ('waiting', 'sending')",
]
