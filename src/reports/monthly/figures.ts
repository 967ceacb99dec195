/** The lists a report is made of, each worked out once. */
import type { Action, Finding } from '../../plans/plan.ts'
import { addDays } from '../../plans/rules/days.ts'
import { isWithoutDate, isWithoutLead } from '../../plans/rules/gaps.ts'
import { type PlanIndex, selectRag, selectStanding } from '../../plans/rules/plan-index.ts'
import { overdueActions } from '../../plans/rules/rows.ts'
import { isClosed, isDueBetween, isOverdue } from '../../plans/rules/timing.ts'
import { byDueDay } from './rows.ts'

export const daysAhead = 42

export type ReportLists = {
  /** All but the withdrawn. */
  live: Action[]
  delivered: Action[]
  /** Delivered, with success criteria not all evidenced. */
  notEvidenced: Action[]
  overdue: Action[]
  /** Red or amber, not overdue and still to be delivered: red first, then by due day. */
  atRisk: Action[]
  dueSoon: Action[]
  noDate: Action[]
  noLead: Action[]
  /** Ids of actions whose printed date looks like a slip: no headline rests on them. */
  doubtfulDates: Set<string>
}

function atRiskOf(index: PlanIndex, live: readonly Action[]): Action[] {
  const open = live.filter((action) => {
    const standing = selectStanding(index, action.id)
    return !isClosed(standing) && !isOverdue(action, standing, index.asAt)
  })
  // A main action that only follows its sub-actions would say the same thing twice.
  const own = open.filter((action) => selectRag(index, action.id).rule !== 'sub-actions')
  const colour = (wanted: string) =>
    own.filter((action) => selectRag(index, action.id).colour === wanted).sort(byDueDay)
  return [...colour('red'), ...colour('amber')]
}

export function reportLists(index: PlanIndex, findings: readonly Finding[]): ReportLists {
  const live = index.plan.actions.filter((action) => selectStanding(index, action.id).status !== 'withdrawn')
  const delivered = live.filter((action) => selectStanding(index, action.id).status === 'delivered')
  const lastDay = addDays(index.asAt, daysAhead)
  return {
    live,
    delivered,
    notEvidenced: delivered.filter((action) => selectRag(index, action.id).colour !== 'blue'),
    overdue: overdueActions(index),
    atRisk: atRiskOf(index, live),
    dueSoon: live
      .filter((action) => isDueBetween(action, selectStanding(index, action.id), index.asAt, lastDay))
      .sort(byDueDay),
    noDate: live.filter((action) => isWithoutDate(index, action)),
    noLead: live.filter((action) => isWithoutLead(index, action)),
    doubtfulDates: new Set(
      findings.filter(({ code }) => code === 'deadline.suspicious').flatMap(({ subject }) => subject ?? []),
    ),
  }
}
