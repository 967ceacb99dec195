/** The words and order of a row about an action, the same on a page, in a report and in an export. */
import type { Action } from '../plan.ts'
import { dayInWords } from './days.ts'
import { type PlanIndex, selectStanding } from './plan-index.ts'
import { isOverdue } from './timing.ts'
import { listed } from './words.ts'

/** Overdue actions, longest first. */
export function overdueActions(index: PlanIndex): Action[] {
  return index.plan.actions
    .filter((action) => isOverdue(action, selectStanding(index, action.id), index.asAt))
    .sort((a, b) => (a.deadline.due ?? '').localeCompare(b.deadline.due ?? ''))
}

/** An action's lead in words for a row: `Project Lead`, `Head of HR and Project Lead`, `No lead`. */
export function leadInWords(index: PlanIndex, action: Action): string {
  const names = (index.leads.get(action.id)?.leads ?? []).map((lead) => lead.name)
  return names.length === 0 ? 'No lead' : listed(names, 3)
}

/** `Due 30 September 2010` or the printed words where they fix no day; `No deadline` where nothing is printed. */
export function deadlineInWords(action: Action): string {
  const { due, text } = action.deadline
  if (due !== null) return dayInWords(due)
  return text === '' ? 'No deadline' : text
}
