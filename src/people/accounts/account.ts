/** An account: a person who may come in, and what they may do in one authority. */
import { z } from 'zod'
import { type Grant, roles } from '../permissions.ts'

export const accountStates = ['invited', 'active', 'closed'] as const
/** Of a person in an authority: asked in and not yet come, come, or shut out. */
export type AccountState = (typeof accountStates)[number]

/** A role somebody holds, with who gave it. */
export type GivenGrant = Grant & {
  id: string
  /** `hand`, or the id of the sign-in service that says so at each sign-in. */
  source: string
  by: string
  /** Moment, ISO in UTC. */
  at: string
  why: string
  /** Null while it holds. */
  ended: { by: string; at: string; why: string } | null
}

export type Account = {
  id: string
  name: string
  email: string
  /** Those that hold now. */
  grants: GivenGrant[]
  state: AccountState
}

/** As the queries of `list-accounts.ts` name the columns. */
export const grantRowSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    role: z.enum(roles),
    plan: z.string().nullable(),
    theme: z.string().nullable(),
    source: z.string(),
    given_by: z.string(),
    given_at: z.string(),
    given_why: z.string(),
    ended_by: z.string().nullable(),
    ended_at: z.string().nullable(),
    ended_why: z.string().nullable(),
  })
  .transform((row): GivenGrant & { account: string } => ({
    id: row.id,
    account: row.account,
    role: row.role,
    plan: row.plan,
    theme: row.theme,
    source: row.source,
    by: row.given_by,
    at: row.given_at,
    why: row.given_why,
    ended: row.ended_at === null ? null : { by: row.ended_by ?? '', at: row.ended_at, why: row.ended_why ?? '' },
  }))

export const memberRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  state: z.enum(accountStates),
})

/** What an e-mail address is compared by: people type capitals and spaces. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}
