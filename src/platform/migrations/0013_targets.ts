/** Targets of indicators, and what others reach. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table target (
    authority text not null references authority,
    id text not null,
    revision integer not null default 1,
    indicator text not null,
    base text not null,
    -- '' is the authority.
    unit text not null,
    period text not null,
    way text not null check (way in ('at least', 'at most')),
    -- Null while the baseline is still to be set.
    value double precision,
    baseline_by date,
    -- Where a trajectory begins; null for a step.
    start_period text,
    start_value double precision,
    words text not null,
    plan text,
    -- The code printed in the document.
    requirement text,
    state text not null check (state in ('current', 'withdrawn')),
    primary key (authority, id),
    foreign key (authority, plan) references plan (authority, id),
    check (value is not null or baseline_by is not null),
    check ((start_period is null) = (start_value is null))
  )`,
  // One level is asked for in each period of a series.
  `create unique index target_current on target (authority, indicator, base, unit, period) where state = 'current'`,

  `create table comparator (
    authority text not null references authority,
    indicator text not null,
    base text not null,
    who text not null,
    period text not null,
    value double precision not null,
    primary key (authority, indicator, base, who, period)
  )`,
]
