/** What a plan's words proposed as a target, and a person said is none. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table declined_target (
        authority text not null,
        plan text not null,
        -- Indicator, base, period and level, as the reading makes it.
        key text not null,
        primary key (authority, plan, key),
        foreign key (authority, plan) references plan (authority, id)
      )`,
    )
    .execute(db)
}
