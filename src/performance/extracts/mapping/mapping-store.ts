/** Saved mappings: who said when what the headings of a table mean. Never changed, save by what values mean; withdrawn. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb } from '../../../platform/database-values.ts'
import { type AuthorityId, asMappingId, type MappingId, newMappingId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import type { ChangeBy } from '../../figures/extract-store.ts'
import { type Mapping, mappingSchema, meaningOf, ownColumns } from './mapping.ts'

const savedSchema = mappingSchema
  .extend({
    id: z.string().transform(asMappingId),
    confirmed_by: z.string(),
    confirmed_at: z.string(),
    withdrawn_by: z.string().nullable(),
    withdrawn_at: z.string().nullable(),
    withdrawn_why: z.string().nullable(),
  })
  .transform(({ confirmed_by, confirmed_at, withdrawn_by, withdrawn_at, withdrawn_why, ...rest }) => ({
    ...rest,
    confirmedBy: confirmed_by,
    confirmedAt: confirmed_at,
    withdrawn: withdrawn_at === null ? null : { by: withdrawn_by ?? '', at: withdrawn_at, why: withdrawn_why ?? '' },
  }))
export type SavedMapping = z.infer<typeof savedSchema>

type Asked = Database | ChangeTransaction

/** Those in force and those withdrawn, in the order in which they were confirmed. */
export async function listMappings(db: Asked, authority: AuthorityId): Promise<SavedMapping[]> {
  const { rows } = await sql<object>`select id, format, "table", signature, headings, "values", confirmed_by,
      confirmed_at, withdrawn_by, withdrawn_at, withdrawn_why
    from heading_mapping where authority = ${authority} order by confirmed_at, id`.execute(db)
  return rows.map((row) => savedSchema.parse(row))
}

export const inForce = (mappings: readonly SavedMapping[]): SavedMapping[] =>
  mappings.filter(({ withdrawn }) => withdrawn === null)

/** @throws NotFound */
export async function selectMapping(db: Asked, authority: AuthorityId, id: MappingId): Promise<SavedMapping> {
  const found = (await listMappings(db, authority)).find((one) => one.id === id)
  if (found === undefined) throw new NotFound('There is no such mapping.')
  return found
}

/** `other`: somebody was first with these very headings, and said something else. */
export type Confirmed = { id: MappingId } | { other: SavedMapping }

/**
 * Keeps what a person said of the headings of a file. Where somebody said the same of the same headings already, theirs is
 * kept and nothing is done.
 */
export async function confirmMapping(db: Database, by: ChangeBy, mapping: Mapping): Promise<Confirmed> {
  const intent = { ...by, what: 'headings confirmed', why: 'Asked by an extract', subject: null } as const
  return change<Confirmed, Confirmed>(db, intent, async (transaction) => {
    const there = inForce(await listMappings(transaction, by.authority)).findLast(
      ({ signature, table, format }) =>
        signature === mapping.signature &&
        (table === mapping.table || (format === ownColumns && mapping.format === ownColumns)),
    )
    if (there !== undefined)
      return { refused: meaningOf(there) === meaningOf(mapping) ? { id: there.id } : { other: there } }
    const id = newMappingId()
    const { format, table, signature, headings, values } = mapping
    await sql`insert into heading_mapping (authority, id, format, "table", signature, headings, "values", confirmed_by,
        confirmed_at)
      values (${by.authority}, ${id}, ${format}, ${table}, ${signature}, ${jsonb(headings)}, ${jsonb(values)}, ${by.who},
        ${by.clock.now()})`.execute(transaction)
    return { result: { id }, subject: id, after: { format, table, headings, values } }
  })
}

/** What values of one column mean, as a person chose. */
export type ValueMeanings = Record<string, string>

/**
 * Adds what the values of a column mean to the newest mapping of a table. A value that somebody has said the meaning of
 * already keeps it.
 * @returns `other`: somebody was first and said something else of one of them
 * @throws NotFound where the table has no mapping in force
 */
export async function confirmValues(
  db: Database,
  by: ChangeBy,
  { table, column, meanings }: { table: string; column: string; meanings: ValueMeanings },
): Promise<Confirmed> {
  const intent = { ...by, what: 'headings confirmed', why: 'Asked by an extract', subject: null } as const
  return change<Confirmed, Confirmed>(db, intent, async (transaction) => {
    const there = inForce(await listMappings(transaction, by.authority)).findLast((one) => one.table === table)
    if (there === undefined) throw new NotFound('The mapping of this table was withdrawn.')
    const before = there.values[column] ?? {}
    if (Object.entries(meanings).some(([value, means]) => (before[value] ?? means) !== means))
      return { refused: { other: there } }
    const values = { ...there.values, [column]: { ...before, ...meanings } }
    await sql`update heading_mapping set "values" = ${jsonb(values)}
      where authority = ${by.authority} and id = ${there.id}`.execute(transaction)
    return {
      result: { id: there.id },
      subject: there.id,
      before: { column, values: before },
      after: { column, values: values[column] },
    }
  })
}

/** From then on these headings are asked again. @throws NotFound */
export async function withdrawMapping(
  db: Database,
  by: ChangeBy,
  id: MappingId,
  why: string,
): Promise<{ withdrawn: true } | { refused: string }> {
  const intent = { ...by, what: 'mapping withdrawn', why, subject: id } as const
  return change<{ withdrawn: true }, { refused: string }>(db, intent, async (transaction) => {
    const { withdrawn } = await selectMapping(transaction, by.authority, id)
    if (withdrawn !== null) return { refused: { refused: `${withdrawn.by} has withdrawn this mapping already.` } }
    await sql`update heading_mapping set withdrawn_by = ${by.who}, withdrawn_at = ${by.clock.now()}, withdrawn_why = ${why}
      where authority = ${by.authority} and id = ${id}`.execute(transaction)
    return { result: { withdrawn: true }, before: { withdrawn: false }, after: { withdrawn: true } }
  })
}
