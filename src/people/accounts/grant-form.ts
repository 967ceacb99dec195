/** The part of a form that says which role and for what. Pure. */
import type { Grant, Role } from '../permissions.ts'
import { givableRoles } from './role-rules.ts'

/** A limit as the value of a choice: `''` for all plans, a plan's id, or both ids with a space between. */
export function limitValue({ plan, theme }: Pick<Grant, 'plan' | 'theme'>): string {
  return [plan, theme].filter((part) => part !== null).join(' ')
}

export function readLimit(value: string): Pick<Grant, 'plan' | 'theme'> {
  const [plan, theme] = value.trim().split(' ')
  return { plan: plan || null, theme: theme ?? null }
}

export function readRole(value: string): Role | null {
  return givableRoles.find((role) => role === value) ?? null
}

/** Each role that was ticked, with the limit they share; an administrator is never limited. */
export function readGrants(roles: readonly string[], limit: string): Grant[] {
  return givableRoles
    .filter((role) => roles.includes(role))
    .map((role) => ({ role, ...(role === 'administrator' ? { plan: null, theme: null } : readLimit(limit)) }))
}

/** Why something is done is asked for each time it touches what somebody may do. */
export function whyProblem(why: string): string | null {
  if (why === '') return 'Say why, in a few words: it stands in the record'
  return why.length > 500 ? 'Keep the reason under 500 characters' : null
}
