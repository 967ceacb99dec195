/** Teams and areas over time: a restructure ends one row and begins another, so that a trend knows its team. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import type { Unit } from './figure.ts'

const unitSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['team', 'area']),
  parent: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
})
export type DatedUnit = z.infer<typeof unitSchema>

/** As they are now, by name; with `asAt` as they were on a day. */
export async function listUnits(
  db: Database | ChangeTransaction,
  authority: AuthorityId,
  asAt?: string,
): Promise<DatedUnit[]> {
  const on = asAt === undefined ? sql`until is null` : sql`since <= ${asAt} and (until is null or until >= ${asAt})`
  const { rows } = await sql<object>`select id, name, kind, parent, since, until from unit
    where authority = ${authority} and ${on} order by name, id`.execute(db)
  return rows.map((row) => unitSchema.parse(row))
}

/** Every name and place that a unit has had, oldest first; of all units, by id. */
export async function listUnitHistory(db: Database, authority: AuthorityId, id?: string): Promise<DatedUnit[]> {
  const one = id === undefined ? sql`true` : sql`id = ${id}`
  const { rows } = await sql<object>`select id, name, kind, parent, since, until from unit
    where authority = ${authority} and ${one} order by id, since`.execute(db)
  return rows.map((row) => unitSchema.parse(row))
}

/** Without the one at the top that holds all others: it is the authority by another name. */
export function withoutRoot(units: readonly DatedUnit[]): DatedUnit[] {
  const known = new Set(units.map(({ id }) => id))
  const tops = units.filter(({ parent }) => parent === null || !known.has(parent))
  return units.filter((unit) => tops.length > 1 || unit !== tops[0])
}

/** Formats that name teams and not what is above them. */
const treeless: ReadonlySet<string> = new Set(['Annex A'])

/**
 * Takes on the tree of an extract. A unit that changed its name or its place did so with the last month of the extract;
 * one that the extract does not list stays as it was, and so does one that is known where the format has no tree, or where an
 * extract with a later cut is published (`newest` false).
 */
export async function saveUnits(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  { units, from, to, format }: { units: readonly Unit[]; from: string; to: string; format?: string },
  { newest = true }: { newest?: boolean } = {},
): Promise<void> {
  const tree = newest && (format === undefined || !treeless.has(format))
  const known = new Map((await listUnits(transaction, authority)).map((unit) => [unit.id, unit]))
  for (const unit of units) {
    const before = known.get(unit.id)
    if (before && !tree) continue
    if (before && before.name === unit.name && before.kind === unit.kind && before.parent === unit.parent) continue
    const changedOn = `${to}-01`
    if (before && before.since < changedOn) {
      await sql`update unit set until = ${changedOn}::date - 1
        where authority = ${authority} and id = ${unit.id} and until is null`.execute(transaction)
    } else if (before) {
      await sql`delete from unit where authority = ${authority} and id = ${unit.id} and until is null`.execute(
        transaction,
      )
    }
    const since = before ? (before.since < changedOn ? changedOn : before.since) : `${from}-01`
    await sql`insert into unit (authority, id, since, name, kind, parent)
      values (${authority}, ${unit.id}, ${since}, ${unit.name}, ${unit.kind}, ${unit.parent})`.execute(transaction)
  }
}
