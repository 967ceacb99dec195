/** What the figures of an extract rest on: counts of what is wrong in it, by team and authority. Nothing of any child. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table data_quality (
    authority text not null references authority,
    extract text not null,
    -- Code of the check.
    "check" text not null,
    -- '' is the authority.
    unit text not null,
    count integer not null check (count >= 0),
    "of" integer not null check ("of" > 0),
    primary key (authority, extract, "check", unit),
    foreign key (authority, extract) references extract (authority, id)
  )`,
]
