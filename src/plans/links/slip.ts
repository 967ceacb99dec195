/** If this slips, what else slips: by how many days, in which order and why. */
import type { Action } from '../plan.ts'
import { dayInWords, daysBetween } from '../rules/days.ts'
import { actionName, quoted } from '../rules/names.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { isClosed } from '../rules/timing.ts'
import { agree, counted, countedInWords, listed, sentenceCase } from '../rules/words.ts'
import { type Part, partKey } from './link.ts'
import { holdersOf, partName } from './parts.ts'
import { type Ending, expectedDay, type Schedule, scheduleOf } from './schedule.ts'
import type { Dependency } from './wait-graph.ts'

export type SlippedPart = {
  part: Part
  name: string
  from: string
  to: string
  days: number
  /** `It depends on action 1b of 2.1.1, then expected 30 April 2010.` */
  reason: string
}

/** What waits for something that slips and has no day, so that nobody can say by how much it does. */
export type StoppedPart = { part: Part; name: string; reason: string }

export type SlipResult = {
  action: string
  days: number
  /** Where the action itself then ends; null where it cannot slip, `refusal` saying why. */
  to: string | null
  refusal: string | null
  /** Others that slip, in the order in which they then end. */
  slipped: SlippedPart[]
  stopped: StoppedPart[]
  /** The plan's last day before and after; null where the plan has none. */
  end: { from: string; to: string } | null
}

/** What happens to the rest of the plan when one action ends `days` later than now expected. `dependencies` hold no circle. */
export function slipOf(
  index: PlanIndex,
  dependencies: readonly Dependency[],
  action: Action,
  days: number,
): SlipResult {
  const nothing = { action: action.id, days, slipped: [], stopped: [], end: null }
  const self: Part = { kind: 'action', id: action.id }
  const before = scheduleOf(index, dependencies)
  if ((before.get(partKey(self))?.day ?? null) === null) return { ...nothing, to: null, refusal: whyNot(index, action) }
  const after = scheduleOf(index, dependencies, { action: action.id, days })
  const slipped = slippedParts(index, before, after).filter(({ part }) => partKey(part) !== partKey(self))
  const moved = [self, ...slipped.map(({ part }) => part)]
  const to = after.get(partKey(self))?.day ?? null
  const ends = { from: lastDay(index, before), to: lastDay(index, after) }
  const end = ends.from === null || ends.to === null ? null : { from: ends.from, to: ends.to }
  return { action: action.id, days, to, refusal: null, slipped, stopped: stoppedParts(index, dependencies, moved), end }
}

function whyNot(index: PlanIndex, action: Action): string {
  const standing = index.standings.get(action.id)
  if (standing && isClosed(standing)) return `It is ${standing.status}, so it cannot slip.`
  const { text } = action.deadline
  return `It has no day to slip from${text === '' ? '' : `: its deadline says ${quoted(text)}`}.`
}

/** Actions and recommendations that end later than before. A recommendation is told of when it then misses its own date. */
function slippedParts(index: PlanIndex, before: Schedule, after: Schedule): SlippedPart[] {
  const parts = [
    ...index.plan.actions.map(({ id }): Part => ({ kind: 'action', id })),
    ...index.plan.recommendations
      .filter(({ id, by }) => missesOwnDate(by.due, before, after, id))
      .map(({ id }): Part => ({ kind: 'recommendation', id })),
  ]
  const slipped = parts.flatMap((part) => {
    const [from, ending] = [before.get(partKey(part))?.day ?? null, after.get(partKey(part))]
    const to = ending?.day ?? null
    if (from === null || to === null || !ending || to <= from) return []
    return [
      {
        part,
        name: partName(index, part),
        from,
        to,
        days: daysBetween(from, to),
        reason: reasonOf(index, after, part, ending),
      },
    ]
  })
  return slipped.sort((a, b) => a.to.localeCompare(b.to))
}

function missesOwnDate(by: string | null, before: Schedule, after: Schedule, id: string): boolean {
  const key = partKey({ kind: 'recommendation', id })
  const [was, is] = [before.get(key)?.day ?? null, after.get(key)?.day ?? null]
  return by !== null && was !== null && is !== null && was <= by && is > by
}

