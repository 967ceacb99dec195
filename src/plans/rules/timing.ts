/** Late, due soon, or without a date that anything can be judged by. */
import type { DeadlineKind } from '../deadline.ts'
import type { Action } from '../plan.ts'
import { addDays, daysBetween } from './days.ts'
import type { Standing } from './standing.ts'

/** Kinds that leave a plan without a date although one was due. */
export const undatedKinds: readonly DeadlineKind[] = ['none', 'tbc', 'relative', 'invalid']

/** True once nothing more is to be done: delivered or withdrawn. */
export function isClosed(standing: Standing): boolean {
  return standing.status === 'delivered' || standing.status === 'withdrawn'
}

/** Past its due day and neither delivered nor withdrawn. Due today is not overdue. */
export function isOverdue(action: Action, standing: Standing, asAt: string): boolean {
  const due = action.deadline.due
  return due !== null && due < asAt && !isClosed(standing)
}

/** Days past the due day; 0 when it is not overdue. */
export function daysOverdue(action: Action, standing: Standing, asAt: string): number {
  const due = action.deadline.due
  return due !== null && isOverdue(action, standing, asAt) ? daysBetween(due, asAt) : 0
}

/** Still open, and due from that day to a last day, both included. Overdue actions are not due soon: they are overdue. */
export function isDueBetween(action: Action, standing: Standing, asAt: string, lastDay: string): boolean {
  const due = action.deadline.due
  return due !== null && !isClosed(standing) && due >= asAt && due <= lastDay
}

/** Still open, and due today or within that many days. */
export function isDueWithin(action: Action, standing: Standing, asAt: string, days: number): boolean {
  return isDueBetween(action, standing, asAt, addDays(asAt, days))
}

/** No date of its own that anything can be judged by, though its kind is not open-ended. */
export function hasNoUsableDate(action: Action): boolean {
  return action.deadline.due === null && undatedKinds.includes(action.deadline.kind)
}
