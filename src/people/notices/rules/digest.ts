/** What one person is told: of their actions, of what waits for their decision, and of what was passed on to them. */

import type { Action } from '../../../plans/plan.ts'
import {
  daysBetween,
  isClosed,
  isDueWithin,
  isOverdue,
  type PlanIndex,
  selectStanding,
} from '../../../plans/rules/index.ts'
import { expectsWord, heardThisPeriod } from '../../../plans/updates/rules/attention.ts'

/** In this order, the most urgent first. An action is told of once, in the first that fits. */
export const digestGroups = ['passed on', 'overdue', 'decide', 'returned', 'due soon', 'no word'] as const
export type DigestGroup = (typeof digestGroups)[number]

/** Something that waits for a decision of this person: all of one kind in one plan. */
export type Decisions = {
  kind: 'proof' | 'change' | 'version'
  count: number
  /** The day the oldest was handed in. */
  since: string
  /** Where they are decided. */
  path: string
}

/** Proof of this person's that was returned and that nothing answers yet. */
export type Returned = { about: string; on: string; why: string; path: string }

/** An overdue action without word, passed on to this person as the one who answers for it. */
export type PassedOn = { action: string; on: string; lead: string }

export type DigestPlan = {
  id: string
  title: string
  index: PlanIndex
  /** Ids of the actions that the person leads. */
  own: ReadonlySet<string>
  decisions: readonly Decisions[]
  returned: readonly Returned[]
  passedOn: readonly PassedOn[]
}

export type DigestLine = { plan: { id: string; title: string } } & (
  | {
      group: 'overdue' | 'due soon' | 'no word'
      action: Action /** Days late, or left. */
      days: number
      lastWord: string | null
    }
  | { group: 'passed on'; action: Action; days: number; lastWord: string | null; lead: string; on: string }
  | { group: 'returned'; returned: Returned }
  | { group: 'decide'; decisions: Decisions }
)

export type DigestWhen = {
  today: string
  /** Days to look ahead. */
  ahead: number
  /** Day of the month by which word is expected. */
  updateDay: number
}

/** Everything there is to say to one person, in the order in which it should be read. Nothing: an empty list. */
export function digestOf(plans: readonly DigestPlan[], when: DigestWhen): DigestLine[] {
  const lines = plans.flatMap((plan) => linesOf(plan, when))
  return lines.sort((a, b) => digestGroups.indexOf(a.group) - digestGroups.indexOf(b.group) || urgency(b) - urgency(a))
}

/** The greater, the sooner it must be seen to; among lines of one group. */
function urgency(line: DigestLine): number {
  if (line.group === 'due soon') return -line.days
  return 'days' in line ? line.days : 0
}

function linesOf(plan: DigestPlan, when: DigestWhen): DigestLine[] {
  const of = { id: plan.id, title: plan.title }
  const passedOn = plan.passedOn.flatMap((told) => passedOnLine(plan, told))
  const told = new Set(passedOn.map(({ action }) => action.id))
  const own = plan.index.plan.actions.filter(({ id }) => plan.own.has(id) && !told.has(id))
  return [
    ...passedOn,
    ...own.flatMap((action) => ownLine(plan, action, when)),
    ...plan.returned.map((returned) => ({ plan: of, group: 'returned' as const, returned })),
    ...plan.decisions
      .filter(({ count }) => count > 0)
      .map((decisions) => ({ plan: of, group: 'decide' as const, decisions })),
  ]
}

/** Only while it is still overdue: what was delivered since is no news. */
function passedOnLine({ id, title, index }: DigestPlan, { action: actionId, lead, on }: PassedOn) {
  const action = index.actions.get(actionId)
  if (action === undefined || !isOverdue(action, selectStanding(index, actionId), index.asAt)) return []
  const { on: lastWord } = selectStanding(index, actionId)
  return [
    { plan: { id, title }, group: 'passed on' as const, action, days: lateness(index, action), lastWord, lead, on },
  ]
}

const lateness = (index: PlanIndex, { deadline }: Action) =>
  deadline.due === null ? 0 : daysBetween(deadline.due, index.asAt)

function ownLine({ id, title, index }: DigestPlan, action: Action, when: DigestWhen): DigestLine[] {
  const standing = selectStanding(index, action.id)
  if (isClosed(standing)) return []
  const line = { plan: { id, title }, action, lastWord: standing.on }
  if (isOverdue(action, standing, when.today)) return [{ ...line, group: 'overdue', days: lateness(index, action) }]
  if (isDueWithin(action, standing, when.today, when.ahead))
    return [{ ...line, group: 'due soon', days: -lateness(index, action) }]
  if (!isWordAsked(when) || !expectsWord(index, action) || heardThisPeriod(index, action)) return []
  return [{ ...line, group: 'no word', days: standing.on === null ? 9999 : daysBetween(standing.on, when.today) }]
}

/** Word is asked for from ten days before the day it is expected, or from the last digest before it; then until the month ends. */
export function isWordAsked({ today, ahead, updateDay }: DigestWhen): boolean {
  return Number(today.slice(8)) >= updateDay - Math.max(10, ahead)
}
