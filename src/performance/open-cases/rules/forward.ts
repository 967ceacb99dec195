/** The forward list on a day: how many working days each open case has left then. Pure. */
import { workingDaysBetween } from '../../../platform/calendar/working-days.ts'
import { type OpenCase, type OpenKind, openKinds } from '../open-case.ts'

export type ForwardFilters = {
  kind: OpenKind | null
  /** Id of a team or an area; `''` is all. */
  unit: string
  /** `late`, or due within so many working days; null is all. */
  due: 'late' | '5' | '10' | null
}

export const dueChoices = ['late', '5', '10'] as const

/** As an address has them; what means nothing is as if it were not there. */
export function parseForwardFilters(query: (name: string) => string | undefined): ForwardFilters {
  return {
    kind: openKinds.find((kind) => kind === query('kind')) ?? null,
    unit: query('unit') ?? '',
    due: dueChoices.find((due) => due === query('due')) ?? null,
  }
}

export const forwardQuery = ({ kind, unit, due }: ForwardFilters): Record<string, string> => ({
  kind: kind ?? '',
  unit,
  due: due ?? '',
})

/**
 * The cases with days used and left on a day after the cut, those with least left first. What was finished since nobody here
 * knows: only the next extract does.
 */
export function casesOn(today: string, cut: string, cases: readonly OpenCase[]): OpenCase[] {
  // A list drawn up later than today (a test, a wrong clock) stands as it was.
  const on = today < cut ? cut : today
  const passed = workingDaysBetween(cut, on)
  return cases
    .map((one) => ({ ...one, used: one.used + passed, left: one.left - passed }))
    .toSorted((a, b) => a.left - b.left || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

const isDue = (left: number, due: ForwardFilters['due']) =>
  due === null || (due === 'late' ? left < 0 : left >= 0 && left <= Number(due))

/** @param teams the teams of the unit that is asked for, itself among them; null for all */
export function filterCases(
  cases: readonly OpenCase[],
  { kind, due }: ForwardFilters,
  teams: ReadonlySet<string> | null,
): OpenCase[] {
  return cases.filter(
    (one) => (kind === null || one.kind === kind) && (teams === null || teams.has(one.team)) && isDue(one.left, due),
  )
}

export type ForwardCount = { late: number; withinFive: number; later: number }

export function countForward(cases: readonly OpenCase[]): ForwardCount {
  const count = { late: 0, withinFive: 0, later: 0 }
  for (const { left } of cases) count[left < 0 ? 'late' : left <= 5 ? 'withinFive' : 'later'] += 1
  return count
}

/** A team or area with all below it. */
export function teamsUnder(unit: string, units: readonly { id: string; parent: string | null }[]): Set<string> {
  const found = new Set([unit])
  // Each pass goes one step down; a tree that runs in a circle adds nothing new and ends.
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const { id, parent } of units) if (parent !== null && found.has(parent)) found.add(id)
  }
  return found
}
