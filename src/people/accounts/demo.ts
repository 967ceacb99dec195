/**
 * The invented people of a demonstration, one for each role, of the invented council Harrowmere. Real accounts in every
 * way but one: only `--demo` lets them in, and only by choosing them.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { type Role, roles } from '../permissions.ts'
import { invitePerson } from './invite.ts'

type DemoPerson = { name: string; email: string; roles: readonly Role[] }

const people: readonly DemoPerson[] = [
  { name: 'Ruth Adeyemi', email: 'ruth.adeyemi@harrowmere.example', roles: ['administrator'] },
  { name: 'Tom Wexcombe', email: 'tom.wexcombe@harrowmere.example', roles: ['programme manager'] },
  { name: 'Nadia Farrow', email: 'nadia.farrow@harrowmere.example', roles: ['lead'] },
  { name: 'Glyn Parfitt', email: 'glyn.parfitt@harrowmere.example', roles: ['assurer'] },
  { name: 'Councillor May Oduya', email: 'may.oduya@harrowmere.example', roles: ['board member'] },
  { name: 'Dame Helen Corrigan', email: 'helen.corrigan@harrowmere.example', roles: ['chair'] },
  { name: 'Sam Iqbal', email: 'sam.iqbal@harrowmere.example', roles: ['analyst'] },
  { name: 'Priya Lindqvist', email: 'priya.lindqvist@harrowmere.example', roles: ['finance'] },
  { name: 'Owen Tranter', email: 'owen.tranter@government.example', roles: ['observer'] },
]

const personSchema = z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })
/** Somebody to look around as. */
export type DemoChoice = z.infer<typeof personSchema>

/** Everybody there is to choose from, in the order of the roles. */
export async function listDemoPeople(db: Database, authority: string): Promise<DemoChoice[]> {
  const { rows } = await sql`select distinct a.id, a.name, g.role from account a
      join role_grant g on g.account = a.id and g.authority = ${authority} and g.ended_at is null
    where a.demo`.execute(db)
  const found = rows.map((row) => personSchema.parse(row))
  return found.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}

/** Makes those who are not there yet: a demonstration that is started again keeps what it had. */
export async function ensureDemoPeople(db: Database, clock: Clock, authority: AuthorityId): Promise<void> {
  const { rows } = await sql<{ email: string }>`select email from account where demo`.execute(db)
  const there = new Set(rows.map(({ email }) => email))
  const by = { authority, who: 'Upturn', account: null, why: 'An invented person, for looking around', clock }
  for (const { name, email, roles: given } of people) {
    const grants = given.map((role) => ({ role, plan: null, theme: null }))
    if (!there.has(email)) await invitePerson(db, by, { name, email, grants, demo: true })
  }
}

/** Whether anybody real has an account here: then no demonstration may open the data to whoever comes. */
export async function hasRealAccounts(db: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from account where not demo limit 1`.execute(db)
  return rows.length > 0
}
