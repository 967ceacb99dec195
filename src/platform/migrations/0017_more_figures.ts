/** Figures that are typed in or uploaded, the number of children who live here, and an index for figures in parts. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Who typed a figure in or uploaded it; those of an extract have the extract's.
  'alter table figure add column entered_by text, add column entered_at timestamptz',
  `alter table figure add constraint figure_entered
    check ((extract is null) = (entered_by is not null) and (entered_by is null) = (entered_at is null))`,

  // A unit's page reads the figures of everybody, past the many parts.
  'drop index figure_unit',
  `create index figure_unit on figure (authority, unit, breakdown, indicator, period) where state = 'published'`,

  `create table population (
    authority text not null references authority,
    -- '' is the authority.
    unit text not null,
    -- As estimated for the middle of that year.
    year integer not null check (year between 1990 and 2100),
    -- Under 18.
    children integer not null check (children > 0),
    source text,
    entered_by text not null,
    entered_at timestamptz not null,
    primary key (authority, unit, year)
  )`,
]
