/** Orders that cannot hold: something due before what it depends on. */
import type { FindingFacts, FindingRule } from '../findings/finding-rule.ts'
import { dayInWords, daysBetween, latestDay } from '../rules/days.ts'
import { isClosed } from '../rules/timing.ts'
import { counted, sentenceCase } from '../rules/words.ts'
import type { Part } from './link.ts'
import { partName } from './parts.ts'
import { linksOf, type PlanLink } from './plan-links.ts'

export type ImpossibleOrder = {
  link: PlanLink
  from: Part
  to: Part
  fromDue: string
  toDue: string
  days: number
}

/** The day by which a part is to be done, as printed or now expected; null once it is closed or where there is no day. */
export function dueOf(facts: FindingFacts, part: Part): string | null {
  if (part.kind === 'action') {
    const standing = facts.standings.get(part.id)
    if (!standing || isClosed(standing)) return null
    return standing.forecast ?? facts.actions.get(part.id)?.deadline.due ?? null
  }
  if (part.kind !== 'recommendation') return null
  const actions = facts.actionsOf.get(part.id) ?? []
  const days = actions.flatMap(({ id }) => dueOf(facts, { kind: 'action', id }) ?? [])
  if (days.length > 0) return latestDay(days)
  return actions.length > 0 && actions.every(({ id }) => isDone(facts, id))
    ? null
    : (facts.recommendations.get(part.id)?.by.due ?? null)
}

function isDone(facts: FindingFacts, action: string): boolean {
  const standing = facts.standings.get(action)
  return standing !== undefined && isClosed(standing)
}

/** Links that make something wait for what is due later: confirmed ones, and those of which the reading is certain. */
export function impossibleOrders(facts: FindingFacts): ImpossibleOrder[] {
  return linksOf(facts).flatMap((link) => {
    const { from, to, kind, state, doubt } = link
    if (kind !== 'depends on' || to === null || state === 'declined' || (state === 'proposed' && doubt !== null))
      return []
    const [fromDue, toDue] = [dueOf(facts, from), dueOf(facts, to)]
    if (fromDue === null || toDue === null || toDue <= fromDue) return []
    return [{ link, from, to, fromDue, toDue, days: daysBetween(fromDue, toDue) }]
  })
}

/** `Action 2 of 2.1.1 is due 31 March 2010, 30 days before action 1 of 2.1.1, which it depends on (30 April 2010).` */
export function orderInWords(facts: FindingFacts, { from, to, fromDue, toDue, days }: ImpossibleOrder): string {
  return `${sentenceCase(partName(facts, from))} is due ${dayInWords(fromDue)}, ${counted(days, 'day')} before ${partName(facts, to)}, which it depends on (${dayInWords(toDue)}).`
}

export const orderDependencyLater: FindingRule = {
  code: 'order.dependency-later',
  severity: 'warning',
  title: 'Due before what it depends on',
  meaning:
    'The plan says that one thing depends on another, and the other is to be finished later. Either a date is wrong, or the work will be late from the start.',
  example:
    'Action 2 of 2.1.1 is due 31 March 2010, 30 days before action 1 of 2.1.1, which it depends on (30 April 2010).',
  board: 2,
  *find(facts) {
    for (const order of impossibleOrders(facts)) {
      const at = (facts.actions.get(order.from.id) ?? facts.recommendations.get(order.from.id))?.at
      yield { message: orderInWords(facts, order), subject: order.from.id, ...(at ? { at } : {}) }
    }
  },
}
