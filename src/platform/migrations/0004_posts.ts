/**
 * Posts, the printed names that mean each, and who held them when.
 *
 * A post belongs to the authority, not to one plan: the same post leads in several. Holders carry their own days, so what
 * was so on a past day is read from the row itself.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table post (
    authority text not null references authority,
    id text not null,
    revision integer not null default 1,
    title text not null check (title <> ''),
    kind text check (kind in ('post', 'person', 'body')),
    note text not null default '',
    -- Why nobody has held it yet, as somebody said; what was said when a holder left stands with the holder.
    vacant_why text,
    created_at timestamptz not null,
    -- Put together with another post: closed, and whoever asks for it is shown the other.
    merged_into text,
    closed_at timestamptz,
    primary key (authority, id),
    foreign key (authority, merged_into) references post (authority, id),
    check ((merged_into is null) or (closed_at is not null))
  )`,

  // One printed name means one post. The title is one of the names, so that no two posts can have the same.
  `create table post_alias (
    authority text not null,
    key text not null check (key <> ''),
    post text not null,
    name text not null,
    primary key (authority, key),
    foreign key (authority, post) references post (authority, id)
  )`,
  'create index post_alias_post on post_alias (authority, post)',

  `create table post_holder (
    authority text not null,
    id text not null,
    post text not null,
    account text,
    name text not null check (name <> ''),
    part text not null default 'alone' check (part in ('alone', 'acting', 'sharing')),
    "from" date not null,
    until date,
    ended_why text,
    primary key (authority, id),
    foreign key (authority, post) references post (authority, id),
    check (until is null or until >= "from")
  )`,
  'create index post_holder_post on post_holder (authority, post, "from")',

  // Said to be two posts: not offered again. The lesser of the two compared names stands first.
  `create table post_told_apart (
    authority text not null references authority,
    one text not null,
    other text not null,
    who text not null,
    at timestamptz not null,
    primary key (authority, one, other),
    check (one < other)
  )`,

  // The store checks this too, with a sentence for the person; this holds whatever the store forgets.
  `create function post_holders_apart() returns trigger language plpgsql as $apart$
    begin
      if new.part = 'alone' and exists (
        select from post_holder other
        where other.authority = new.authority and other.post = new.post and other.id <> new.id and other.part = 'alone'
          and other."from" <= coalesce(new.until, 'infinity') and new."from" <= coalesce(other.until, 'infinity')
      ) then
        raise exception 'two hold the post % alone on the same day', new.post using errcode = 'exclusion_violation';
      end if;
      return new;
    end
  $apart$`,
  `create trigger post_holder_apart after insert or update on post_holder
    for each row execute function post_holders_apart()`,

  // Posts are asked for on nearly every page and seldom change: a number that grows with each change says whether a copy
  // in memory still holds.
  'alter table authority add column posts_revision integer not null default 0',
  `create function count_post_change() returns trigger language plpgsql as $count$
    declare
      changed text := case when tg_op = 'DELETE' then old.authority else new.authority end;
    begin
      update authority set posts_revision = posts_revision + 1 where authority = changed;
      return null;
    end
  $count$`,
  ...['post', 'post_alias', 'post_holder', 'post_told_apart'].map(
    (table) => `create trigger ${table}_counted after insert or update or delete on ${table}
      for each row execute function count_post_change()`,
  ),
]
