/** What a change would do beyond its own words: days gained or lost, and where the next monthly report would say it. */
import { allFindings } from '../../../reports/monthly/board-findings.ts'
import { reportLists } from '../../../reports/monthly/figures.ts'
import type { Action, Plan } from '../../plan.ts'
import { indexPlan } from '../../rules/plan-index.ts'
import { listed } from '../../rules/words.ts'
import { comparePlans } from '../rules/compare.ts'
import { byKind, deadlineMoved } from '../rules/comparison-words.ts'
import { findPart, type PartKind } from '../rules/part.ts'

/** Sentences, the gravest first. None where nothing follows from it. */
export function effectInWords(
  before: Plan,
  after: Plan,
  about: { kind: PartKind; id: string },
  asAt: string,
): string[] {
  const { deadlines, gone } = byKind(comparePlans({ plan: before, asAt }, { plan: after, asAt }))
  const moved = deadlines
    .filter(({ change }) => change.days !== 0)
    .map(({ part, change }) => `The deadline of ${part.name}: ${deadlineMoved(change)}.`)
  const along = gone.filter((part) => part.kind === 'action' && part.id !== about.id)
  return [
    ...moved,
    ...(along.length > 0
      ? [
          `Withdrawn with it: ${listed(
            along.map(({ name }) => name),
            6,
          )}.`,
        ]
      : []),
    ...mentions(before, after, about, asAt),
  ]
}

const headings = [
  ['overdue', 'Overdue'],
  ['atRisk', 'At risk'],
  ['dueSoon', 'Due in the next six weeks'],
  ['noDate', 'No date'],
  ['noLead', 'No lead'],
] as const

/** The headings of the monthly report under which it, or an action of it, is listed. */
function headingsOf(plan: Plan, { kind, id }: { kind: PartKind; id: string }, asAt: string): string[] {
  const lists = reportLists(indexPlan(plan, asAt), allFindings(plan, asAt))
  const isAbout = (action: Action) => (kind === 'action' ? action.id === id : action.recommendation === id)
  return headings.filter(([list]) => lists[list].some(isAbout)).map(([, heading]) => heading)
}

function mentions(before: Plan, after: Plan, about: { kind: PartKind; id: string }, asAt: string): string[] {
  if (about.kind !== 'action' && about.kind !== 'recommendation') return []
  const was = findPart(before, about.kind, about.id) === undefined ? [] : headingsOf(before, about, asAt)
  const will = headingsOf(after, about, asAt)
  if (was.join() === will.join())
    return was.length === 0 ? [] : [`The monthly report lists it under ${listed(was)}, with the change as without.`]
  const said = (list: readonly string[]) => (list.length === 0 ? 'no exception' : listed(list))
  return [`The monthly report lists it under ${said(was)} now; with the change, under ${said(will)}.`]
}
