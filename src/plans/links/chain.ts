/** The longest chain of parts that wait for each other, with how much room there is in it. */
import { addDays, daysBetween } from '../rules/days.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { type Part, partKey } from './link.ts'
import { holdersOf, partName } from './parts.ts'
import { expectedDay, firstDay, type Schedule, scheduleOf } from './schedule.ts'
import { slackOf } from './slack.ts'
import { lastDay } from './slip.ts'
import type { Dependency } from './wait-graph.ts'

export type ChainStep = {
  part: Part
  name: string
  /** When it can end at the earliest; null where no day can be said. */
  ends: string | null
  /** Days it can slip before the next step moves; null for the last step, and where a day is missing. */
  room: number | null
  /** Days an action can slip before the plan's last day moves; null for any other part. */
  slack: number | null
}

export type Chain = {
  /** First what everything else waits for. */
  steps: ChainStep[]
  /** The least room between two steps: what the chain as a whole can bear. Null where no step says. */
  tightest: number | null
  planEnds: string | null
}

/** Every chain through open parts is a path along dependencies; from a whole to what it holds costs no step. */
export function longestChain(index: PlanIndex, dependencies: readonly Dependency[]): Chain | null {
  const open = dependencies.filter(({ from, to }) => isOpen(index, from) && isOpen(index, to))
  if (open.length === 0) return null
  const schedule = scheduleOf(index, dependencies)
  const planEnds = lastDay(index, schedule)
  const slack = slackOf(index, dependencies, schedule)
  const parts = longestPath(index, open, schedule)
  const steps = parts.map((part, at) => stepOf({ index, schedule, slack }, part, parts[at + 1]))
  const rooms = steps.map(({ room }) => room).filter((room) => room !== null)
  return { steps, tightest: rooms.length === 0 ? null : Math.min(...rooms), planEnds }
}

function isOpen(index: PlanIndex, part: Part): boolean {
  const status = part.kind === 'action' ? index.standings.get(part.id)?.status : undefined
  return status !== 'delivered' && status !== 'withdrawn'
}

/** The path with the most parts; of equal ones that which ends latest. From the first to be done to the last. */
function longestPath(index: PlanIndex, dependencies: readonly Dependency[], schedule: Schedule): Part[] {
  const best = new Map<Dependency, Part[]>()
  const busy = new Set<Dependency>()
  const waitersOf = byWhoWaits(index, dependencies)
  const pathTo = (dependency: Dependency): Part[] => {
    const known = best.get(dependency)
    if (known || busy.has(dependency)) return known ?? []
    busy.add(dependency)
    const longest = longerOf(
      waitersOf(dependency.to)
        .filter((other) => other !== dependency)
        .map(pathTo),
      schedule,
    )
    const path = [...longest.slice(0, -1), ...joined(longest.at(-1), dependency.to), dependency.from]
    busy.delete(dependency)
    best.set(dependency, path)
    return path
  }
  return longerOf(dependencies.map(pathTo), schedule)
}

/** What a part waits for by itself, by what holds it, and by what lies in it: the dependencies that lead from any of these. */
function byWhoWaits(index: PlanIndex, dependencies: readonly Dependency[]): (part: Part) => Dependency[] {
  const byFrom = new Map<string, Dependency[]>()
  const byHolder = new Map<string, Dependency[]>()
  const add = (map: Map<string, Dependency[]>, part: Part, dependency: Dependency) => {
    const held = map.get(partKey(part))
    if (held) held.push(dependency)
    else map.set(partKey(part), [dependency])
  }
  for (const dependency of dependencies) {
    add(byFrom, dependency.from, dependency)
    for (const holder of holdersOf(index, dependency.from)) add(byHolder, holder, dependency)
  }
  return (part) => {
    const above = [part, ...holdersOf(index, part)].flatMap((one) => byFrom.get(partKey(one)) ?? [])
    return [...above, ...(byHolder.get(partKey(part)) ?? [])]
  }
}

/** The part at which two steps meet: the whole and what lies in it are both named. */
function joined(reached: Part | undefined, next: Part): Part[] {
  if (reached === undefined) return [next]
  return partKey(reached) === partKey(next) ? [next] : [reached, next]
}

function longerOf(paths: readonly Part[][], schedule: Schedule): Part[] {
  const endOf = (path: readonly Part[]) => {
    const last = path.at(-1)
    return last ? (schedule.get(partKey(last))?.day ?? '') : ''
  }
  return paths.reduce<Part[]>(
    (best, path) =>
      path.length > best.length || (path.length === best.length && endOf(path) > endOf(best)) ? path : best,
    [],
  )
}

type Seen = { index: PlanIndex; schedule: Schedule; slack: (action: string) => number | null }

function stepOf({ index, schedule, slack }: Seen, part: Part, next: Part | undefined): ChainStep {
  const ends = schedule.get(partKey(part))?.day ?? null
  const room = next ? roomBefore(index, schedule, ends, next) : null
  return { part, name: partName(index, part), ends, room, slack: part.kind === 'action' ? slack(part.id) : null }
}

/** Days from one step's end to the last day on which it may end without moving the next. */
function roomBefore(index: PlanIndex, schedule: Schedule, ends: string | null, next: Part): number | null {
  const nextEnds = schedule.get(partKey(next))?.day ?? null
  if (ends === null || nextEnds === null) return null
  const begins = next.kind === 'action' ? firstDay(index, next.id) : null
  const own = next.kind === 'action' ? expectedDay(index, next.id) : null
  // What takes its printed days must begin that many days before its end.
  const latest =
    begins !== null && own !== null ? addDays(nextEnds, -1 - Math.max(0, daysBetween(begins, own))) : nextEnds
  return Math.max(0, daysBetween(ends, latest))
}
