/**
 * Change under control: versions of a plan, requests for changes; and a change record that knows what each change made, so
 * that a row altered behind its back shows.
 */
import { type Kysely, sql } from 'kysely'
import { keepHistory } from './history.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/**
 * As in `0002_history`, and it notes for the time of the transaction which tables the change has touched: the door then
 * looks only at those.
 */
const noteTouched = `create or replace function keep_history() returns trigger language plpgsql as $keep$
  declare
    at_work integer;
    former jsonb;
    touched text := coalesce(current_setting('upturn.touched', true), '');
  begin
    select change_sequence + 1 into at_work from authority
      where authority = case when tg_op = 'DELETE' then old.authority else new.authority end;
    if tg_op = 'UPDATE' and old is not distinct from new then return new; end if;
    if not tg_table_name = any (string_to_array(touched, ',')) then
      perform set_config('upturn.touched', concat_ws(',', nullif(touched, ''), tg_table_name), true);
    end if;
    if tg_op <> 'INSERT' then
      if old.since < at_work then
        former := to_jsonb(old);
        insert into part_history (authority, plan, part, id, from_sequence, to_sequence, state)
          values (old.authority, former ->> tg_argv[1], tg_table_name, former ->> tg_argv[0], old.since, at_work, former);
      end if;
      if tg_op = 'DELETE' then return old; end if;
    end if;
    new.since := at_work;
    return new;
  end
$keep$`

/**
 * What the changes of an authority made of one table: by change, how many states began or ended with it, and the SHA-256 of
 * them all. Keys without a value are left out, so that a column added later, empty, alters nothing that was.
 */
const statesMade = `create function states_made(of_authority text, of_table text, of_sequence integer default null)
  returns table (made_by integer, states integer, sha256 text) language plpgsql stable as $states$
  begin
    return query execute format($query$
      select sequence, count(*)::int, encode(sha256(convert_to(string_agg(state, E'\\n' order by state collate "C"), 'UTF8')), 'hex')
      from (
        select since as sequence, jsonb_strip_nulls(to_jsonb(part))::text as state
          from %I part where authority = $1 and ($3 is null or since = $3)
        union all
        select from_sequence, jsonb_strip_nulls(state)::text
          from part_history where authority = $1 and part = $2 and ($3 is null or from_sequence = $3)
        union all
        select to_sequence, 'over ' || plan || ' ' || id || ' ' || from_sequence
          from part_history where authority = $1 and part = $2 and ($3 is null or to_sequence = $3)
      ) made group by sequence$query$, of_table) using of_authority, of_table, of_sequence;
  end
$states$`

/** The same for the change at work, of every table it has touched: kept in its entry. Null where it touched none. */
const changeMakes = `create function change_makes(of_authority text, of_sequence integer) returns jsonb
  language sql stable as $makes$
    select jsonb_object_agg(touched, jsonb_build_object('states', made.states, 'sha256', made.sha256))
    from unnest(string_to_array(nullif(current_setting('upturn.touched', true), ''), ',')) as touched,
      lateral states_made(of_authority, touched, of_sequence) as made
  $makes$`

/** Found by the trigger they share, so that whatever table keeps its history is looked at. */
const keptTables = `create function kept_tables() returns table (kept text) language sql stable as $kept$
    select relname::text from pg_trigger join pg_class on pg_class.oid = tgrelid
    where tgfoid = 'keep_history()'::regprocedure order by relname
  $kept$`

const indexes = `do $index$
  declare name text;
  begin
    for name in select kept from kept_tables() loop
      execute format('create index %I on %I (authority, since)', name || '_since', name);
    end loop;
  end
$index$`

const statements = [
  `create table plan_version (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    label text not null,
    state text not null check (state in ('draft', 'put forward', 'approved', 'superseded')),
    -- As the document prints it, for versions from before the plan was here.
    printed_status text,
    "on" date,
    author text not null,
    author_account text,
    put_forward_by text,
    put_forward_account text,
    summary text not null,
    -- The change after which the plan was as this version has it; null where it was never here.
    sequence integer,
    approvals jsonb not null default '[]',
    distribution jsonb not null default '[]',
    returns jsonb not null default '[]',
    primary key (authority, plan, id),
    unique (authority, plan, label),
    foreign key (authority, plan) references plan (authority, id),
    check (state not in ('put forward', 'approved') or sequence is not null)
  )`,
  ...keepHistory('plan_version'),

  `create table change_request (
    authority text not null,
    plan text not null,
    id text not null,
    position integer not null,
    revision integer not null default 1,
    state text not null check (state in ('asked', 'agreed', 'declined', 'withdrawn')),
    kind text not null check (kind in ('theme', 'outcome', 'recommendation', 'action')),
    -- Id of the part it would change; of the part it has made, once a request to add one is agreed.
    subject text,
    edit jsonb not null,
    -- The part as it was when the change was asked for; null where the request is to add one.
    before jsonb,
    reason text not null,
    asked_by text not null,
    asked_account text,
    asked_on date not null,
    decided_by text,
    decided_account text,
    decided_on date,
    decided_note text,
    primary key (authority, plan, id),
    foreign key (authority, plan) references plan (authority, id),
    check ((state = 'asked') = (decided_by is null and decided_on is null))
  )`,
  ...keepHistory('change_request'),
  "create index change_request_waiting on change_request (authority, plan) where state = 'asked'",

  'alter table theme add column revision integer not null default 1',
  'alter table outcome add column revision integer not null default 1',

  // What a change made, table by table; null in entries from before this was kept.
  'alter table change add column makes jsonb',
  'create index part_history_from_change on part_history (authority, part, from_sequence)',
  'create index part_history_to_change on part_history (authority, part, to_sequence)',
  noteTouched,
  statesMade,
  changeMakes,
  keptTables,
  indexes,
]
