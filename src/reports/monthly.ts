/**
 * The monthly report as at a date, on an exception basis, as data. The same plan, day and options always give the same
 * report: nothing is asked of a clock.
 */
import type { Plan } from '../plans/plan.ts'
import { dayInWords, isDay } from '../plans/rules/days.ts'
import { indexPlan, type PlanIndex } from '../plans/rules/plan-index.ts'
import { ragKeyOf } from '../plans/rules/rag-key.ts'
import { isWithdrawn } from '../plans/rules/structure.ts'
import {
  feltRuleInWords,
  groupRuleInWords,
  thresholdsEntryOn,
  thresholdsOn,
  thresholdsOriginInWords,
} from '../plans/rules/thresholds.ts'
import { agree } from '../plans/rules/words.ts'
import { betterSection } from './monthly/better.ts'
import { allFindings, findingsSection } from './monthly/board-findings.ts'
import { changesSection } from './monthly/changes.ts'
import { chartsOf } from './monthly/charts.ts'
import { disagreementsSection } from './monthly/disagreements.ts'
import { type ReportLists, reportLists } from './monthly/figures.ts'
import { headlineOf, summaryOf } from './monthly/headline.ts'
import { risksSection } from './monthly/risks.ts'
import { atRiskSection, dueSoonSection, gapsSection, marksSection, overdueSection } from './monthly/sections.ts'
import type { HeadlineCount, MonthlyOptions, MonthlyReport } from './monthly/types.ts'

export type * from './monthly/types.ts'

function countsOf({ plan, asAt }: PlanIndex, lists: ReportLists): HeadlineCount[] {
  const inForce = plan.recommendations.filter((one) => !isWithdrawn(one, asAt)).length
  const count = (key: HeadlineCount['key'], number: number, singular: string, plural: string): HeadlineCount => ({
    key,
    count: number,
    label: agree(number, singular, plural),
  })
  return [
    count('recommendations', inForce, 'recommendation', 'recommendations'),
    count('actions', lists.live.length, 'action', 'actions'),
    count('delivered', lists.delivered.length, 'delivered', 'delivered'),
    count('overdue', lists.overdue.length, 'overdue', 'overdue'),
    count('due-soon', lists.dueSoon.length, 'due in the next six weeks', 'due in the next six weeks'),
    count('no-date', lists.noDate.length, 'has no date', 'have no date'),
    count('no-lead', lists.noLead.length, 'has no lead', 'have no lead'),
  ]
}

/** The report on a plan as at a day. Throws a `RangeError` where `asAt` or `since` is not a day written `YYYY-MM-DD`. */
export function monthlyReport(plan: Plan, options: MonthlyOptions): MonthlyReport {
  for (const day of [options.asAt, options.since ?? options.asAt]) {
    if (!isDay(day)) throw new RangeError(`“${day}” is not a day. Write it as year-month-day: 2010-05-31.`)
  }
  const index = indexPlan(plan, options.asAt, thresholdsOn(plan, options.asAt), options.measured)
  const findings = allFindings(plan, options.asAt, index)
  const lists = reportLists(index, findings)
  return {
    format: 'upturn-monthly/1',
    title: `Monthly report: ${plan.title}`,
    plan: plan.title,
    authority: options.authority ?? plan.authority ?? null,
    asAt: options.asAt,
    asAtInWords: dayInWords(options.asAt),
    since: options.since ?? null,
    headline: headlineOf(index, lists),
    summary: summaryOf(index, lists),
    counts: countsOf(index, lists),
    better: betterSection(index),
    marks: marksSection(index),
    overdue: overdueSection(index, lists),
    atRisk: atRiskSection(index, lists),
    dueSoon: dueSoonSection(index, lists),
    gaps: gapsSection(index, lists),
    disagreements: disagreementsSection(index),
    risks: risksSection(index, options),
    changes: changesSection(options, index),
    findings: findingsSection(findings),
    key: ragKeyOf(index.thresholds),
    keyNotes: [
      groupRuleInWords(index.thresholds),
      feltRuleInWords(index.thresholds),
      thresholdsOriginInWords(thresholdsEntryOn(index.plan, options.asAt)),
    ],
    charts: chartsOf(index),
  }
}
