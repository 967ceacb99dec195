/**
 * What may be done, and by whom. Routes and commands ask for a permission by its name, never for a role, so that who may
 * do what is decided in this one table. A new permission without its readers does not compile.
 */

/** For now one reader: whoever sits at the machine. Accounts bring more, and the table below then refuses to compile. */
export const roles = ['local user'] as const
export type Role = (typeof roles)[number]

export type Who = {
  /** The name that a change is recorded under. */
  name: string
  role: Role
  /** Everything belongs to one authority; this is the reader's. */
  authority: string
}

export const permissions = {
  'read plans': ['local user'],
  'read the source document': ['local user'],
  'decide doubts': ['local user'],
  'record progress': ['local user'],
  'import plans': ['local user'],
  'read reports': ['local user'],
  'read about Upturn': ['local user'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether this reader may do this. */
export function may(who: Who, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(who.role)
}
