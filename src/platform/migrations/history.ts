/**
 * Keeping every former state of a row, by a trigger of the database: what a store function forgets to keep is kept all
 * the same. A row says in `since` which change made it so; a state that is over stands in `part_history` from that change
 * until the one that ended it. A plan as it was after change n is the rows with `since <= n` and the states that began by
 * then and ended later.
 */

/**
 * Statements that keep the history of a table.
 *
 * @param table whose primary key is `(authority, <plan>, <key>)`
 * @param columns `key`: what tells rows of a plan apart; `plan`: the column with the plan's id
 */
export function keepHistory(table: string, { key = 'id', plan = 'plan' } = {}): string[] {
  return [
    `alter table "${table}" add column since integer not null default 0`,
    `create trigger "${table}_history" before insert or update or delete on "${table}"
      for each row execute function keep_history('${key}', '${plan}')`,
  ]
}

/**
 * The number of the change at work is one above the last: the door holds the authority's row locked until its entry is
 * written. A state that begins and ends within one change never was, for anybody else, and is not kept.
 */
export const historyStatements = [
  `create table part_history (
    authority text not null,
    plan text not null,
    part text not null,
    id text not null,
    from_sequence integer not null,
    to_sequence integer not null,
    state jsonb not null,
    primary key (authority, plan, part, id, from_sequence),
    check (from_sequence < to_sequence)
  )`,
  'create index part_history_until on part_history (authority, plan, to_sequence, from_sequence)',
  `create function keep_history() returns trigger language plpgsql as $keep$
    declare
      at_work integer;
      former jsonb;
    begin
      select change_sequence + 1 into at_work from authority
        where authority = case when tg_op = 'DELETE' then old.authority else new.authority end;
      if tg_op <> 'INSERT' then
        if tg_op = 'UPDATE' and old is not distinct from new then return new; end if;
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
  $keep$`,
]
