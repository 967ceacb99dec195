/** A re-run held against what was reported, and a team's own spreadsheet against the case system: counts, and nothing of a case. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // One for each extract: why it gives other figures than an earlier one.
  `create table variance (
    authority text not null,
    extract text not null,
    -- The earlier extract, where its very files were handed in before; its cut is known either way.
    earlier text,
    earlier_cut date not null,
    "from" text not null,
    "to" text not null,
    indicators integer not null,
    -- [{ indicator, month, was, now, causes: [{ cause, cases, numerator, denominator }] }]
    months jsonb not null,
    -- [{ indicator, team, cause, cases }]
    teams jsonb not null,
    explained_by text not null,
    explained_at timestamptz not null,
    primary key (authority, extract),
    foreign key (authority, extract) references extract (authority, id),
    foreign key (authority, earlier) references extract (authority, id)
  )`,

  // A spreadsheet that a team keeps beside the case system, until both agree often enough.
  `create table reconciled_sheet (
    authority text not null references authority,
    id text not null,
    -- As a person calls it, never the name of its file.
    name text not null,
    -- What it lists, and the day of it that its date is.
    "table" text not null,
    day text not null,
    -- Headings of its columns as a person confirmed them; null before the first round.
    reference_heading text,
    date_heading text,
    -- In per cent of all rows, and how many rounds in a row.
    share double precision not null check (share > 0 and share <= 100),
    times integer not null check (times > 0),
    made_by text not null,
    made_at timestamptz not null,
    retired_by text,
    retired_at timestamptz,
    retired_why text,
    primary key (authority, id),
    check ((retired_at is null) = (retired_by is null) and (retired_at is null) = (retired_why is null)),
    check ((reference_heading is null) = (date_heading is null))
  )`,
  `create table reconciled_round (
    authority text not null,
    sheet text not null,
    round integer not null,
    cut date not null,
    -- By what became of a row.
    counts jsonb not null,
    done_by text not null,
    done_at timestamptz not null,
    primary key (authority, sheet, round),
    foreign key (authority, sheet) references reconciled_sheet (authority, id)
  )`,

  // Either of them on its way. The files are in no table.
  `create table comparison_job (
    authority text not null references authority,
    id text not null,
    extract text,
    sheet text,
    state text not null check (state in
      ('waiting', 'reading', 'asks', 'done', 'failed', 'cancelled', 'interrupted')),
    message text not null default '',
    -- Of the extract that is held against.
    cut date not null,
    files integer not null,
    who text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (authority, id),
    foreign key (authority, extract) references extract (authority, id),
    foreign key (authority, sheet) references reconciled_sheet (authority, id),
    check ((extract is null) <> (sheet is null))
  )`,
]
