/**
 * When each part of a plan can be finished at the earliest, from its deadlines, its forecasts and what it depends on.
 *
 * A plan says when things are due, seldom when they begin. So:
 * - An action that prints its first day and has not begun takes the days it was given: it begins the day after the last of
 *   what it depends on ends, and ends as many days later as printed.
 * - Any other action can only be said to end no earlier than what it depends on.
 * - A main action ends no earlier than its sub-actions, a recommendation when the last of its actions does.
 * - A sub-action waits for what its main action depends on, and an action for what its recommendation does.
 * - Delivered and withdrawn actions hold nothing up. A part without a day stops the chain.
 */
import { addDays, daysBetween, latestDay } from '../rules/days.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { isClosed } from '../rules/timing.ts'
import { type Part, partKey } from './link.ts'
import { holdersOf } from './parts.ts'
import type { Dependency } from './wait-graph.ts'

/** What put a part's end where it is. */
export type Driver = { part: Part; how: 'depends on' | 'holds' }

export type Ending = {
  /** Null where no day can be said. */
  day: string | null
  /** Null where its own date decides. */
  driver: Driver | null
}

export type Schedule = Map<string, Ending>

/** An action that ends some days later than it otherwise would. */
export type Slip = { action: string; days: number }

type Context = {
  index: PlanIndex
  waitsFor: Map<string, Part[]>
  slip: Slip | null
  endings: Schedule
  busy: Set<string>
}

const noDay: Ending = { day: null, driver: null }

/** The ending of every action, recommendation, outcome and theme, by `partKey`. `dependencies` must hold no circle. */
export function scheduleOf(index: PlanIndex, dependencies: readonly Dependency[], slip: Slip | null = null): Schedule {
  const waitsFor = new Map<string, Part[]>()
  for (const { from, to } of dependencies) waitsFor.set(partKey(from), [...(waitsFor.get(partKey(from)) ?? []), to])
  const context: Context = { index, waitsFor, slip, endings: new Map(), busy: new Set() }
  const { plan } = index
  for (const { id } of plan.actions) endingOf(context, { kind: 'action', id })
  for (const { id } of plan.recommendations) endingOf(context, { kind: 'recommendation', id })
  for (const { id } of plan.outcomes) endingOf(context, { kind: 'outcome', id })
  for (const { id } of plan.themes) endingOf(context, { kind: 'theme', id })
  return context.endings
}

function endingOf(context: Context, part: Part): Ending {
  const key = partKey(part)
  const known = context.endings.get(key)
  if (known) return known
  // Only a plan whose main actions hold each other comes back here; it is given no day rather than no end.
  if (context.busy.has(key)) return noDay
  context.busy.add(key)
  const ending = part.kind === 'action' ? actionEnding(context, part.id) : holderEnding(context, part)
  context.busy.delete(key)
  context.endings.set(key, ending)
  return ending
}

/** The day an action is now expected: its forecast, else its due day; null once it is closed or where neither is a day. */
export function expectedDay(index: PlanIndex, id: string): string | null {
  const standing = index.standings.get(id)
  const action = index.actions.get(id)
  if (standing === undefined || action === undefined || isClosed(standing)) return null
  return standing.forecast ?? action.deadline.due
}

function actionEnding(context: Context, id: string): Ending {
  const { index, slip } = context
  const part: Part = { kind: 'action', id }
  const standing = index.standings.get(id)
  if (standing && isClosed(standing)) return noDay
  const own = expectedDay(index, id)
  const pushed = own === null ? null : pushedTo(context, part, own)
  const subs = (index.subsOf.get(id) ?? []).map((sub): Part => ({ kind: 'action', id: sub.id }))
  const ending = latestOf([
    ...(own === null ? [] : [{ day: own, driver: null }]),
    ...(pushed ? [pushed] : []),
    ...held(context, subs),
  ])
  if (slip?.action !== id || ending.day === null) return ending
  return { day: addDays(ending.day, slip.days), driver: null }
}

/** Where what it depends on puts the end of an action that would end on `own`. */
function pushedTo(context: Context, part: Part, own: string): Ending | null {
  const last = latestOf(
    dependedOn(context, part).map((to) => ({
      day: endingOf(context, to).day,
      driver: { part: to, how: 'depends on' as const },
    })),
  )
  if (last.day === null) return null
  const begins = firstDay(context.index, part.id)
  const day = begins === null ? last.day : addDays(last.day, 1 + Math.max(0, daysBetween(begins, own)))
  return { day, driver: last.driver }
}

/** The printed first day of an action that has not begun. */
export function firstDay(index: PlanIndex, id: string): string | null {
  const { start, due, kind } = index.actions.get(id)?.deadline ?? {}
  if (start === undefined || !due || kind === 'recurring' || index.standings.get(id)?.status !== 'not started')
    return null
  return start
}

/** What a part depends on, by its own links and those of what holds it. */
export function dependedOn({ index, waitsFor }: Pick<Context, 'index' | 'waitsFor'>, part: Part): Part[] {
  return [part, ...holdersOf(index, part)].flatMap((one) => waitsFor.get(partKey(one)) ?? [])
}

/** A recommendation ends with the last of its actions; where none has a day, when it is to be achieved. */
function holderEnding(context: Context, part: Part): Ending {
  const { index } = context
  const { plan } = index
  if (part.kind === 'recommendation') {
    const actions = (index.actionsOf.get(part.id) ?? []).map(({ id }): Part => ({ kind: 'action', id }))
    const last = latestOf(held(context, actions))
    if (last.day !== null || isFinished(index, actions)) return last
    return { day: index.recommendations.get(part.id)?.by.due ?? null, driver: null }
  }
  const recommendations = plan.recommendations.filter((one) =>
    holdersOf(index, { kind: 'recommendation', id: one.id }).some((holder) => partKey(holder) === partKey(part)),
  )
  return latestOf(
    held(
      context,
      recommendations.map(({ id }): Part => ({ kind: 'recommendation', id })),
    ),
  )
}

function isFinished(index: PlanIndex, actions: readonly Part[]): boolean {
  return (
    actions.length > 0 &&
    actions.every(({ id }) => {
      const standing = index.standings.get(id)
      return standing !== undefined && isClosed(standing)
    })
  )
}

function held(context: Context, parts: readonly Part[]): Ending[] {
  return parts.map((part) => ({ day: endingOf(context, part).day, driver: { part, how: 'holds' } }))
}

/** The latest ending; the first of several on one day, so that an action's own date counts before what pushes it there. */
function latestOf(endings: readonly Ending[]): Ending {
  const day = latestDay(endings.flatMap((ending) => ending.day ?? []))
  return endings.find((ending) => ending.day === day && day !== null) ?? noDay
}
