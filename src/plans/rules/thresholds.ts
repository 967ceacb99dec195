/** From when the colours of a plan change: the usual figures, or those set for the plan, by the day they were set. */
import type { Plan, PlanThresholds } from '../plan.ts'
import { dayInWords } from './days.ts'
import { counted, numberInWords } from './words.ts'

export type RagThresholds = Omit<PlanThresholds, 'from' | 'by' | 'why'>

export const defaultThresholds: RagThresholds = {
  forecastLate: 14,
  blockedNear: 14,
  notStartedNear: 42,
  quiet: 56,
  redShare: 25,
  redCount: null,
  sustained: 3,
}

/** The entry that holds on a day: the newest from on or before it, of two on one day the later. Null: the usual figures. */
export function thresholdsEntryOn(plan: Plan, day: string): PlanThresholds | null {
  let held: PlanThresholds | null = null
  for (const entry of plan.thresholds ?? []) {
    if (entry.from <= day && (held === null || entry.from >= held.from)) held = entry
  }
  return held
}

export function thresholdsOn(plan: Plan, day: string): RagThresholds {
  const entry = thresholdsEntryOn(plan, day)
  if (entry === null) return defaultThresholds
  const { from: _from, by: _by, why: _why, ...thresholds } = entry
  return thresholds
}

/** Whole weeks as weeks, other lengths as days: `two weeks`, `10 days`, `one day`. */
export function lengthInWords(days: number): string {
  if (days > 0 && days % 7 === 0) return `${numberInWords(days / 7)} ${days === 7 ? 'week' : 'weeks'}`
  return days === 1 ? 'one day' : counted(days, 'day')
}

/** `A theme or the plan is off track when a quarter or more …`: printed with the key. */
export function groupRuleInWords({ redShare, redCount }: RagThresholds): string {
  const count = redCount === null ? '' : `, or when ${counted(redCount, 'action')} ${redCount === 1 ? 'is' : 'are'}`
  return `A theme or the whole plan is off track when ${redShare}% or more of its actions that can be judged are off track${count}.`
}

/** What measures do to a colour, and when they are felt: printed with the key. */
export function feltRuleInWords({ sustained }: RagThresholds): string {
  return `Nothing is on course where one of its measures gets worse or missed its target. A measure is felt once it has held its target for ${counted(sustained, 'month')}.`
}

/** Whose figures these are, in a sentence. */
export function thresholdsOriginInWords(entry: PlanThresholds | null): string {
  if (entry === null) return 'These are the usual figures; none have been set for this plan.'
  return `Set for this plan by ${entry.by} on ${dayInWords(entry.from)}: ${entry.why}`
}
