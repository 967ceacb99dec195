/** The sections of the report: what is late, at risk, about to fall due, without a date or lead, and the marks by theme. */
import type { Action } from '../../plans/plan.ts'
import { isWithoutDate, isWithoutLead } from '../../plans/rules/gaps.ts'
import { evidencedUnit, type FeltMark, marksOfPlan, marksOfTheme } from '../../plans/rules/marks.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { judgePlan, judgeTheme } from '../../plans/rules/rag-group.ts'
import { isWithdrawn } from '../../plans/rules/structure.ts'
import { notUnderATheme, titleWithRef } from '../../plans/rules/tree.ts'
import { agree, countedInWords, numberInWords, sentenceCase, shareInWords } from '../../plans/rules/words.ts'
import { daysAhead, type ReportLists } from './figures.ts'
import { actionRow, section } from './rows.ts'
import type { ActionRow, GapRow, MonthlyReport, Section, ThemeRow } from './types.ts'

function many(count: number, rest: [singular: string, plural: string]): string {
  return `${sentenceCase(countedInWords(count, 'action'))} ${agree(count, ...rest)}.`
}

export function overdueSection(index: PlanIndex, { overdue, doubtfulDates }: ReportLists): Section<ActionRow> {
  const sentence =
    overdue.length === 0
      ? 'Nothing is overdue.'
      : many(overdue.length, [
          'is past its deadline and not delivered',
          'are past their deadline and not delivered, longest first',
        ])
  const rows = overdue.map((action) => {
    const row = actionRow(index, action)
    return doubtfulDates.has(action.id) ? { ...row, reason: `${row.reason} The date looks like a slip.` } : row
  })
  return section('Overdue', sentence, rows)
}

export function atRiskSection(index: PlanIndex, { atRisk }: ReportLists): Section<ActionRow> {
  const sentence =
    atRisk.length === 0
      ? 'Nothing else is off track or at risk.'
      : many(atRisk.length, ['is not overdue but off track or at risk', 'are not overdue but off track or at risk'])
  return section(
    'At risk',
    sentence,
    atRisk.map((action) => actionRow(index, action)),
  )
}

export function dueSoonSection(index: PlanIndex, { dueSoon }: ReportLists): Section<ActionRow> {
  const weeks = `the next ${numberInWords(daysAhead / 7)} weeks`
  const sentence =
    dueSoon.length === 0
      ? `Nothing falls due in ${weeks}.`
      : many(dueSoon.length, [`falls due in ${weeks}`, `fall due in ${weeks}`])
  return section(
    `Due in ${weeks}`,
    sentence,
    dueSoon.map((action) => actionRow(index, action)),
  )
}

function missingInWords(index: PlanIndex, action: Action): string {
  const date = isWithoutDate(index, action)
  const lead = isWithoutLead(index, action)
  if (date && lead) return 'No date and no lead'
  return date ? 'No date' : 'No lead'
}

function gapsSentence(noDate: number, noLead: number, both: number): string {
  if (noDate + noLead === 0) return 'Every open action has a date and a lead.'
  const date = `no date that ${agree(noDate, 'it', 'they')} can be judged by`
  const lead = `nobody to lead ${agree(noLead, 'it', 'them')}`
  const open = (count: number) => `${sentenceCase(countedInWords(count, 'open action'))} ${agree(count, 'has', 'have')}`
  if (noLead === 0) return `${open(noDate)} ${date}.`
  if (noDate === 0) return `${open(noLead)} ${lead}.`
  const neither = both === 0 ? '' : `; ${numberInWords(both)} ${agree(both, 'has', 'have')} neither`
  return `${open(noDate)} ${date} and ${numberInWords(noLead)} ${agree(noLead, 'has', 'have')} ${lead}${neither}.`
}

export function gapsSection(index: PlanIndex, { noDate, noLead }: ReportLists): Section<GapRow> {
  const gaps = new Set<Action>([...noDate, ...noLead])
  // Those without either come first: nobody will ask anybody about them.
  const order = ['No date and no lead', 'No lead', 'No date']
  const rows = index.plan.actions
    .filter((action) => gaps.has(action))
    .map((action) => ({ ...actionRow(index, action), missing: missingInWords(index, action) }))
    .sort((a, b) => order.indexOf(a.missing) - order.indexOf(b.missing))
  const sentence = gapsSentence(noDate.length, noLead.length, noDate.length + noLead.length - gaps.size)
  return section('No date or no lead', sentence, rows)
}

function themeRow(index: PlanIndex, themeId: string | null): ThemeRow {
  const theme = themeId === null ? undefined : index.themes.get(themeId)
  return {
    theme: themeId,
    title: theme ? titleWithRef(theme.ref, theme.title) : notUnderATheme,
    recommendations: (index.recommendationsOf.get(themeId) ?? []).filter((one) => !isWithdrawn(one, index.asAt)).length,
    actions: index.actionIdsOfTheme.get(themeId)?.length ?? 0,
    marks: marksOfTheme(index, themeId, index.asAt),
    rag: judgeTheme(index, themeId),
  }
}

function feltSentence({ count, of, worse }: FeltMark): string {
  if (of === 0) return 'Whether children feel it is not measured yet.'
  const share =
    of === 1
      ? `The one measured recommendation is ${count === 1 ? '' : 'not '}felt`
      : `${shareInWords(count, of, 'measured recommendation')} felt`
  return `${share}${worse === 0 ? '' : `; for ${numberInWords(worse)} it gets worse`}.`
}

export function marksSection(index: PlanIndex): MonthlyReport['marks'] {
  const themes = index.plan.themes.map((theme) => themeRow(index, theme.id))
  const loose = themeRow(index, null)
  if (loose.actions + loose.recommendations > 0) themes.push(loose)
  const marks = marksOfPlan(index, index.asAt)
  const { done, evidenced, felt } = marks
  const plan: ThemeRow = {
    theme: null,
    title: 'Whole plan',
    recommendations: index.plan.recommendations.filter((one) => !isWithdrawn(one, index.asAt)).length,
    actions: index.plan.actions.length,
    marks,
    rag: judgePlan(index),
  }
  const proven =
    evidenced.of === 0
      ? 'There is nothing to prove'
      : `${shareInWords(evidenced.count, evidenced.of, ...evidencedUnit(evidenced))} evidenced`
  const delivered = done.of === 0 ? 'There are no actions' : `${shareInWords(done.count, done.of, 'action')} done`
  const sentence = `${delivered}. ${proven}. ${feltSentence(felt)}`
  return { heading: 'Done, evidenced, felt', sentence, themes, plan }
}
