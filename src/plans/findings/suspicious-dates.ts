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

/** The same day a year or ten on or back, where that brings it among its siblings: 2009 for 2010, 2016 for 2026. */
function yearSlip(day: string, siblings: Range): string | null {
  if (daysOutside(day, siblings) < farOutside) return null
  const moved = [12, -12, 120, -120].map((months) => addMonths(day, months))
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

type PlanTime = { first: string | null; last: string | null }

/**
 * The time in which nearly all of the plan lies: from its start, as inferred on import, or the day by which one in twenty
 * of its dates has passed, to the day by which all but one in twenty have. Either end is null for a plan of few dates.
 */
function planTime(facts: FindingFacts): PlanTime {
  const days = facts.plan.actions
    .map(singleDue)
    .filter((due) => due !== null)
    .sort()
  const enough = days.length >= 20
  const first = enough ? (days[Math.floor(days.length / 20)] ?? null) : null
  const last = enough ? (days[days.length - 1 - Math.floor(days.length / 20)] ?? null) : null
  return { first: facts.plan.starts ?? first, last }
}

/** Work that is meant to come long after the rest. */
const comesLater = /\b(?:review|evaluat|annual|sustain|follow[- ]up|repeat|re-?audit|impact|final)/i

/**
 * A date is meant as it stands where it lies within the plan's time, where the action's own words name its year, or where
 * it is late because a review is, or because its recommendation is to be achieved as late.
 */
function isMeant(facts: FindingFacts, action: Action, due: string, { first, last }: PlanTime): boolean {
  if ((first !== null && last !== null && due >= first && due <= last) || action.text.includes(due.slice(0, 4)))
    return true
  const late = first === null || due >= first
  const by = recommendationOf(facts, action)?.by.due ?? null
  return late && (comesLater.test(action.text) || action.deadline.kind === 'month' || (by !== null && due <= by))
}

function whySuspicious(facts: FindingFacts, action: Action, time: PlanTime): string | null {
  const due = singleDue(action)
  if (due === null || isDoneWith(facts, action) || isMeant(facts, action, due, time)) return null
  const starts = time.first
  const printed = quoted(action.deadline.text || due)
  const siblings = siblingsOf(facts, action)
  const meant = siblings && yearSlip(due, siblings.range)
  if (siblings && meant) {
    const { first, last } = siblings.range
    const among = `the other dates of ${siblings.name} run from ${dayInWords(first)} to ${dayInWords(last)}`
    return `${printed} is far from its neighbours: ${among}. Perhaps ${dayInWords(meant)} was meant.`
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
    'The date exists, but it is a year, or ten, away from the dates around it or lies before the plan began although the action is not done. Usually the year was mistyped.',
  example:
    'Action 1c of 2.2.4: “02/04/09” is far from its neighbours: the other dates of recommendation 2.2.4 run from 28 February 2010 to 30 June 2010. Perhaps 2 April 2010 was meant.',
  board: 2,
  *find(facts) {
    const time = planTime(facts)
    for (const action of facts.plan.actions) {
      const reason = whySuspicious(facts, action, time)
      if (reason === null) continue
      yield { message: `${sentenceCase(actionName(facts, action))}: ${reason}`, at: action.at, subject: action.id }
    }
  },
}
