/** Figures, the extracts that they come from, and the teams and areas that they are of. Nothing of any child. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table extract (
    authority text not null references authority,
    id text not null,
    name text not null,
    format text not null,
    -- Of the files together, whatever their names: the files themselves are not kept.
    sha256 text not null,
    cut date not null,
    -- Months.
    "from" text not null,
    "to" text not null,
    -- Under 18 in the area, as told with it, for rates.
    children integer check (children > 0),
    state text not null check (state in ('draft', 'published', 'replaced')),
    -- Rows taken and left out by table, notes, and how many figures.
    report jsonb not null,
    units jsonb not null,
    handed_in_by text not null,
    handed_in_at timestamptz not null,
    published_by text,
    published_at timestamptz,
    primary key (authority, id),
    check ((published_at is null) = (published_by is null) and (state = 'draft') = (published_at is null))
  )`,
  'create index extract_sha256 on extract (authority, sha256)',

  `create table figure (
    authority text not null references authority,
    -- Null where it was typed in or uploaded.
    extract text,
    indicator text not null,
    period text not null,
    -- '' is the authority.
    unit text not null,
    -- '' is everybody.
    breakdown text not null default '',
    numerator double precision not null,
    denominator double precision,
    "limit" text,
    cut date not null,
    state text not null check (state in ('draft', 'published', 'replaced')),
    foreign key (authority, extract) references extract (authority, id)
  )`,
  'create index figure_extract on figure (authority, extract, indicator, unit, period)',
  // One figure is published for each, so that no page has to choose.
  `create unique index figure_published on figure (authority, indicator, unit, breakdown, period)
    where state = 'published'`,
  "create index figure_unit on figure (authority, unit, indicator, period) where state = 'published'",

  // A row for each time that a unit had this name and place in the tree.
  `create table unit (
    authority text not null references authority,
    id text not null,
    since date not null,
    until date,
    name text not null,
    kind text not null check (kind in ('team', 'area')),
    parent text,
    primary key (authority, id, since),
    check (until is null or until >= since)
  )`,
]
