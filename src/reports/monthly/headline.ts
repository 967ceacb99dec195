/** The first sentence of the report, and the few that follow it. */
import type { Action } from '../../plans/plan.ts'
import { dayInWords, daysBetween } from '../../plans/rules/days.ts'
import { evidencedUnit, marksOfPlan } from '../../plans/rules/marks.ts'
import type { PlanIndex } from '../../plans/rules/plan-index.ts'
import { agree, counted, countedInWords, numberInWords, sentenceCase, shareInWords } from '../../plans/rules/words.ts'
import { nothingBetterHeadline } from './better.ts'
import { daysAhead, type ReportLists } from './figures.ts'

/** The lead that most of some actions wait for, where one stands out: at least two, and at least a third of them. */
function commonLead(index: PlanIndex, actions: readonly Action[]): { name: string; count: number } | null {
  const counts = new Map<string, number>()
  for (const action of actions) {
    const names = new Set((index.leads.get(action.id)?.leads ?? []).map((lead) => lead.name))
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [name, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  return count >= 2 && count * 3 >= actions.length ? { name, count } : null
}

function waitingFor(index: PlanIndex, actions: readonly Action[]): string {
  const lead = commonLead(index, actions)
  if (!lead) return ''
  if (lead.count === actions.length) return `; all wait for the same lead, ${lead.name}`
  return `; ${numberInWords(lead.count)} wait for the same lead, ${lead.name}`
}

function overdueHeadline(index: PlanIndex, lists: ReportLists): string {
  const { overdue, live } = lists
  const sure = overdue.find((action) => !lists.doubtfulDates.has(action.id))
  const longest = sure ? counted(daysBetween(sure.deadline.due ?? index.asAt, index.asAt), 'day') : null
  const by = longest === null ? '' : overdue.length === 1 ? `, by ${longest}` : `, the longest by ${longest}`
  return `${shareInWords(overdue.length, live.length, 'action')} overdue${by}${waitingFor(index, overdue)}.`
}

function allDelivered(total: number, notEvidenced: number): string {
  const delivered = `${shareInWords(total, total, 'action')} delivered`
  if (notEvidenced === 0) return `${delivered} and evidenced.`
  if (total === 1) return `${delivered} but not yet evidenced.`
  if (notEvidenced === total) return `${delivered}, but none is evidenced yet.`
  return `${delivered}, but ${numberInWords(notEvidenced)} ${agree(notEvidenced, 'is', 'are')} not yet evidenced.`
}

/** The most important fact: where all is done and nothing better; else what is late; else what may be; else what is done but not proven; else that all is well. */
export function headlineOf(index: PlanIndex, lists: ReportLists): string {
  const { live, overdue, atRisk, delivered, notEvidenced } = lists
  if (live.length === 0) return 'The plan has no actions, so there is nothing to report.'
  const nothingBetter = nothingBetterHeadline(index)
  if (nothingBetter !== null) return nothingBetter
  if (overdue.length > 0) return overdueHeadline(index, lists)
  if (atRisk.length > 0) {
    return `Nothing is overdue, but ${shareInWords(atRisk.length, live.length, 'action').replace(/^./, (first: string) => first.toLowerCase())} at risk${waitingFor(index, atRisk)}.`
  }
  if (delivered.length === live.length) return allDelivered(live.length, notEvidenced.length)
  return `Nothing is overdue or at risk on ${dayInWords(index.asAt)}.`
}

function deliveredSentence({ live, delivered, notEvidenced }: ReportLists): string {
  if (delivered.length === 0) return 'No action has been reported as delivered.'
  const proof =
    notEvidenced.length === 0
      ? `${agree(delivered.length, 'it is', 'all are')} evidenced`
      : notEvidenced.length === delivered.length
        ? `${agree(delivered.length, 'it is not', 'none is')} evidenced yet`
        : `${numberInWords(notEvidenced.length)} ${agree(notEvidenced.length, 'is', 'are')} not yet evidenced`
  return `${shareInWords(delivered.length, live.length, 'action')} delivered; ${proof}.`
}

function criteriaSentence(index: PlanIndex): string {
  const { evidenced } = marksOfPlan(index, index.asAt)
  if (evidenced.of === 0) return 'There is nothing in the plan to prove.'
  const share = shareInWords(evidenced.count, evidenced.of, ...evidencedUnit(evidenced))
  if (evidenced.actions === evidenced.of)
    return `The plan states no success criteria, so each action is proven by itself: ${share.charAt(0).toLowerCase()}${share.slice(1)} shown done by accepted proof.`
  return `${share} met with accepted proof.`
}

function soonSentence({ dueSoon }: ReportLists): string {
  const weeks = numberInWords(daysAhead / 7)
  if (dueSoon.length === 0) return `Nothing falls due in the next ${weeks} weeks.`
  return `${sentenceCase(countedInWords(dueSoon.length, 'action'))} ${agree(dueSoon.length, 'falls', 'fall')} due in the next ${weeks} weeks.`
}

/** What else matters, a sentence each: what was heard, what is done and proven, what is about to fall due. */
export function summaryOf(index: PlanIndex, lists: ReportLists): string[] {
  const heard = (index.plan.updates ?? []).some((update) => update.on <= index.asAt)
  const silence = heard || lists.live.length === 0 ? [] : ['No progress has been reported on any action yet.']
  // What would have been the headline is still said.
  const late =
    nothingBetterHeadline(index) === null || lists.overdue.length === 0 ? [] : [overdueHeadline(index, lists)]
  return [...silence, ...late, deliveredSentence(lists), criteriaSentence(index), soonSentence(lists)]
}
