/**
 * What stands in a person's calendar: the deadlines of their actions, the rounds of those that come again, and the
 * mitigations of risks that are theirs. Whole days, so that no zone and no change of clocks moves them.
 */
import type { Action } from '../../../plans/plan.ts'
import { addDays, type PlanIndex, planStart, selectStanding } from '../../../plans/rules/index.ts'
import { dueDays, oftenOf } from '../../../plans/rules/occurrences.ts'
import type { Post } from '../../posts/post.ts'
import { holdersOn } from '../../posts/rules/holders.ts'
import { postOfLead } from '../../posts/rules/meaning.ts'

export type CalendarEvent = {
  /** The same for ever, whatever becomes of it: a calendar moves the event and makes no second one. */
  uid: string
  day: string
  title: string
  /** Grows with each change, or a calendar would keep what it has. */
  sequence: number
  state: 'open' | 'done' | 'cancelled'
  about: { action: string } | { risk: string }
}

export type CalendarPlan = {
  id: string
  index: PlanIndex
  own: ReadonlySet<string>
  /** How often each action and each risk has been changed, by id. */
  revisions: { actions: ReadonlyMap<string, number>; risks: ReadonlyMap<string, number> }
}

/** Rounds are shown from a month back to a year on: a calendar needs no more, and "every week" has no end. */
const daysBack = 31
const daysOn = 366

/** The events of one plan for one person, by day. */
export function calendarOf(plan: CalendarPlan, posts: readonly Post[], account: string): CalendarEvent[] {
  const own = plan.index.plan.actions.filter(({ id }) => plan.own.has(id))
  const events = [...own.flatMap((action) => eventsOf(plan, action)), ...mitigationsOf(plan, posts, account)]
  return events.sort((a, b) => (a.day === b.day ? (a.uid < b.uid ? -1 : 1) : a.day < b.day ? -1 : 1))
}

function eventsOf(plan: CalendarPlan, action: Action): CalendarEvent[] {
  return oftenOf(action.deadline) === null || action.deadline.kind !== 'recurring'
    ? dueEvent(plan, action)
    : roundEvents(plan, action)
}

/** Every word of the action may change what is shown; so may what is said of it. Both only ever grow. */
function sequenceOf({ index, revisions }: CalendarPlan, action: Action): number {
  const said = (index.plan.updates ?? []).filter((update) => update.action === action.id).length
  return (revisions.actions.get(action.id) ?? 1) - 1 + said
}

const states = {
  'not started': 'open',
  'in progress': 'open',
  delivered: 'done',
  withdrawn: 'cancelled',
} as const satisfies Record<string, CalendarEvent['state']>

function dueEvent(plan: CalendarPlan, action: Action): CalendarEvent[] {
  const { due } = action.deadline
  if (due === null) return []
  const state = states[selectStanding(plan.index, action.id).status]
  const title = titleOf(action)
  const sequence = sequenceOf(plan, action)
  return [{ uid: `${plan.id}.${action.id}.due`, day: due, title, sequence, state, about: { action: action.id } }]
}

function roundEvents(plan: CalendarPlan, action: Action): CalendarEvent[] {
  if (oftenOf(action.deadline)?.unit === 'day') return []
  const { index } = plan
  const { status } = selectStanding(index, action.id)
  const from = addDays(index.asAt, -daysBack)
  const days = dueDays(action.deadline, planStart(index.plan), addDays(index.asAt, daysOn))
  const done = new Set((index.plan.updates ?? []).flatMap((u) => (u.action === action.id ? [u.occurrence ?? ''] : [])))
  return days
    .filter((day) => day >= from)
    .map((day) => ({
      uid: `${plan.id}.${action.id}.${day}`,
      day,
      title: titleOf(action),
      sequence: sequenceOf(plan, action),
      state: status === 'withdrawn' ? 'cancelled' : done.has(day) || status === 'delivered' ? 'done' : 'open',
      about: { action: action.id },
    }))
}

function mitigationsOf(plan: CalendarPlan, posts: readonly Post[], account: string): CalendarEvent[] {
  const isMine = (owner: string) =>
    holdersOn(postOfLead(posts, owner) ?? { holders: [] }, plan.index.asAt).some((holder) => holder.account === account)
  return (plan.index.plan.risks ?? []).flatMap((risk) =>
    risk.mitigations.flatMap(({ text, owner, due, done }, place): CalendarEvent[] => {
      if (due === undefined || !isMine(owner)) return []
      const state = done !== undefined ? 'done' : risk.status === 'closed' ? 'cancelled' : 'open'
      const sequence = (plan.revisions.risks.get(risk.id) ?? 1) - 1
      return [
        {
          uid: `${plan.id}.${risk.id}.mitigation-${place}`,
          day: due,
          title: shortened(`Risk: ${text}`),
          sequence,
          state,
          about: { risk: risk.id },
        },
      ]
    }),
  )
}

function titleOf({ label, text, level }: Action): string {
  const name = label === null ? '' : `${level === 'sub' ? 'Sub-action' : 'Action'} ${label}: `
  return shortened(`${name}${text}`)
}

/** A calendar shows a line, and may be seen by others: no more of the plan than that. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 79).trimEnd()}…`
}
