/** The two charts of the report as data; whoever draws them decides nothing about the plan. */
import { addMonths, monthInWords, monthOf, monthsBetween } from '../../plans/rules/days.ts'
import { type PlanIndex, selectStanding } from '../../plans/rules/plan-index.ts'
import { countRags } from '../../plans/rules/rag-group.ts'
import { isOverdue } from '../../plans/rules/timing.ts'
import { notUnderATheme, titleWithRef } from '../../plans/rules/tree.ts'
import { agree, counted } from '../../plans/rules/words.ts'
import type { Charts, DueMonth } from './types.ts'

/** A misprinted year must not stretch the chart over a century: a year and a half each side of the report's day. */
const monthsEachSide = 18

function monthsToShow(index: PlanIndex, due: readonly string[]): string[] {
  if (due.length === 0) return []
  const sorted = due.map(monthOf).sort()
  const first = monthOf(addMonths(index.asAt, -monthsEachSide))
  const last = monthOf(addMonths(index.asAt, monthsEachSide))
  const inside = sorted.filter((month) => month >= first && month <= last)
  return monthsBetween(inside[0] ?? monthOf(index.asAt), inside.at(-1) ?? monthOf(index.asAt))
}

function dueByMonth(index: PlanIndex): Charts['dueByMonth'] {
  const live = index.plan.actions.filter(
    (action) => action.deadline.due !== null && selectStanding(index, action.id).status !== 'withdrawn',
  )
  const shown = monthsToShow(
    index,
    live.map((action) => action.deadline.due ?? ''),
  )
  const months = new Map<string, DueMonth>(shown.map((month) => [month, { month, due: 0, delivered: 0, overdue: 0 }]))
  const outside = { earlier: 0, later: 0 }
  for (const action of live) {
    const month = monthOf(action.deadline.due ?? '')
    const bar = months.get(month)
    if (!bar) {
      outside[month < (shown[0] ?? '') ? 'earlier' : 'later'] += 1
      continue
    }
    const standing = selectStanding(index, action.id)
    bar.due += 1
    if (standing.status === 'delivered') bar.delivered += 1
    if (isOverdue(action, standing, index.asAt)) bar.overdue += 1
  }
  const bars = [...months.values()]
  return {
    title: 'Actions by the month they are due',
    description: describeMonths(bars, outside),
    months: bars,
    ...outside,
  }
}

function describeMonths(bars: readonly DueMonth[], outside: { earlier: number; later: number }): string {
  const busiest = [...bars].sort((a, b) => b.due - a.due)[0]
  if (!busiest) return 'No action has a date, so there is nothing to draw.'
  const rest = outside.earlier + outside.later
  const beyond =
    rest === 0 ? '' : ` ${counted(rest, 'action')} ${agree(rest, 'is', 'are')} due outside the months drawn.`
  return `The most fall due in ${monthInWords(busiest.month)}: ${counted(busiest.due, 'action')}, of which ${busiest.delivered} delivered and ${busiest.overdue} overdue.${beyond}`
}

function ragByTheme(index: PlanIndex): Charts['ragByTheme'] {
  const themes = [...index.plan.themes.map((theme) => theme.id), null]
    .map((id) => {
      const theme = id === null ? undefined : index.themes.get(id)
      const ids = index.actionIdsOfTheme.get(id) ?? []
      const live = ids.filter((action) => selectStanding(index, action).status !== 'withdrawn')
      const rags = live.map((action) => index.rags.get(action)).filter((rag) => rag !== undefined)
      const title = theme ? titleWithRef(theme.ref, theme.title) : notUnderATheme
      return { id, theme: title, counts: countRags(rags), total: live.length }
    })
    .filter(({ id, total }) => id !== null || total > 0)
  const reds = [...themes].sort((a, b) => b.counts.red - a.counts.red)[0]
  const description =
    reds && reds.counts.red > 0
      ? `${reds.theme} has the most actions off track: ${reds.counts.red} of ${reds.total}.`
      : 'No action in any theme is off track.'
  return { title: 'Actions by theme and colour', description, themes: themes.map(({ id: _, ...rest }) => rest) }
}

export function chartsOf(index: PlanIndex): Charts {
  return { dueByMonth: dueByMonth(index), ragByTheme: ragByTheme(index) }
}
