/**
 * Teams out of the column “Allocated Team”. Annex A has no list of teams, and what people type there may be the name of a
 * child, a worker or a family: a word becomes a team only where it stands beside enough different children and more than one
 * worker, is no worker's name, and does not look like an address or a number. Any other counts for the authority only, and
 * goes no further than these statements.
 */

/** A brother and sisters, or one worker's whole caseload, are never as many as this beside two workers. */
const fewestChildren = 10
const fewestWorkers = 2

const withTeams = [3, 4, 5, 6, 7, 8]

const key = (text: string) => `regexp_replace(lower(trim(${text})), '\\s+', ' ', 'g')`

/** The name of the team, as most rows spell it, or null. */
export const teamOf = (text: string) => `(select any_value(name) from annex_team t where t.key = ${key(text)})`

export const findTeams: readonly string[] = [
  `create temp table annex_allocation as ${withTeams
    .map(
      (number) =>
        `select child, regexp_replace(trim(team), '\\s+', ' ', 'g') as name, ${key('worker')} as worker from "List ${number}"`,
    )
    .join(' union all ')}
    union all select child, regexp_replace(trim(team), '\\s+', ' ', 'g'), ${key('coalesce(worker, advisor)')} from "List 9"`,
  `create temp table annex_team as
    select ${key('name')} as key, mode(name) as name from annex_allocation where name is not null group by 1
    having count(distinct child) >= ${fewestChildren} and count(distinct worker) >= ${fewestWorkers}
      and ${key('any_value(name)')} not in (select worker from annex_allocation where worker is not null)
      and length(any_value(name)) <= 60 and not regexp_matches(any_value(name), '@|[0-9]{5}')`,
  `insert into team select name, name, null from annex_team`,
]

/** Rows whose word for a team was not taken for one. */
export const rowsWithoutTeam = `select count(*) from annex_allocation
  where name is not null and ${key('name')} not in (select key from annex_team)`
