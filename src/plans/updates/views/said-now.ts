/** What a form of an action is made from, and judged by: where it stands, and how much of it the person was shown. Pure. */
import type { Action, Plan, ProgressUpdate } from '../../plan.ts'
import {
  indexPlan,
  occurrencesOf,
  type PlanIndex,
  planStart,
  selectRag,
  selectStanding,
  standingOf,
} from '../../rules/index.ts'
import { uncontrolled } from '../rules/moves.ts'
import { type Said, type SaidField, type SaidOf, saidFields, standsAs } from '../rules/said.ts'
import { dayForField, readTypedDay } from '../rules/typed-day.ts'

/** Updates of one action, in the order in which they were said. */
export function updatesOf(plan: Plan, action: string): ProgressUpdate[] {
  return (plan.updates ?? []).filter((update) => update.action === action)
}

/** Days that can be ticked: every occurrence so far that nobody has, and the next one. */
export function openOccurrences(index: PlanIndex, action: Action): string[] {
  const all = occurrencesOf(action, updatesOf(index.plan, action.id), planStart(index.plan), index.asAt)
  return all.filter(({ state }) => state !== 'done').map(({ due }) => due)
}

/** What a saying of this action is judged against. Whether it belongs to the plan is left open where only a form is filled. */
export function saidOfAction(index: PlanIndex, action: Action, by: string, belonging = uncontrolled): SaidOf {
  const standing = selectStanding(index, action.id)
  return { action, standing, occurrences: openOccurrences(index, action), belonging, by, on: index.asAt }
}

/** How many updates a form of the action was made from: handed back with it, so that a later one is noticed. */
export const seenOf = (plan: Plan, action: string): number => updatesOf(plan, action).length

/** What stands, with days as people type them. */
function shown(stands: Required<Said>): Required<Said> {
  return { ...stands, forecast: dayForField(stands.forecast === '' ? null : stands.forecast) }
}

/** The form filled with what stands, and the occurrence that has just passed. */
export function filledForm(of: SaidOf): Required<Said> {
  return { ...shown(standsAs(of.standing)), occurrence: of.occurrences.filter((day) => day <= of.on).at(-1) ?? '' }
}

/** The fields that a form sent. */
export function saidIn(form: URLSearchParams, prefix = ''): Said {
  return Object.fromEntries(
    saidFields.flatMap((field) => {
      const value = form.get(`${prefix}${field}`)
      return value === null ? [] : [[field, value]]
    }),
  )
}

/** The colour that an action would have with this update said. */
export function colourWith(index: PlanIndex, update: ProgressUpdate): string {
  const updates = [...(index.plan.updates ?? []), update]
  return selectRag(indexPlan({ ...index.plan, updates }, index.asAt, index.thresholds), update.action).colour
}

function same(field: SaidField, one: string, other: string, near: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim()
  if (field !== 'forecast') return plain(one) === plain(other)
  const [a, b] = [readTypedDay(one, near), readTypedDay(other, near)]
  return 'day' in a && 'day' in b ? a.day === b.day : plain(one) === plain(other)
}

export type Difference = { field: SaidField; theirs: string; yours: string }

/**
 * When somebody else was first: what the person changed stays as they typed it, what they left alone takes the other's word.
 *
 * @param seen how many of the action's updates the person was shown
 * @returns the form to show, and where the two differ
 */
export function besideTheirs(
  index: PlanIndex,
  action: Action,
  said: Said,
  seen: number,
): { form: Required<Said>; differences: Difference[] } {
  const of = saidOfAction(index, action, '')
  const shownThen = { ...index.plan, updates: updatesOf(index.plan, action.id).slice(0, seen) }
  const then = standsAs(standingOf(shownThen, action.id, index.asAt))
  const theirs = shown(standsAs(of.standing))
  const form = { ...theirs }
  const differences: Difference[] = []
  for (const field of saidFields) {
    const yours = said[field]
    if (yours === undefined || same(field, yours, then[field], index.asAt)) continue
    if (field === 'occurrence' && !of.occurrences.includes(yours)) continue
    form[field] = yours
    const newest = field === 'note' ? of.standing.note : theirs[field]
    if (!same(field, yours, newest, index.asAt)) differences.push({ field, theirs: newest, yours })
  }
  return { form, differences }
}
