/** The passkeys of an account. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'

const passkeySchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  created_at: z.string().nullable(),
  backed_up: z.boolean(),
})
export type OwnPasskey = z.infer<typeof passkeySchema>

export async function listPasskeys(db: Database, account: string): Promise<OwnPasskey[]> {
  const { rows } = await sql`select id, name, created_at, backed_up from passkey
    where account = ${account} order by created_at, id`.execute(db)
  return rows.map((row) => passkeySchema.parse(row))
}

/** Removes one of this account's passkeys, and nobody else's. */
export async function removePasskey(db: Database, account: string, passkey: string): Promise<void> {
  await sql`delete from passkey where account = ${account} and id = ${passkey}`.execute(db)
}
