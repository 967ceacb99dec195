/** The forward list of breaches: kept only where an authority says so, sealed; and what the month will be, in counts. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // No row: they are not kept.
  `create table open_case_keeping (
    authority text primary key references authority,
    keeps boolean not null,
    set_by text not null,
    set_at timestamptz not null
  )`,

  // Of the newest extract only: the next one takes its place.
  `create table open_case_list (
    authority text not null references authority,
    -- '' is no team that the extract lists.
    team text not null,
    extract text not null,
    cut date not null,
    -- By kind.
    counts jsonb not null,
    -- References and days, encrypted: nonce, tag and text as base64.
    sealed text not null,
    primary key (authority, team),
    foreign key (authority, extract) references extract (authority, id)
  )`,

  // What the month in which the cut lies, or the one after it, will be; counts, some of them expected ones.
  `create table month_outlook (
    authority text not null references authority,
    extract text not null,
    indicator text not null,
    -- '' is the authority.
    unit text not null,
    month text not null,
    done_in_time integer not null,
    done integer not null,
    open integer not null,
    best_in_time double precision not null,
    best double precision not null,
    pace_in_time double precision not null,
    pace double precision not null,
    -- Cases of the last 12 months that the pace comes from, and of whom.
    pace_cases integer not null,
    pace_of text not null check (pace_of in ('unit', 'authority')),
    primary key (authority, extract, indicator, unit),
    foreign key (authority, extract) references extract (authority, id),
    check (done_in_time <= done)
  )`,
]
