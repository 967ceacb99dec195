/** What is wrong, missing or unclear in a plan, each in a sentence with its place. One file for each family of rules. */
import { orderDependencyLater } from '../links/order.ts'
import type { Finding, Plan } from '../plan.ts'
import { mismatchesOf } from '../rules/felt.ts'
import type { PlanIndex } from '../rules/plan-index.ts'
import { copiedBlock, referenceToCopy } from './copied-blocks.ts'
import { criterionUnmeasurable, impactBeforeDelivery, targetNoPeriod } from './criterion-rules.ts'
import {
  deadlineAfterRecommendation,
  deadlineImpossible,
  deadlineNone,
  deadlineTbc,
  orderSubAfterMain,
} from './deadline-rules.ts'
import { feltBetterNotDone, feltNothingBetter } from './felt-rules.ts'
import { type FindingRule, findingFacts, toFinding } from './finding-rule.ts'
import { labelDuplicate, labelGap } from './label-rules.ts'
import { leadBusyMonth, leadNone, leadOverloaded, leadVacant, themeNoLead } from './lead-rules.ts'
import {
  actionEmptyTitle,
  recommendationNoAction,
  recommendationNoCriterion,
  recommendationNoTarget,
} from './recommendation-rules.ts'
import { referenceNowhere } from './reference-rules.ts'
import { sourceNone, sourceUnknownCode } from './source-rules.ts'
import { deadlineSuspicious } from './suspicious-dates.ts'

/** Every rule, in the order in which a person would want to read what they find. */
export const findingRules: readonly FindingRule[] = [
  feltNothingBetter,
  deadlineImpossible,
  deadlineSuspicious,
  deadlineAfterRecommendation,
  deadlineNone,
  deadlineTbc,
  orderSubAfterMain,
  orderDependencyLater,
  leadNone,
  leadVacant,
  leadOverloaded,
  leadBusyMonth,
  themeNoLead,
  recommendationNoAction,
  recommendationNoCriterion,
  recommendationNoTarget,
  criterionUnmeasurable,
  targetNoPeriod,
  impactBeforeDelivery,
  referenceNowhere,
  referenceToCopy,
  copiedBlock,
  labelDuplicate,
  labelGap,
  actionEmptyTitle,
  sourceNone,
  sourceUnknownCode,
  feltBetterNotDone,
]

const severityOrder = { error: 0, warning: 1, note: 2 } as const

const byGravity = (findings: Finding[]): Finding[] =>
  findings.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity])

/**
 * The findings of a plan, gravest first, then by rule, then in the document's order. With a day, actions delivered or
 * withdrawn by then are no longer asked for a date or a lead; without one, every update counts.
 */
export function findingsOf(plan: Plan, asAt?: string): Finding[] {
  const facts = findingFacts(plan, asAt)
  const findings = findingRules.flatMap((rule) => [...rule.find(facts)].map((found) => toFinding(rule, found)))
  return byGravity(findings)
}

/** Those of a plan's words with those of what is measured beside what is done, gravest first. */
export function withFeltFindings(findings: readonly Finding[], index: PlanIndex): Finding[] {
  const facts = { ...index, mismatches: mismatchesOf(index) }
  const of = (rule: FindingRule) => [...rule.find(facts)].map((found) => toFinding(rule, found))
  return byGravity([...of(feltNothingBetter), ...findings, ...of(feltBetterNotDone)])
}

/** The rule that a finding comes from; null for one that another part of the product raised. */
export function findingRule(code: string): FindingRule | null {
  return findingRules.find((rule) => rule.code === code) ?? null
}
