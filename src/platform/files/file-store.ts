/**
 * Files by their content: the same bytes are kept once for each authority, whatever they were called. In the database
 * (docs/decisions/0006-files.md says why), in parts of 1 MB, so that sending one holds no more than a part in memory.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../change.ts'
import type { Database } from '../database.ts'
import type { AuthorityId } from '../ids.ts'

const partSize = 1024 * 1024

// As text both ways: PGlite takes a byte at a time to turn bytes into text itself, 5 to 25 times as long.
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
const partSchema = z.object({ hex: z.string() }).transform(({ hex }) => new Uint8Array(Buffer.from(hex, 'hex')))

export type KeptFile = { sha256: string /** In bytes. */; size: number }

/** The hash under which these bytes are kept. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Inside a change: keeps the bytes, where the authority does not have them yet. They are there when what refers to them
 * is, and not before.
 */
export async function keepFile(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  bytes: Uint8Array,
  now: string,
): Promise<KeptFile> {
  const kept = { sha256: sha256Of(bytes), size: bytes.length }
  const { rows } = await sql`insert into file (authority, sha256, size, created_at)
    values (${authority}, ${kept.sha256}, ${kept.size}, ${now}) on conflict do nothing returning sha256`.execute(
    transaction,
  )
  if (rows.length === 0) return kept
  for (let part = 0; part * partSize < bytes.length; part++) {
    const piece = bytes.subarray(part * partSize, (part + 1) * partSize)
    await sql`insert into file_part (authority, sha256, part, bytes)
      values (${authority}, ${kept.sha256}, ${part}, decode(${hexOf(piece)}, 'hex'))`.execute(transaction)
  }
  return kept
}

async function selectPart(db: Database, authority: AuthorityId, sha256: string, part: number) {
  const { rows } = await sql`select encode(bytes, 'hex') as hex from file_part
    where authority = ${authority} and sha256 = ${sha256} and part = ${part}`.execute(db)
  return rows[0] === undefined ? null : partSchema.parse(rows[0])
}

/** Whether the authority has the file, and how large it is. */
export async function selectOptionalFile(
  db: Database,
  authority: AuthorityId,
  sha256: string,
): Promise<KeptFile | null> {
  const { rows } = await sql`select sha256, size from file
    where authority = ${authority} and sha256 = ${sha256}`.execute(db)
  return rows[0] === undefined ? null : z.object({ sha256: z.string(), size: z.number().int() }).parse(rows[0])
}

/** The parts of a file in order; none where the authority has no such file. What is kept never changes, so each is asked for by itself. */
export async function* fileParts(db: Database, authority: AuthorityId, sha256: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const bytes = await selectPart(db, authority, sha256, part)
    if (bytes === null) return
    yield bytes
  }
}
