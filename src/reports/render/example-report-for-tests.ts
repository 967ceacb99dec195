/** A plan of 435 actions and its report, for the tests and the bench: made by rule, so that every figure can be checked. */

import type { Plan } from '../../plans/plan.ts'
import { parsePlanFile } from '../../plans/plan-schema.ts'
import { type MonthlyReport, monthlyReport } from '../monthly.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** `actions` actions, one due each week day after day from January 2010; every third delivered, every fifth without a lead. */
export function examplePlan(actions = 435): Plan {
  const dueOf = (i: number): string => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10)
  const recommendations = Array.from({ length: 24 }, (_, i) => ({
    id: `r${i + 1}`,
    ref: `${1 + (i % 5)}.${1 + Math.floor(i / 5)}`,
    theme: `t${1 + (i % 5)}`,
    text: `Recommendation ${i + 1}: see children sooner and write down what they say`,
    criteria: ['80% seen within ten working days'],
  }))
  return parsePlanFile({
    format: 'upturn-plan/1',
    title: 'Improvement plan of an invented borough',
    authority: 'Borough of Example',
    themes: ['Front door', 'Children in care', 'Workforce', 'Leadership', 'Quality'].map((title, i) => ({
      id: `t${i + 1}`,
      ref: String(i + 1),
      title,
    })),
    recommendations,
    actions: Array.from({ length: actions }, (_, i) => ({
      id: `a${i + 1}`,
      recommendation: `r${1 + (i % 24)}`,
      level: 'main',
      label: `1${letters[i % 26]}`,
      text: `Action ${i + 1}: put the new way of working in place, train the teams and check a sample of cases each month`,
      deadline: { text: dueOf(i), kind: 'day', due: dueOf(i) },
      leads: i % 5 === 0 ? [] : [{ name: `Head of Service ${i % 7}` }],
    })),
    updates: Array.from({ length: Math.ceil(actions / 3) }, (_, i) => ({
      action: `a${i * 3 + 1}`,
      on: '2010-02-01',
      status: 'delivered',
      percent: 100,
      note: 'Done & dusted <by> the team',
      by: 'Programme Manager',
    })),
  })
}

export function exampleReport(actions = 435): MonthlyReport {
  return monthlyReport(examplePlan(actions), { asAt: '2010-06-30', since: '2010-05-31', changes: [] })
}
