/**
 * A document that comes back as a new version: the plan an import is for, what a person chose of it, every document a plan
 * has had with what it printed, and doubts about words that a version has replaced.
 */
import { type Kysely, sql } from 'kysely'
import { keepHistory } from './history.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table import_job
    add column for_plan text,
    add column choices jsonb,
    add foreign key (authority, for_plan) references plan (authority, id)`,

  `create table plan_document (
    authority text not null,
    plan text not null,
    position integer not null,
    document text not null,
    -- As the document prints it.
    label text,
    taken_at timestamptz not null,
    taken_by text not null,
    why text not null,
    -- The change that took it on.
    sequence integer not null,
    -- What it printed, under the ids of the plan; null for the first, which is the plan as it was after that change.
    reading jsonb,
    primary key (authority, plan, position),
    foreign key (authority, plan) references plan (authority, id),
    foreign key (authority, document) references document (authority, id)
  )`,
  ...keepHistory('plan_document', { key: 'position' }),
  'create index plan_document_since on plan_document (authority, since)',

  `alter table doubt
    drop constraint doubt_state_check,
    add constraint doubt_state_check check (state in ('open', 'accepted', 'corrected', 'split', 'superseded'))`,
]
