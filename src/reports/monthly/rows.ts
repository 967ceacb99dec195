/** Rows and sections of the report, from the index of a plan. */
import type { Action } from '../../plans/plan.ts'
import { type PlanIndex, selectRag, selectStanding } from '../../plans/rules/plan-index.ts'
import { deadlineInWords, leadInWords } from '../../plans/rules/rows.ts'
import { recommendationOf } from '../../plans/rules/structure.ts'
import { daysOverdue } from '../../plans/rules/timing.ts'
import { figures } from '../../plans/rules/words.ts'
import type { ActionRow, Section } from './types.ts'

/** How many rows of a section are printed; the rest are counted. A board reads two pages, not the plan again. */
export const mostRows = 25

export function actionRow(index: PlanIndex, action: Action): ActionRow {
  const standing = selectStanding(index, action.id)
  const rag = selectRag(index, action.id)
  return {
    action: action.id,
    ref: recommendationOf(index, action)?.ref ?? null,
    label: action.label,
    text: action.text,
    deadlinePrinted: action.deadline.text,
    due: action.deadline.due,
    dueInWords: deadlineInWords(action),
    daysLate: daysOverdue(action, standing, index.asAt),
    lead: leadInWords(index, action),
    rag,
    reason: rag.reason,
    note: standing.note,
    reportedOn: standing.on,
    pathToGreen: standing.pathToGreen,
  }
}

/** A section of at most `most` rows. */
export function section<Row>(heading: string, sentence: string, rows: readonly Row[], most = mostRows): Section<Row> {
  const rest = rows.length - most
  return {
    heading,
    sentence,
    rows: rows.slice(0, most),
    total: rows.length,
    more: rest > 0 ? `and ${figures(rest)} more in the plan` : null,
  }
}

/** Earliest due first; those without a day last, in the document's order. */
export function byDueDay(a: Action, b: Action): number {
  return (a.deadline.due ?? '9999').localeCompare(b.deadline.due ?? '9999')
}