function reasonOf(index: PlanIndex, after: Schedule, part: Part, { driver }: Ending): string {
  if (driver === null) return 'Its own date moves.'
  const name = partName(index, driver.part)
  const day = after.get(partKey(driver.part))?.day ?? ''
  const then = `then expected ${dayInWords(day)}`
  if (driver.how === 'holds') {
    const what = part.kind === 'action' ? 'Its sub-action' : 'Its'
    return `${what} ${name.replace(/^action /, part.kind === 'action' ? '' : 'action ')} is ${then}.`
  }
  return `It depends on ${name}, ${then}.`
}

/**
 * What an action's forecast pushes: compared with the plan if it ended on its deadline. Null where it has no forecast after
 * its deadline, or nothing else is moved by it.
 */
export function forecastSlip(index: PlanIndex, dependencies: readonly Dependency[], action: Action): SlipResult | null {
  const standing = index.standings.get(action.id)
  const { due } = action.deadline
  if (!standing?.forecast || due === null || standing.forecast <= due || isClosed(standing)) return null
  const onTime = new Map(index.standings).set(action.id, { ...standing, forecast: null })
  const result = slipOf({ ...index, standings: onTime }, dependencies, action, daysBetween(due, standing.forecast))
  return result.slipped.length + result.stopped.length === 0 ? null : result
}

/** Open parts that depend on what moves and have no day of their own. */
function stoppedParts(index: PlanIndex, dependencies: readonly Dependency[], moved: readonly Part[]): StoppedPart[] {
  const own = new Set(moved.map(partKey))
  const within = new Set(moved.flatMap((part) => [part, ...holdersOf(index, part)]).map(partKey))
  const stopped = dependencies.flatMap(({ from, to }) => {
    if (!within.has(partKey(to)) || from.kind !== 'action' || own.has(partKey(from))) return []
    const standing = index.standings.get(from.id)
    const action = index.actions.get(from.id)
    if (!action || !standing || isClosed(standing) || expectedDay(index, from.id) !== null) return []
    const said = action.deadline.text === '' ? 'no deadline' : `only ${quoted(action.deadline.text)}`
    const reason = `It depends on ${partName(index, to)} and has ${said}, so nobody can say by how many days it slips.`
    return [{ part: from, name: actionName(index, action), reason }]
  })
  return stopped.filter(({ name }, at) => stopped.findIndex((one) => one.name === name) === at)
}

/** The last day on which an open action is expected. */
export function lastDay(index: PlanIndex, schedule: Schedule): string | null {
  let last: string | null = null
  for (const { id } of index.plan.actions) {
    const day = schedule.get(partKey({ kind: 'action', id }))?.day ?? null
    if (day !== null && (last === null || day > last)) last = day
  }
  return last
}

/** The same of a forecast that has been given: it is no longer an if. */
export function forecastInWords(result: SlipResult): string {
  return slipInWords(result).replace(
    /^If it slips by (.*?), /,
    (_, days: string) => `It is expected ${days} late; with it, `,
  )
}

/** `If it slips by 30 days, three others slip: action 2 of 2.1.1, … The plan then ends on 30 April 2010, 15 days later.` */
export function slipInWords(result: SlipResult): string {
  if (result.refusal !== null) return result.refusal
  const { slipped, stopped, days, end } = result
  const begin = `If it slips by ${counted(days, 'day')}`
  const moved =
    slipped.length === 0
      ? `${begin}, nothing else is known to slip.`
      : `${begin}, ${countedInWords(slipped.length, 'other', 'others')} ${agree(slipped.length, 'slips', 'slip')}: ${listed(
          slipped.map(({ name, days: by }) => `${name} by ${counted(by, 'day')}`),
          3,
        )}.`
  const unsaid =
    stopped.length === 0
      ? ''
      : ` ${sentenceCase(countedInWords(stopped.length, 'other', 'others'))} without a day ${agree(stopped.length, 'waits', 'wait')} for it.`
  const late =
    end === null || end.to === end.from
      ? ''
      : ` The plan then ends on ${dayInWords(end.to)}, ${counted(daysBetween(end.from, end.to), 'day')} later.`
  return `${moved}${unsaid}${late}`
}
