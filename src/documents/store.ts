/** Documents as they were handed in, byte for byte, and what was read in them. Never deleted. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ChangeTransaction } from '../platform/change.ts'
import type { Database } from '../platform/database.ts'
import { jsonb, storableText } from '../platform/database-values.ts'
import { type AuthorityId, asDocumentId, type DocumentId, newDocumentId } from '../platform/ids.ts'
import { NotFound } from '../platform/not-found.ts'
import type { SourceDocument } from './document.ts'
import { documentWords } from './words.ts'

export type StoredDocument = {
  id: DocumentId
  name: string
  /** Bytes. */
  size: number
  /** Of the bytes, in hexadecimal: whether two files are the same one. */
  sha256: string
  createdAt: string
  /** Null until it has been read, and for a plan file, which is read without being a document. */
  form: SourceDocument | null
  words: number | null
}

/** Keeps a file. Inside a change, so that the record says who handed it in. */
export async function insertDocument(
  transaction: ChangeTransaction,
  authority: AuthorityId,
  file: { name: string; bytes: Uint8Array; now: string },
): Promise<{ id: DocumentId; sha256: string }> {
  const id = newDocumentId()
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await sql`insert into document (authority, id, name, sha256, bytes, size, created_at)
    values (${authority}, ${id}, ${storableText(file.name)}, ${sha256}, ${file.bytes}, ${file.bytes.length}, ${file.now})`.execute(
    transaction,
  )
  return { id, sha256 }
}

/** Keeps what was read in a document. Reading it again gives the same, so this may be done twice. */
export async function saveForm(
  db: Database,
  authority: AuthorityId,
  id: DocumentId,
  form: SourceDocument,
): Promise<void> {
  await sql`update document set kind = ${form.kind}, form = ${jsonb(form)}, words = ${wordsIn(form)}
    where authority = ${authority} and id = ${id}`.execute(db)
}

/** @throws NotFound */
export async function selectDocument(db: Database, authority: AuthorityId, id: DocumentId): Promise<StoredDocument> {
  const { rows } = await sql`select id, name, size, sha256, created_at, form, words from document
    where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such document. It may belong to another authority.')
  return rowSchema.parse(rows[0])
}

/** The file itself. @throws NotFound */
export async function selectDocumentBytes(db: Database, authority: AuthorityId, id: DocumentId): Promise<Uint8Array> {
  const { rows } = await sql`select bytes from document where authority = ${authority} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('There is no such document. It may belong to another authority.')
  return z.object({ bytes: z.instanceof(Uint8Array) }).parse(rows[0]).bytes
}

/** How many words there are in everything that was read. */
function wordsIn(form: SourceDocument): number {
  return documentWords(form)
    .values()
    .reduce((sum, count) => sum + count, 0)
}

// Blocks are checked only for being there: a document of 100,000 rows is not to be walked at each look, and only readers
// write them.
const formSchema = z.custom<SourceDocument>(
  (value) => typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks),
)

const rowSchema = z
  .object({
    id: z.string().transform(asDocumentId),
    name: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    created_at: z.string(),
    form: formSchema.nullable(),
    words: z.number().int().nullable(),
  })
  .transform(({ created_at: createdAt, ...row }): StoredDocument => ({ ...row, createdAt }))
