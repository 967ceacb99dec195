/**
 * Holds the change record against itself and against the rows: pure. An entry says what its change made of each table whose
 * history is kept (`makes`); the rows say by which change each of their states began and ended. Both must say the same.
 */
import { z } from 'zod'
import { type ChainEnd, type ChangeEntry, checkChain, type Made } from './change-chain.ts'

/** What the rows of one table say that one change made. */
export type Found = Made & { table: string; sequence: number }

export type Fault = {
  /** Number of the change where it shows; one above the last for rows that no change made. */
  sequence: number
  /** Where it shows in the rows; null where it shows in the record itself. */
  table: string | null
  message: string
}

export type RecordCheck = {
  state: 'whole' | 'broken'
  entries: number
  /** States of rows that were held against the record, and those from before the record knew what it made. */
  states: number
  unproven: number
  faults: Fault[]
}

/** Everything that does not fit, in the order of the record. */
export function checkRecord(entries: readonly ChangeEntry[], end: ChainEnd, found: readonly Found[]): RecordCheck {
  const chain = checkChain(entries, end)
  const inChain: Fault[] =
    chain.state === 'whole' ? [] : [{ sequence: chain.sequence, table: null, message: `${sentence(chain.message)}.` }]
  const known = new Map(entries.map((entry) => [entry.sequence, entry]))
  const foundBy = new Map(found.map((one) => [`${one.sequence} ${one.table}`, one]))
  const inRows = found.flatMap((one) => faultOf(one, known.get(one.sequence), end.sequence))
  const missing = entries.flatMap(({ sequence, what, makes }) =>
    Object.keys(makes ?? {})
      .filter((table) => !foundBy.has(`${sequence} ${table}`))
      .map((table) => ({
        sequence,
        table,
        message: `What change ${sequence} (${what}) made of ${tableWords(table)} is gone.`,
      })),
  )
  const faults = [...inChain, ...inRows, ...missing].sort((a, b) => a.sequence - b.sequence)
  const isProven = ({ sequence }: Found) => known.get(sequence)?.makes !== undefined
  const count = (some: readonly Found[]) => some.reduce((sum, { states }) => sum + states, 0)
  return {
    state: faults.length === 0 ? 'whole' : 'broken',
    entries: entries.length,
    states: count(found.filter(isProven)),
    unproven: count(found.filter((one) => !isProven(one))),
    faults,
  }
}

/** What is wrong with what the rows say that a change made; nothing where it fits, or is older than the record of it. */
function faultOf(found: Found, entry: ChangeEntry | undefined, last: number): Fault[] {
  const { sequence, table } = found
  // 0: stored before the history was kept.
  if (sequence === 0) return []
  const fault = (message: string): Fault[] => [{ sequence, table, message }]
  if (entry === undefined)
    return fault(
      sequence > last
        ? `${sentence(tableWords(table))} were changed without a change being recorded.`
        : `${sentence(tableWords(table))} name change ${sequence}, which is not in the record.`,
    )
  if (entry.makes === undefined) return []
  const said = entry.makes[table]
  const change = `change ${sequence} (${entry.what})`
  if (said === undefined) return fault(`${sentence(tableWords(table))} say that ${change} made them, and it did not.`)
  if (said.sha256 === found.sha256) return []
  return fault(`What ${change} made of ${tableWords(table)} is not as it was written.`)
}

/** Documents whose bytes are no longer those that an entry received. `files`: the SHA-256 of the bytes there now, by id. */
export function checkDocuments(entries: readonly ChangeEntry[], files: ReadonlyMap<string, string>): Fault[] {
  return entries.flatMap((entry) => {
    const said = documentOf(entry)
    if (said === null || files.get(said.id) === said.sha256) return []
    const message = `The document that change ${entry.sequence} received is gone, or its bytes are others.`
    return [{ sequence: entry.sequence, table: 'document', message }]
  })
}

const receivedSchema = z.object({ sha256: z.string() })
const withDocumentSchema = z.object({ document: z.object({ id: z.string(), sha256: z.string() }) })

/** A document received by itself to be read, or together with the plan in it. */
function documentOf({ what, subject, after }: ChangeEntry): { id: string; sha256: string } | null {
  const received = receivedSchema.safeParse(after)
  if (what === 'document received' && received.success) return { id: subject ?? '', ...received.data }
  const within = withDocumentSchema.safeParse(after)
  return within.success ? within.data.document : null
}

/** `progress_update` → `the rows of “progress update”`. */
const tableWords = (table: string) => `the rows of “${table.replaceAll('_', ' ')}”`

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The entry that a hash noted earlier belongs to. The first 12 figures of it are enough. */
export function entryOfHash<T extends { hash: string }>(entries: readonly T[], hash: string): T | null {
  const wanted = hash.replace(/\s/g, '').toLowerCase()
  if (!/^[0-9a-f]{12,64}$/.test(wanted)) return null
  return entries.find((entry) => entry.hash.startsWith(wanted)) ?? null
}
