/** Rules of who may be given what. Pure. */
import { type Grant, type Role, roles } from '../permissions.ts'

/** Roles that a person can be given: the public is whoever is not signed in. */
export const givableRoles = roles.filter((role) => role !== 'public')

/** Looks after the whole installation's people, so a limit to a plan would mean nothing. */
const neverLimited: readonly Role[] = ['administrator']

export type Holder = { account: string; state: 'invited' | 'active' | 'closed'; grants: readonly Grant[] }

/** Why this role cannot be given so, as a sentence; null where it can. */
export function grantProblem({ role, plan, theme }: Grant): string | null {
  if (role === 'public') return 'Everybody who is not signed in is the public: choose another role'
  if (neverLimited.includes(role) && plan !== null)
    return 'An administrator looks after everybody: give this role for all plans'
  return theme !== null && plan === null ? 'Choose the plan that the theme is part of' : null
}

/** Whether the two say the same. */
export function isSameGrant(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.plan === b.plan && a.theme === b.theme
}

/**
 * Whether somebody would be left to let others in. Counts those who have come in: an invitation that nobody takes up
 * would leave the authority locked.
 */
export function keepsAnAdministrator(people: readonly Holder[]): boolean {
  return people.some(({ state, grants }) => state === 'active' && grants.some(({ role }) => role === 'administrator'))
}
