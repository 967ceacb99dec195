/** What a service says of a person, and what that means here. Pure. */
import type { Grant } from '../../permissions.ts'
import type { SignOnService } from './settings.ts'

export type Claims = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The values of the role claim: a list, or one text. */
function saidRoles(claims: Claims, claim: string): string[] {
  const value = claims[claim]
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  return typeof value === 'string' ? [value] : []
}

/** The roles that the service says, each once. */
export function grantsOf(claims: Claims, { roleClaim, roles }: Pick<SignOnService, 'roleClaim' | 'roles'>): Grant[] {
  const said = saidRoles(claims, roleClaim).flatMap((value) =>
    Object.hasOwn(roles, value) ? (roles[value] ?? []) : [],
  )
  return [...new Map(said.map((grant) => [JSON.stringify(grant), grant])).values()]
}

/** Name and address of the person; the address counts as theirs only where it is proven. */
export function personOf(
  claims: Claims,
  { emailClaim, emailIsProven }: Pick<SignOnService, 'emailClaim' | 'emailIsProven'>,
): { name: string; email: string; emailVerified: boolean } {
  const email = textOf(claims[emailClaim]).toLowerCase()
  const parts = [textOf(claims.given_name), textOf(claims.family_name)].filter((part) => part !== '').join(' ')
  const name = textOf(claims.name) || parts || email
  const isSaidVerified = claims.email_verified === true || claims.email_verified === 'true'
  // What the service says of `email` says nothing of another claim.
  return { name, email, emailVerified: emailIsProven || (emailClaim === 'email' && isSaidVerified) }
}

/** The claims of an ID token whose signature somebody else has checked. */
export function claimsInToken(token: string): Claims {
  const [, payload = ''] = token.split('.')
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  // Any JSON object has texts for keys.
  return typeof claims === 'object' && claims !== null ? (claims as Claims) : {}
}

/** What must begin and what must end, so that a person holds by this service what it says now. */
export function difference<T extends Grant>(
  held: readonly T[],
  said: readonly Grant[],
): { begins: Grant[]; ends: T[] } {
  const key = ({ role, plan, theme }: Grant) => JSON.stringify([role, plan, theme])
  const [has, wants] = [new Set(held.map(key)), new Set(said.map(key))]
  return { begins: said.filter((one) => !has.has(key(one))), ends: held.filter((one) => !wants.has(key(one))) }
}
