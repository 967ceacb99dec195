/** How the chart of an indicator is drawn: where a new process began and why, and from which points its limits come. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table chart_setting (
      authority text not null references authority,
      indicator text not null,
      base text not null,
      -- '' is the authority.
      unit text not null,
      -- Periods with which a new process begins, each with its reason.
      rebase jsonb not null,
      fix_after integer check (fix_after >= 12),
      screen boolean not null,
      -- One more with each change, so that the second of two savers is told.
      revision integer not null,
      primary key (authority, indicator, base, unit)
    )`)
    .execute(db)
}
