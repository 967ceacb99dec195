/** Proves the record of an authority untouched, out of the database. */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { ChangeEntry } from './change-chain.ts'
import { entrySchema } from './change-record.ts'
import type { Database } from './database.ts'
import type { AuthorityId } from './ids.ts'
import { NotFound } from './not-found.ts'
import { checkDocuments, checkRecord, entryOfHash, type Fault, type RecordCheck } from './record-check.ts'

export type VerifiedFault = Fault & {
  /** The rows that it may be about, the first of them: what a change of one row made is that row, of a whole import any. */
  rows: { plan: string; id: string }[]
}

export type Verified = Omit<RecordCheck, 'faults'> & {
  authority: string
  name: string
  faults: VerifiedFault[]
  /** The newest entry: its number and hash are what a board writes into its minutes. Null for an empty record. */
  last: { sequence: number; at: string; hash: string } | null
  /** For a hash noted earlier: the entry it belongs to; null where there is none. Left out where none was given. */
  noted?: { sequence: number; at: string; what: string } | null
}

/**
 * Recomputes the chain, and holds every row whose history is kept, with each of its former states, against what the entries
 * say that their changes made.
 *
 * @param sinceHash a hash noted earlier: where it is the hash of an entry, nothing up to that entry was altered since
 * @throws NotFound
 */
export async function verifyRecord(db: Database, authority: AuthorityId, sinceHash?: string): Promise<Verified> {
  // One transaction that sees one moment, so that a change made meanwhile is in all parts or in none.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { name, ...end } = await endOf(transaction, authority)
      const entries = await entriesOf(transaction, authority)
      const check = checkRecord(entries, end, await foundIn(transaction, authority))
      const faults = [...check.faults, ...checkDocuments(entries, await documentsOf(transaction, authority))]
      const noted = sinceHash === undefined ? undefined : entryOfHash(entries, sinceHash)
      const last = entries.at(-1)
      const located = await locate(transaction, authority, faults)
      return {
        ...{ ...check, authority, name },
        faults: noted === null ? [notNoted(end.sequence), ...located] : located,
        state: noted === null || faults.length > 0 ? 'broken' : 'whole',
        last: last === undefined ? null : { sequence: last.sequence, at: last.at, hash: last.hash },
        ...(noted === undefined
          ? {}
          : { noted: noted && { sequence: noted.sequence, at: noted.at, what: noted.what } }),
      }
    })
}

const notNoted = (last: number): VerifiedFault => ({
  sequence: last,
  table: null,
  rows: [],
  message:
    'No change of this record has the hash that was given. Either it is another authority’s or mistyped, or the record was rewritten since it was noted.',
})

const endSchema = z.object({ name: z.string(), sequence: z.number().int(), hash: z.string() })

async function endOf(transaction: Transaction<unknown>, authority: AuthorityId) {
  const { rows } = await sql`select name, change_sequence as sequence, change_hash as hash from authority
    where authority = ${authority}`.execute(transaction)
  if (rows.length === 0) throw new NotFound(`There is no authority ${authority}.`)
  return endSchema.parse(rows[0])
}

async function entriesOf(transaction: Transaction<unknown>, authority: AuthorityId): Promise<ChangeEntry[]> {
  const { rows } = await sql`select * from change where authority = ${authority} order by sequence`.execute(transaction)
  return rows.map((row) => entrySchema.parse(row))
}

const foundSchema = z.object({
  table: z.string(),
  sequence: z.number().int(),
  states: z.number().int(),
  sha256: z.string(),
})

async function foundIn(transaction: Transaction<unknown>, authority: AuthorityId) {
  const { rows } = await sql`select kept as table, made_by as sequence, states, sha256
    from kept_tables(), lateral states_made(${authority}, kept) order by made_by`.execute(transaction)
  return rows.map((row) => foundSchema.parse(row))
}

const documentSchema = z.object({ id: z.string(), sha256: z.string() })

/** The bytes as they are now; what the row says of them may have been altered with them. */
async function documentsOf(transaction: Transaction<unknown>, authority: AuthorityId): Promise<Map<string, string>> {
  const { rows } = await sql`select id, encode(sha256(bytes), 'hex') as sha256 from document
    where authority = ${authority}`.execute(transaction)
  return new Map(rows.map((row) => documentSchema.parse(row)).map(({ id, sha256 }) => [id, sha256]))
}

const mostLocated = 20
const mostRows = 5
const rowSchema = z.object({ plan: z.string(), id: z.string() })

/** Which rows each fault may be about; for the first faults only, since one who alters much is found by any. */
async function locate(transaction: Transaction<unknown>, authority: AuthorityId, faults: Fault[]) {
  const located: VerifiedFault[] = []
  for (const fault of faults) {
    const { table, sequence } = fault
    const isKnown = table !== null && table !== 'document' && located.length < mostLocated
    located.push({ ...fault, rows: isKnown ? await rowsAt(transaction, authority, table, sequence) : [] })
  }
  return located
}

async function rowsAt(transaction: Transaction<unknown>, authority: AuthorityId, table: string, sequence: number) {
  const { rows } = await sql`select distinct coalesce(state ->> 'plan', state ->> 'id') as plan,
      coalesce(state ->> 'id', state ->> 'position') as id
    from (
      select to_jsonb(part) as state from ${sql.table(table)} part where authority = ${authority} and since = ${sequence}
      union all
      select state from part_history
        where authority = ${authority} and part = ${table} and ${sequence} in (from_sequence, to_sequence)
    ) states order by 1, 2 limit ${mostRows}`.execute(transaction)
  return rows.map((row) => rowSchema.parse(row))
}
