/**
 * The life of a version, as data: pages, store and tests derive from it what may be done, by whom, and why not.
 * Draft → put forward → approved → superseded; sent or taken back, it is a draft again.
 */
import type { Permission } from '../../../people/permissions.ts'
import { isSamePerson, type Person } from './same-person.ts'

export const versionStates = ['draft', 'put forward', 'approved', 'superseded'] as const
export type VersionState = (typeof versionStates)[number]

export const versionSteps = {
  edit: { from: ['draft'], to: 'draft', needs: 'manage versions', notBy: [], says: 'change' },
  'put forward': { from: ['draft'], to: 'put forward', needs: 'manage versions', notBy: [], says: 'put forward' },
  'take back': { from: ['put forward'], to: 'draft', needs: 'manage versions', notBy: [], says: 'take back' },
  approve: { from: ['put forward'], to: 'approved', needs: 'approve versions', notBy: ['author'], says: 'approve' },
  'send back': { from: ['put forward'], to: 'draft', needs: 'approve versions', notBy: ['author'], says: 'send back' },
  /** Another who approves what is approved: several bodies sign a plan, and here its author may be one of them. */
  'approve also': {
    from: ['approved'],
    to: 'approved',
    needs: 'approve versions',
    notBy: ['approver'],
    says: 'add an approval to',
  },
  issue: {
    from: ['draft', 'put forward', 'approved', 'superseded'],
    to: 'same',
    needs: 'manage versions',
    notBy: [],
    says: 'say who was given',
  },
} as const satisfies Record<
  string,
  {
    from: readonly VersionState[]
    to: VersionState | 'same'
    needs: Permission
    /** Who may not, whatever their permission: nobody approves their own work alone, or twice. */
    notBy: readonly ('author' | 'approver')[]
    says: string
  }
>
export type VersionStep = keyof typeof versionSteps

export type VersionFacts = {
  label: string
  state: VersionState
  /** Whoever prepared it or put it forward. */
  authors: readonly Person[]
  approvers: readonly Person[]
}

/** Why this person may not take this step with this version, in a sentence; null where they may. Permission apart. */
export function whyNotStep(version: VersionFacts, step: VersionStep, who: Person): string | null {
  const { from, notBy, says } = versionSteps[step]
  const states: readonly VersionState[] = from
  if (!states.includes(version.state))
    return `Version ${version.label} is ${stateWords[version.state]}, so nobody can ${says} it now.`
  const barred: readonly string[] = notBy
  if (barred.includes('author') && version.authors.some((one) => isSamePerson(one, who)))
    return `You prepared version ${version.label}. Somebody else has to ${says} it.`
  if (barred.includes('approver') && version.approvers.some((one) => isSamePerson(one, who)))
    return `You have approved version ${version.label} already.`
  return null
}

/** The state a version is in after a step. */
export function stateAfter(state: VersionState, step: VersionStep): VersionState {
  const { to } = versionSteps[step]
  return to === 'same' ? state : to
}

export const stateWords: Record<VersionState, string> = {
  draft: 'a draft',
  'put forward': 'put forward for approval',
  approved: 'approved',
  superseded: 'superseded by a later version',
}

/**
 * Whether what the plan says is changed by request only: from the day a version is put forward, so that nothing slips in
 * between what the board was shown and what it approved, and as long as there is an approved one.
 */
export function isUnderControl(versions: readonly { state: VersionState }[]): boolean {
  return versions.some(({ state }) => state === 'put forward' || state === 'approved')
}

/** `1.4` → `1.5`, `2` → `3`, `Draft 3` → `Draft 4`; '1.0' for the first. The last number counts on. */
export function nextLabel(labels: readonly string[]): string {
  const [newest] = [...labels].sort((a, b) => b.localeCompare(a, 'en-GB', { numeric: true }))
  if (newest === undefined) return '1.0'
  return /\d/.test(newest) ? newest.replace(/\d+(?!.*\d)/, (number) => String(Number(number) + 1)) : `${newest} 2`
}
