/** Who answers for an indicator in the authority. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table indicator_owner (
      authority text not null references authority,
      indicator text not null,
      -- A post, or a name as it was typed.
      post text,
      name text not null,
      set_by text not null,
      set_on date not null,
      revision integer not null,
      primary key (authority, indicator)
    )`)
    .execute(db)
}
