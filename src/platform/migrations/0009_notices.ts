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

  // What a person has chosen about their own reminders. Without a row the authority's usual way holds.
  `create table reminder (
    authority text not null references authority,
    account text not null,
    revision integer not null default 1,
    often text not null check (often in ('off', 'daily', 'weekly', 'monthly')),
    weekday smallint not null check (weekday between 1 and 7),
    day smallint not null check (day between 1 and 31),
    hour smallint not null check (hour between 0 and 23),
    quiet_from smallint check (quiet_from between 0 and 23),
    quiet_until smallint check (quiet_until between 0 and 23),
    away_from date,
    away_until date,
    deputy text,
    changed_at timestamptz not null,
    primary key (authority, account),
    check ((quiet_from is null) = (quiet_until is null)),
    check ((away_from is null) = (away_until is null) and (away_from is null or away_from <= away_until)),
    check (deputy is null or (away_from is not null and deputy <> account))
  )`,

  `create table reminder_rules (
    authority text not null references authority,
    revision integer not null default 1,
    on_duty boolean not null,
    often text not null check (often in ('off', 'daily', 'weekly', 'monthly')),
    hour smallint not null check (hour between 0 and 23),
    update_day smallint not null check (update_day between 1 and 31),
    -- Working days; null: nothing is passed on.
    escalate_after smallint check (escalate_after between 1 and 60),
    changed_at timestamptz not null,
    primary key (authority)
  )`,

  // The last time that each person's reminder was due and was looked at, whether or not there was anything to say.
  `create table reminder_done (
    authority text not null references authority,
    account text not null,
    period date not null,
    primary key (authority, account)
  )`,

  // Each action is passed on once in a period.
  `create table escalation (
    authority text not null,
    plan text not null,
    action text not null,
    period text not null,
    "on" date not null,
    leads jsonb not null,
    officers jsonb not null,
    primary key (authority, plan, action, period),
    foreign key (authority, plan) references plan (authority, id)
  )`,
  'create index escalation_on on escalation (authority, "on")',

  // Only the hash of what stands in the address is kept.
  `create table calendar_feed (
    authority text not null references authority,
    account text not null,
    hash text not null,
    made_at timestamptz not null,
    primary key (authority, account)
  )`,
  'create unique index calendar_feed_hash on calendar_feed (hash)',
]
