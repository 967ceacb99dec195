/**
 * How an action may move from one status to another, as data: the guard, what a form offers, the words shown where a move
 * is not possible, and the tests all come from this one table. `docs/rules.md` prints it.
 */
import type { ActionStatus } from '../../plan.ts'

export type Move =
  /** Nothing moves: word of an action that stands where it stood. */
  | { kind: 'stays' }
  | { kind: 'free' }
  /** Only with words; `ask` is what the person is told where they are missing. */
  | { kind: 'reason'; ask: string }
  /** Not possible in one step; `why` says what to do instead. */
  | { kind: 'refused'; why: string }

const stays: Move = { kind: 'stays' }
const free: Move = { kind: 'free' }
const reason = (ask: string): Move => ({ kind: 'reason', ask })
const refused = (why: string): Move => ({ kind: 'refused', why })

/** From where it stands (outer key) to where it is said to stand (inner key). */
export const moves = {
  'not started': {
    'not started': stays,
    'in progress': free,
    delivered: free,
    withdrawn: reason('Say why it is withdrawn'),
  },
  'in progress': {
    'not started': reason('Say why it goes back to not started'),
    'in progress': stays,
    delivered: free,
    withdrawn: reason('Say why it is withdrawn'),
  },
  delivered: {
    'not started': refused('It was delivered. Reopen it as in progress first, and say why'),
    'in progress': reason('Say why it is opened again'),
    delivered: stays,
    withdrawn: refused('It was delivered, so there is nothing left to withdraw. Reopen it as in progress first'),
  },
  withdrawn: {
    'not started': reason('Say why it is taken back into the plan'),
    'in progress': reason('Say why it is taken back into the plan'),
    delivered: refused('It was withdrawn. Take it back into the plan as in progress first, and say why'),
    withdrawn: stays,
  },
} as const satisfies Record<ActionStatus, Record<ActionStatus, Move>>

// The keys are those of a total record, so the cast only gives them back their type.
export const statuses = Object.keys(moves) as readonly ActionStatus[]

/**
 * Whether an action belongs to the plan is part of what the plan says. What an update of this person may say of it: all,
 * until a version is put forward; from then on it is changed as the rest of the plan is (docs/control.md).
 */
export type Belonging = { withdraw: boolean; takeBack: boolean }
export const uncontrolled: Belonging = { withdraw: true, takeBack: true }

const byRequest = refused('The plan is under control. Ask for it to be withdrawn, on the action’s own page')
const byManagers = refused('The plan is under control. Whoever may edit it can take the action back')

export function moveOf(from: ActionStatus, to: ActionStatus, belonging = uncontrolled): Move {
  const move: Move = moves[from][to]
  if (move.kind !== 'reason') return move
  if (to === 'withdrawn' && !belonging.withdraw) return byRequest
  return from === 'withdrawn' && !belonging.takeBack ? byManagers : move
}

export type StatusOption = { status: ActionStatus; move: Move }

/** What a form offers an action that stands there: every status that can be said, the one that stands first. */
export function statusOptions(from: ActionStatus, belonging = uncontrolled): StatusOption[] {
  const possible = statuses
    .map((status) => ({ status, move: moveOf(from, status, belonging) }))
    .filter(({ move }) => move.kind !== 'refused')
  return possible.sort((a, b) => Number(b.move.kind === 'stays') - Number(a.move.kind === 'stays'))
}

/** The statuses a form leaves out, each with the sentence that says what to do instead. */
export function refusedMoves(from: ActionStatus, belonging = uncontrolled): { status: ActionStatus; why: string }[] {
  return statuses.flatMap((status) => {
    const move = moveOf(from, status, belonging)
    return move.kind === 'refused' ? [{ status, why: move.why }] : []
  })
}

/** What makes a move impossible as it was said, or null: a move that there is not, or one without the words it needs. */
export function moveProblem(
  from: ActionStatus,
  to: ActionStatus,
  words: string,
  belonging = uncontrolled,
): { field: 'status' | 'note'; text: string } | null {
  const move = moveOf(from, to, belonging)
  if (move.kind === 'refused') return { field: 'status', text: move.why }
  if (move.kind === 'reason' && words.trim() === '') return { field: 'note', text: move.ask }
  return null
}

/** Where the status says it all: delivered is 100, not started 0. Otherwise null: the person says. */
export function impliedPercent(status: ActionStatus): number | null {
  return status === 'delivered' ? 100 : status === 'not started' ? 0 : null
}
