/** Dates that exist but are probably a slip: a year away from everything around them, or before the plan began. */
import type { Action } from '../plan.ts'
import { addMonths, dayInWords, daysBetween, earliestDay, latestDay } from '../rules/days.ts'
import { actionName, quoted, recommendationName } from '../rules/names.ts'
import { recommendationOf } from '../rules/structure.ts'
import { sentenceCase } from '../rules/words.ts'
import { type FindingFacts, type FindingRule, isDoneWith } from './finding-rule.ts'

/** A date must lie at least this many days outside its siblings' before anybody is asked about it. */
const farOutside = 180
/** Moved by a year it may still lie this many days outside them. */
const nearEnough = 45
const fewestSiblings = 3

/** A date printed as a day or month, not worked out from `2009/10`. */
function singleDue(action: Action): string | null {
  const { kind, due } = action.deadline
  return kind === 'day' || kind === 'month' || kind === 'invalid' ? due : null
}

type Range = { first: string; last: string }

function rangeOf(days: readonly string[]): Range | null {
  const [first, last] = [earliestDay(days), latestDay(days)]
  return first === null || last === null ? null : { first, last }
}

function daysOutside(day: string, { first, last }: Range): number {
  return Math.max(0, daysBetween(day, first), daysBetween(last, day))
}

/** The same day one year on or back, where that brings it among its siblings. */
function yearSlip(day: string, siblings: Range): string | null {
  if (daysOutside(day, siblings) < farOutside) return null
  const moved = [addMonths(day, 12), addMonths(day, -12)]
  return moved.find((other) => daysOutside(other, siblings) <= nearEnough) ?? null
}

/** Dated actions of the same recommendation, without this one. Under no recommendation there are no siblings to compare with. */
function siblingsOf(facts: FindingFacts, action: Action): { range: Range; name: string } | null {
  const recommendation = recommendationOf(facts, action)
  if (!recommendation) return null
  const others = (facts.actionsOf.get(recommendation.id) ?? []).filter((other) => other !== action)
  const days = others.map(singleDue).filter((due) => due !== null)
  const range = days.length < fewestSiblings ? null : rangeOf(days)
  return range && { range, name: recommendationName(recommendation) }
}

/** The first day of the plan: as inferred on import, else the day by which one in twenty of its dates has passed. */
function firstDay(facts: FindingFacts): string | null {
  if (facts.plan.starts !== undefined) return facts.plan.starts
  const days = facts.plan.actions.map(singleDue).filter((due) => due !== null)
  return days.length < 20 ? null : (days.sort()[Math.floor(days.length / 20)] ?? null)
}

function whySuspicious(facts: FindingFacts, action: Action, starts: string | null): string | null {
  const due = singleDue(action)
  if (due === null || isDoneWith(facts, action)) return null
  const printed = quoted(action.deadline.text || due)
  const siblings = siblingsOf(facts, action)
  const meant = siblings && yearSlip(due, siblings.range)
  if (siblings && meant) {
    const { first, last } = siblings.range
    const among = `the other dates of ${siblings.name} run from ${dayInWords(first)} to ${dayInWords(last)}`
    return `${printed} is a year away from its neighbours: ${among}. Perhaps ${dayInWords(meant)} was meant.`
  }
  if (starts !== null && daysBetween(due, starts) > 31) {
    return `${printed} is before the plan begins (${dayInWords(starts)}), and the action is not printed as done.`
  }
  const decade = starts === null ? 0 : Math.abs(Number(due.slice(0, 4)) - Number(starts.slice(0, 4)))
  return decade > 10 ? `${printed} is ${decade} years from the start of the plan.` : null
}

export const deadlineSuspicious: FindingRule = {
  code: 'deadline.suspicious',
  severity: 'warning',
  title: 'Dates that look like a slip',
  meaning:
    'The date exists, but it is a year away from the dates around it or lies before the plan began although the action is not done. Usually the year was mistyped.',
  example:
    '2.2.4 action 1c: “02/04/09” is a year away from its neighbours: the other dates of recommendation 2.2.4 run from 28 February 2010 to 30 June 2010. Perhaps 2 April 2010 was meant.',
  board: 2,
  *find(facts) {
    const starts = firstDay(facts)
    for (const action of facts.plan.actions) {
      const reason = whySuspicious(facts, action, starts)
      if (reason === null) continue
      yield { message: `${sentenceCase(actionName(facts, action))}: ${reason}`, at: action.at, subject: action.id }
    }
  },
}
