/** Proof of actions as well as of criteria, returned and taken back as well as accepted; and files, kept by their hash. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // A proof keeps its place, by which links and later proofs name it.
  'alter table evidence alter column recommendation drop not null',
  'alter table evidence alter column criterion drop not null',
  `alter table evidence
    add column action text,
    add column offered_by_account text,
    add column returned_on date,
    add column withdrawn_on date,
    add foreign key (authority, plan, action) references action (authority, plan, id),
    add check ((recommendation is null) <> (action is null)),
    add check (recommendation is null or criterion is not null)`,
  // What waits for somebody's decision, over all plans.
  `create index evidence_waiting on evidence (authority, offered_on)
    where accepted_on is null and returned_on is null and withdrawn_on is null`,
  'create index evidence_offered_by on evidence (authority, offered_by_account) where offered_by_account is not null',

  `create table file (
    authority text not null references authority,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size >= 0),
    created_at timestamptz not null,
    primary key (authority, sha256)
  )`,
  `create table file_part (
    authority text not null,
    sha256 text not null,
    part integer not null check (part >= 0),
    bytes bytea not null,
    primary key (authority, sha256, part),
    foreign key (authority, sha256) references file (authority, sha256)
  )`,
  // Most of what people hand in is compressed already: trying again only takes time.
  'alter table file_part alter column bytes set storage external',
]
