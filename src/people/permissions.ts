/**
 * What may be done, and by whom. Routes and commands ask for a permission by its name, never for a role, so that who may
 * do what is decided in this one table. It is total: a permission without its roles does not compile.
 */

export const roles = [
  'administrator',
  'programme manager',
  'lead',
  'assurer',
  'board member',
  'chair',
  'analyst',
  'finance',
  'observer',
  'public',
] as const
export type Role = (typeof roles)[number]

/** What each role is for, in the words of the page that grants it. */
export const roleMeanings = {
  administrator: 'Looks after accounts, posts and settings. Changes nothing in a plan.',
  'programme manager': 'Brings plans in, keeps them in order, chases, and prepares versions and reports.',
  lead: 'Says how their own actions stand and offers proof.',
  assurer: 'Accepts or returns proof that somebody else offered.',
  'board member': 'Reads everything that the board is shown.',
  chair: 'Chairs the board: approves versions, decides changes and proof.',
  analyst: 'Measures: hands in extracts, publishes figures, and offers them as proof.',
  finance: 'Looks after money: risks and resources.',
  observer: 'Reads for government, an inspector or scrutiny.',
  public: 'Anybody who is not signed in.',
} as const satisfies Record<Role, string>

/** A role, for everything of the authority or limited to one plan, or to one theme of it. */
export type Grant = { role: Role; plan: string | null; theme: string | null }

export type Who = {
  /** Null for the command line, and for whoever is not signed in. */
  account: string | null
  /** The name that a change is recorded under. */
  name: string
  /** Everything belongs to one authority; this is the one that the reader is at work in. */
  authority: string
  grants: readonly Grant[]
}

const signedIn = roles.filter((role) => role !== 'public')
const managers = ['programme manager'] as const satisfies readonly Role[]
const overseers = ['administrator', 'programme manager', 'assurer', 'board member', 'chair', 'observer'] as const

export const permissions = {
  'read about Upturn': roles,
  'sign in': roles,
  'see own work': signedIn,
  'read plans': signedIn,
  'read the source document': signedIn,
  'read reports': signedIn,
  'read proof': signedIn,
  'read risks': signedIn,
  'read figures': signedIn,
  'read the record': overseers,
  'verify the record': overseers,
  'export plans': ['programme manager', 'chair', 'analyst', 'finance', 'observer'],
  'import plans': managers,
  'take on new versions': managers,
  'decide doubts': managers,
  'edit plans': managers,
  'ask for changes': ['programme manager', 'lead'],
  'decide changes': ['programme manager', 'chair'],
  'manage versions': managers,
  'approve versions': ['chair'],
  'update own actions': ['programme manager', 'lead'],
  'update any action': managers,
  'offer proof': ['programme manager', 'lead', 'analyst'],
  'decide proof': ['assurer', 'chair'],
  'set thresholds': managers,
  'hand in extracts': ['analyst'],
  'publish figures': ['analyst'],
  'read open cases': ['programme manager', 'lead', 'analyst'],
  'keep open cases': ['administrator'],
  'enter figures': ['analyst'],
  'set charts': ['analyst'],
  'set targets': ['programme manager', 'analyst'],
  'write clinic notes': ['programme manager', 'lead', 'analyst'],
  'manage feeds': ['analyst', 'administrator'],
  'write report cards': ['programme manager', 'analyst'],
  'edit links': ['programme manager', 'lead'],
  'link indicators': ['programme manager', 'analyst'],
  'edit risks': ['programme manager', 'lead', 'finance'],
  'manage posts': ['administrator', 'programme manager'],
  'manage people': ['administrator'],
  'set reminders': ['administrator', 'programme manager'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/**
 * What is done to everything of the authority, or to all of a plan at once. A role that is limited to less does not reach
 * it: a chair of one theme does not approve the plan, a manager of one plan does not say who holds the posts of all.
 */
export const undivided: Partial<Record<Permission, 'authority' | 'plan'>> = {
  'import plans': 'authority',
  'manage posts': 'authority',
  'manage people': 'authority',
  'set reminders': 'authority',
  'hand in extracts': 'authority',
  'publish figures': 'authority',
  'read open cases': 'authority',
  'keep open cases': 'authority',
  'enter figures': 'authority',
  'set charts': 'authority',
  'set targets': 'authority',
  'write clinic notes': 'authority',
  'manage feeds': 'authority',
  'write report cards': 'authority',
  'take on new versions': 'plan',
  'decide doubts': 'plan',
  'manage versions': 'plan',
  'approve versions': 'plan',
  'set thresholds': 'plan',
  'link indicators': 'plan',
}

/** Where something is to be done: a plan, or a theme of it. Left out, anywhere. */
export type Limit = { plan?: string | undefined; theme?: string | null | undefined }

/**
 * Whether a grant reaches that far. One that is limited to a plan reaches that plan, one limited to a theme that theme.
 * Asked about a whole plan, a grant for one theme of it counts, save for what is undivided: what lies outside the theme is
 * asked about by itself.
 */
function reaches(grant: Grant, permission: Permission, { plan, theme }: Limit): boolean {
  const whole = undivided[permission]
  if (whole !== undefined && (grant.theme !== null || (whole === 'authority' && grant.plan !== null))) return false
  if (plan !== undefined && grant.plan !== null && grant.plan !== plan) return false
  return theme === undefined || grant.theme === null || grant.theme === theme
}

/** Whether this reader may do this there. */
export function may(who: Who, permission: Permission, at: Limit = {}): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return who.grants.some((grant) => allowed.includes(grant.role) && reaches(grant, permission, at))
}

/** Nobody in particular: may do what the public may. */
export const nobody = (authority: string): Who => ({
  account: null,
  name: 'Nobody signed in',
  authority,
  grants: [{ role: 'public', plan: null, theme: null }],
})

/** Whoever sits at the machine and runs a command there: has the data folder in hand anyway. */
export const atTheMachine = (authority: string): Who => ({
  account: null,
  name: 'Local user',
  authority,
  grants: [
    { role: 'administrator', plan: null, theme: null },
    { role: 'programme manager', plan: null, theme: null },
    { role: 'analyst', plan: null, theme: null },
  ],
})
