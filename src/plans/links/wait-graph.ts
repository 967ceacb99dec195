/**
 * What waits for what. Each part begins and ends: it ends after it begins; what holds others ends after the last of them,
 * and they begin after it; what depends on another begins after that one ends. A link that makes something wait for itself
 * closes a circle, however many links and main actions lie between.
 */
import type { PlanStructure } from '../rules/structure.ts'
import { type Link, type Part, partKey, partOfKey } from './link.ts'
import { hasPart, holdersOf, partName } from './parts.ts'

/** A link that makes one part wait for another. */
export type Dependency = { from: Part; to: Part }

/** The links that count in time: confirmed, `depends on`, with both ends in the plan. */
export function dependenciesOf(structure: PlanStructure, links: readonly Link[]): Dependency[] {
  return links.flatMap(({ kind, state, from, to }) => {
    if (kind !== 'depends on' || state !== 'confirmed' || to === null) return []
    return hasPart(structure, from) && hasPart(structure, to) ? [{ from, to }] : []
  })
}

/** `B` begins, `E` ends. */
type Moment = string
const begins = (part: Part): Moment => `B${partKey(part)}`
const ends = (part: Part): Moment => `E${partKey(part)}`

/** The moments that each moment waits for. */
export type WaitGraph = Map<Moment, Set<Moment>>

export function waitGraph(structure: PlanStructure, dependencies: readonly Dependency[] = []): WaitGraph {
  const graph: WaitGraph = new Map()
  for (const part of allParts(structure)) {
    wait(graph, ends(part), begins(part))
    const [holder] = holdersOf(structure, part)
    if (holder === undefined) continue
    wait(graph, ends(holder), ends(part))
    wait(graph, begins(part), begins(holder))
  }
  for (const dependency of dependencies) addDependency(graph, dependency)
  return graph
}

export function addDependency(graph: WaitGraph, { from, to }: Dependency): void {
  wait(graph, begins(from), ends(to))
}

function wait(graph: WaitGraph, moment: Moment, earlier: Moment): void {
  const held = graph.get(moment)
  if (held) held.add(earlier)
  else graph.set(moment, new Set([earlier]))
}

function allParts({ plan }: PlanStructure): Part[] {
  return [
    ...plan.themes.map(({ id }): Part => ({ kind: 'theme', id })),
    ...plan.outcomes.map(({ id }): Part => ({ kind: 'outcome', id })),
    ...plan.recommendations.map(({ id }): Part => ({ kind: 'recommendation', id })),
    ...plan.actions.map(({ id }): Part => ({ kind: 'action', id })),
  ]
}

/**
 * The circle that a dependency would close, as the parts it runs through: the first again at the end. Null where it closes
 * none. The shortest one is given.
 */
export function circleClosedBy(graph: WaitGraph, { from, to }: Dependency): Part[] | null {
  const path = shortestPath(graph, ends(to), begins(from))
  if (path === null) return null
  const parts = path.flatMap((moment) => partOfKey(moment.slice(1)) ?? [])
  return [from, ...parts].filter((part, at, all) => at === 0 || partKey(part) !== partKey(all[at - 1] ?? part))
}

function shortestPath(graph: WaitGraph, start: Moment, goal: Moment): Moment[] | null {
  const cameFrom = new Map<Moment, Moment | null>([[start, null]])
  const queue = [start]
  for (let at = 0; at < queue.length; at += 1) {
    const here = queue[at] ?? ''
    if (here === goal) return pathBack(cameFrom, here)
    for (const next of graph.get(here) ?? []) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, here)
      queue.push(next)
    }
  }
  return null
}

function pathBack(cameFrom: Map<Moment, Moment | null>, end: Moment): Moment[] {
  const path: Moment[] = []
  for (let here: Moment | null = end; here !== null; here = cameFrom.get(here) ?? null) path.push(here)
  return path.reverse()
}

/**
 * A circle in words: `action 1 of 2.1.1 → action 2 of 2.1.1 → action 1 of 2.1.1`, with what belongs to what where that is
 * why it closes.
 */
export function circleInWords(structure: PlanStructure, circle: readonly Part[]): string {
  // A part that belongs to itself: `action 1` may not wait for its own step.
  const named = circle.length === 1 ? [...circle, ...circle] : circle
  return named
    .map((part, at) => {
      const before = named[at - 1]
      const name = partName(structure, part)
      if (before === undefined || circle.length === 1) return name
      if (belongs(structure, part, before)) return `${name} (part of it)`
      return belongs(structure, before, part) ? `${name} (which holds it)` : name
    })
    .join(' → ')
}

function belongs(structure: PlanStructure, part: Part, whole: Part): boolean {
  return partKey(part) !== partKey(whole) && holdersOf(structure, part).some((one) => partKey(one) === partKey(whole))
}

/** The first circle among dependencies, taken in their order; null where there is none. */
export function firstCircle(structure: PlanStructure, dependencies: readonly Dependency[]): Part[] | null {
  if (dependencies.length === 0) return null
  const graph = waitGraph(structure)
  for (const dependency of dependencies) {
    const circle = circleClosedBy(graph, dependency)
    if (circle) return circle
    addDependency(graph, dependency)
  }
  return null
}

/** The dependencies without those that would close a circle with the ones before them: for trying out proposals. */
export function withoutCircles(structure: PlanStructure, dependencies: readonly Dependency[]): Dependency[] {
  const graph = waitGraph(structure)
  return dependencies.filter((dependency) => {
    if (circleClosedBy(graph, dependency)) return false
    addDependency(graph, dependency)
    return true
  })
}
