/** The plan on a calendar: a bar or a diamond for each action by its kind of deadline, hatched where it is open-ended. */
import { addresses } from '../../ui/addresses.ts'
import { type TimelineItem, type TimelineSpan, timelineChart } from '../../ui/charts/index.ts'
import { Drawing } from '../../ui/drawing.tsx'
import { Empty } from '../../ui/parts.tsx'
import { plural, shorten } from '../../ui/words.ts'
import type { Action } from '../plan.ts'
import {
  addMonths,
  notUnderATheme,
  type PlanIndex,
  planStart,
  recommendationOf,
  themeIdOfAction,
  titleWithRef,
} from '../rules/index.ts'

type Props = { planId: string; index: PlanIndex; actions: readonly Action[] }

function labelOf(index: PlanIndex, action: Action): string {
  const recommendation = recommendationOf(index, action)
  return [action.label ?? recommendation?.ref, action.text].filter(Boolean).join(' ')
}

/** Null for an action whose words fix neither a day nor a stretch: it has no place on a calendar. */
export function timelineItem(planId: string, index: PlanIndex, action: Action): TimelineItem | null {
  const { kind, due, start, until } = action.deadline
  const recommendation = recommendationOf(index, action)
  const item = {
    label: labelOf(index, action),
    rag: index.rags.get(action.id)?.colour ?? ('grey' as const),
    href: addresses.action(planId, action.id),
    group: recommendation ? titleWithRef(recommendation.ref, shorten(recommendation.text, 60)) : undefined,
    ...(start === undefined ? {} : { start }),
  }
  if (kind === 'recurring' || kind === 'from' || kind === 'ongoing')
    return { ...item, kind: 'open', end: until ?? null }
  if (due === null) return null
  if (start !== undefined && start < due) return { ...item, kind: 'bar', end: due }
  return { ...item, kind: 'diamond', end: due }
}

/** The years about the plan's beginning that a calendar is worth drawing for; a misprinted year would flatten all others. */
const yearsBefore = 1
const yearsAfter = 8

/** From the first month to the month after the last, as far as they lie in the plan's years. */
export function spanOf(items: readonly TimelineItem[], starts: string | null, today: string): TimelineSpan {
  const days = items.flatMap((item) => [item.start, item.end]).filter((day) => day != null)
  const begins = starts ?? today
  const [earliest, latest] = [addMonths(begins, -12 * yearsBefore), addMonths(begins, 12 * yearsAfter)]
  const within = days.filter((day) => day >= earliest && day <= latest)
  const all = (within.length === 0 ? days : within).toSorted()
  const [first = today, last = today] = [all[0], all.at(-1)]
  return { from: `${first.slice(0, 7)}-01`, to: `${addMonths(last, 1).slice(0, 7)}-01`, today }
}

function outside(items: readonly TimelineItem[], { from, to }: TimelineSpan): number {
  return items.filter((item) => item.end !== null && (item.end < from || item.end > to)).length
}

type ThemeItems = { title: string; items: TimelineItem[] }

function byTheme({ planId, index, actions }: Props): { themes: ThemeItems[]; placed: TimelineItem[]; left: Action[] } {
  const themes = new Map<string | null, ThemeItems>()
  const placed: TimelineItem[] = []
  const left: Action[] = []
  for (const action of actions) {
    const item = timelineItem(planId, index, action)
    if (item === null) {
      left.push(action)
      continue
    }
    const id = themeIdOfAction(index, action)
    const theme = id === null ? undefined : index.themes.get(id)
    const held = themes.get(id) ?? { title: theme ? titleWithRef(theme.ref, theme.title) : notUnderATheme, items: [] }
    held.items.push(item)
    placed.push(item)
    themes.set(id, held)
  }
  return { themes: [...themes.values()], placed, left }
}

export function TimelineView(props: Props) {
  const { themes, placed, left } = byTheme(props)
  if (placed.length === 0) {
    return (
      <Empty title="Nothing can be put on a calendar">
        <p class="govuk-body">None of these actions has a date.</p>
      </Empty>
    )
  }
  const span = spanOf(placed, planStart(props.index.plan), props.index.asAt)
  const beyond = outside(placed, span)
  return (
    <>
      <p class="govuk-body">
        A diamond is a day, a bar a stretch of time, hatching has no end. Follow a line to its action.
        {left.length > 0 &&
          ` ${plural(left.length, 'action has', 'actions have')} no date and ${left.length === 1 ? 'is' : 'are'} not drawn.`}
        {beyond > 0 &&
          ` ${plural(beyond, 'date lies', 'dates lie')} outside these years and ${beyond === 1 ? 'stands' : 'stand'} at the edge.`}
      </p>
      {themes.map((theme, at) => (
        <section>
          {themes.length > 1 && <h2 class="govuk-heading-m">{theme.title}</h2>}
          <Drawing chart={timelineChart(theme.items, span, { id: `timeline-${at}`, title: theme.title })} />
        </section>
      ))}
    </>
  )
}
