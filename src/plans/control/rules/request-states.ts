/** The life of a request for a change, as data. Asked → agreed, declined or withdrawn; each of these is the end. */
import type { Permission } from '../../../people/permissions.ts'
import { isSamePerson, type Person } from './same-person.ts'

export const requestStates = ['asked', 'agreed', 'declined', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export const requestSteps = {
  agree: { from: ['asked'], to: 'agreed', needs: 'decide changes', by: 'another', reason: false },
  decline: { from: ['asked'], to: 'declined', needs: 'decide changes', by: 'another', reason: true },
  withdraw: { from: ['asked'], to: 'withdrawn', needs: 'ask for changes', by: 'who asked', reason: false },
} as const satisfies Record<
  string,
  {
    from: readonly RequestState[]
    to: RequestState
    needs: Permission
    /** Nobody decides what they asked for themselves; nobody withdraws what another asked. */
    by: 'another' | 'who asked'
    /** Whether a reason has to be given. */
    reason: boolean
  }
>
export type RequestStep = keyof typeof requestSteps

/** Why this person may not take this step, in a sentence; null where they may. Permission apart. */
export function whyNotDecide(
  request: { state: RequestState; askedBy: Person },
  step: RequestStep,
  who: Person,
): string | null {
  const { from, by } = requestSteps[step]
  const states: readonly RequestState[] = from
  if (!states.includes(request.state)) return `This request is ${request.state} already.`
  const own = isSamePerson(request.askedBy, who)
  if (by === 'another' && own) return 'You asked for this change. Somebody else has to decide it.'
  if (by === 'who asked' && !own) return 'Only whoever asked for a change can withdraw the request.'
  return null
}
