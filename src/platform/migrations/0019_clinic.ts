/** Performance clinics: what was said of a team in a month, and what was decided there for the plan. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table clinic_note (
    authority text not null references authority,
    id text not null,
    -- '' is the authority.
    unit text not null,
    month text not null,
    text text not null,
    written_by text not null,
    written_at timestamptz not null,
    -- Nothing is deleted.
    withdrawn_by text,
    withdrawn_why text,
    primary key (authority, id),
    check ((withdrawn_by is null) = (withdrawn_why is null))
  )`,
  'create index clinic_note_unit on clinic_note (authority, unit, month)',
  `create table clinic_action (
    authority text not null references authority,
    id text not null,
    unit text not null,
    month text not null,
    plan text not null,
    -- In the plan already, or asked for.
    action text,
    request text,
    text text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (authority, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((action is null) <> (request is null))
  )`,
  'create index clinic_action_unit on clinic_action (authority, unit, month)',
]
