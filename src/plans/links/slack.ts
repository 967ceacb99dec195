/** How long each action can slip before the plan's last day moves: worked back from that day. */
import { addDays, daysBetween, earliestDay } from '../rules/days.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { mainOf } from '../rules/structure.ts'
import { type Part, partKey } from './link.ts'
import { holdersOf } from './parts.ts'
import { expectedDay, firstDay, type Schedule } from './schedule.ts'
import { lastDay } from './slip.ts'
import type { Dependency } from './wait-graph.ts'

type Back = {
  index: PlanIndex
  planEnds: string
  /** The actions that wait for a part, by its key: those that the link leads from and those that lie in it. */
  waiters: Map<string, string[]>
  latest: Map<string, string>
  busy: Set<string>
}

/** Days for one action; null where it or the plan has no day. `dependencies` hold no circle; `schedule` is made of them. */
export function slackOf(
  index: PlanIndex,
  dependencies: readonly Dependency[],
  schedule: Schedule,
): (action: string) => number | null {
  const planEnds = lastDay(index, schedule)
  if (planEnds === null) return () => null
  const back: Back = { index, planEnds, waiters: waitersOf(index, dependencies), latest: new Map(), busy: new Set() }
  return (action) => {
    const ends = schedule.get(partKey({ kind: 'action', id: action }))?.day ?? null
    return ends === null ? null : daysBetween(ends, latestEnd(back, action))
  }
}

/** The last day on which an action may end: what waits for it, and the main action that holds it, allow no later one. */
function latestEnd(back: Back, id: string): string {
  const { index, planEnds } = back
  const known = back.latest.get(id)
  if (known !== undefined || back.busy.has(id)) return known ?? planEnds
  back.busy.add(id)
  const part: Part = { kind: 'action', id }
  const waiters = [part, ...holdersOf(index, part)].flatMap((one) => back.waiters.get(partKey(one)) ?? [])
  const action = index.actions.get(id)
  const main = action ? mainOf(index, action) : undefined
  const allowed = [
    planEnds,
    ...waiters.map((waiter) => latestBefore(back, waiter)),
    ...(main ? [latestEnd(back, main.id)] : []),
  ]
  const latest = earliestDay(allowed) ?? planEnds
  back.busy.delete(id)
  back.latest.set(id, latest)
  return latest
}

/** What a waiting action allows: its own latest end or, where it takes its printed days, the day before it must begin. */
function latestBefore(back: Back, waiter: string): string {
  const latest = latestEnd(back, waiter)
  const [begins, own] = [firstDay(back.index, waiter), expectedDay(back.index, waiter)]
  return begins === null || own === null ? latest : addDays(latest, -1 - Math.max(0, daysBetween(begins, own)))
}

/** An action without a day is not known to wait, as in the schedule. */
function waitersOf(index: PlanIndex, dependencies: readonly Dependency[]): Map<string, string[]> {
  const within = new Map<string, string[]>()
  for (const { id } of index.plan.actions) {
    if (expectedDay(index, id) === null) continue
    const part: Part = { kind: 'action', id }
    for (const one of [part, ...holdersOf(index, part)])
      within.set(partKey(one), [...(within.get(partKey(one)) ?? []), id])
  }
  const waiters = new Map<string, string[]>()
  for (const { from, to } of dependencies) {
    waiters.set(partKey(to), [...(waiters.get(partKey(to)) ?? []), ...(within.get(partKey(from)) ?? [])])
  }
  return waiters
}
