/**
 * A plan's parts as rows, and rows as a plan's parts. What SQL asks for has a column of its own; every other key is in
 * `rest`. Whole lists go over as one JSON parameter: a 450-action plan is ten statements, not a thousand.
 */
import { measureOfRow, measureRow } from '../../performance/links/measure-rows.ts'
import { storableDay } from '../../platform/database-values.ts'
import { linkOfRow, linkRow } from '../links/link-rows.ts'
import type { Action, Doubt, Evidence, Outcome, Plan, ProgressUpdate, Recommendation, Theme } from '../plan.ts'
import { planSchema } from '../plan-schema.ts'
import { riskOfRow, riskRow } from '../risks/risk-rows.ts'

type Row = Record<string, unknown>

export const themeRow = ({ id, ref, title, leads, ...rest }: Theme, position: number): Row => ({
  ...{ id, position, ref, title, leads, rest },
})

export const outcomeRow = ({ id, theme, ref, title, leads, ...rest }: Outcome, position: number): Row => ({
  ...{ id, position, theme, ref, title, leads, rest },
})

export function recommendationRow(recommendation: Recommendation, position: number): Row {
  const { id, theme, outcome, ref, text, sources, urgency, by, leads, ...rest } = recommendation
  const by_due = storableDay(by.due)
  return { id, position, theme, outcome, ref, text, sources, urgency, by, by_due, leads, rest }
}

export function actionRow(action: Action, position: number): Row {
  const { id, recommendation, parent, level, label, text, deadline, leads, confidence, ...rest } = action
  const due = storableDay(deadline.due)
  return { id, position, recommendation, parent, level, label, text, deadline, due, leads, confidence, rest }
}

export function updateRow(update: ProgressUpdate, position: number): Row {
  const { action, on, status, percent, note, by, ...rest } = update
  return { position, action, on, status, percent, note, by, rest }
}

/** Each column of `evidence` with its key in the plan. */
const evidenceColumns = [
  ['recommendation', 'recommendation'],
  ['action', 'action'],
  ['criterion', 'criterion'],
  ['text', 'text'],
  ['offered_on', 'offeredOn'],
  ['offered_by', 'offeredBy'],
  ['offered_by_account', 'offeredByAccount'],
  ['accepted_on', 'acceptedOn'],
  ['accepted_by', 'acceptedBy'],
  ['returned_on', 'returnedOn'],
  ['withdrawn_on', 'withdrawnOn'],
] as const satisfies [string, keyof Evidence][]

export function evidenceRow(evidence: Evidence, position: number): Row {
  const rest: Row = { ...evidence }
  const row: Row = { position, rest }
  for (const [column, key] of evidenceColumns) {
    row[column] = rest[key] ?? null
    delete rest[key]
  }
  return row
}

export function doubtRow({ id, code, reason, subjects, confidence, ...rest }: Doubt, position: number): Row {
  return { id, position, code, reason, subjects, confidence, rest }
}

type OptionalList = 'updates' | 'evidence' | 'links' | 'risks' | 'measures'

/** The plan itself without the lists that have tables of their own. */
export function planRest(plan: Plan): Row {
  const { title, themes, outcomes, recommendations, actions, context, unplaced, doubts, ...rest } = plan
  const { updates, evidence, links, risks, measures, ...others } = rest
  // Whether the file had the list at all comes back as it was, even where the list is empty.
  const optional = { updates, evidence, links, risks, measures } satisfies Record<OptionalList, unknown>
  const has = Object.fromEntries(Object.entries(optional).map(([list, items]) => [list, items !== undefined]))
  return { ...others, has }
}

/** The columns of each table that a list is inserted into, with the types that the JSON is read as. */
export const columns = {
  theme: 'id text, position int, ref text, title text, leads jsonb, rest jsonb',
  outcome: 'id text, position int, theme text, ref text, title text, leads jsonb, rest jsonb',
  recommendation:
    'id text, position int, theme text, outcome text, ref text, text text, sources jsonb, urgency float8, "by" jsonb, by_due date, leads jsonb, rest jsonb',
  action:
    'id text, position int, recommendation text, parent text, level text, label text, text text, deadline jsonb, due date, leads jsonb, confidence float8, rest jsonb',
  progress_update:
    'position int, action text, "on" date, status text, percent float8, note text, "by" text, rest jsonb',
  evidence:
    'position int, recommendation text, action text, criterion int, text text, offered_on date, offered_by text, offered_by_account text, accepted_on date, accepted_by text, returned_on date, withdrawn_on date, rest jsonb',
  context_item: 'position int, kind text, ref text, title text, text text, rest jsonb',
  unplaced: 'position int, text text, rest jsonb',
  doubt: 'id text, position int, code text, reason text, subjects jsonb, confidence float8, rest jsonb',
  link: 'id text, position int, from_kind text, from_id text, to_kind text, to_id text, kind text, state text, words text, "by" text, "on" date, rest jsonb',
  measure_link:
    'id text, position int, indicator text, to_kind text, to_id text, base text, state text, words text, "by" text, "on" date, rest jsonb',
  risk: 'id text, position int, kind text, status text, title text, category text, owner text, likelihood int, impact int, opened_on date, rest jsonb',
} as const

export type PlanTable = keyof typeof columns

/** Every list of a plan with the table it goes into, in an order in which each row finds what it refers to. */
export function planRows(plan: Plan): [PlanTable, Row[]][] {
  return [
    ['theme', plan.themes.map(themeRow)],
    ['outcome', plan.outcomes.map(outcomeRow)],
    ['recommendation', plan.recommendations.map(recommendationRow)],
    ['action', plan.actions.map(actionRow)],
    ['progress_update', (plan.updates ?? []).map(updateRow)],
    ['evidence', (plan.evidence ?? []).map(evidenceRow)],
    [
      'context_item',
      plan.context.map(({ kind, ref, title, text, ...rest }, position) => ({ position, kind, ref, title, text, rest })),
    ],
    ['unplaced', plan.unplaced.map(({ text, ...rest }, position) => ({ position, text, rest }))],
    ['doubt', plan.doubts.map(doubtRow)],
    ['link', (plan.links ?? []).map(linkRow)],
    ['risk', (plan.risks ?? []).map(riskRow)],
    ['measure_link', (plan.measures ?? []).map(measureRow)],
  ]
}

type Parts = Record<PlanTable, Row[]> & { plan: Row }

/** The rows put together and checked: a row that is no part of a plan stops here, and not on a page. */
export function planOfRows({ plan, ...tables }: Parts): Plan {
  const { has, ...rest } = plan.rest as { has?: Partial<Record<OptionalList, boolean>> } // written by planRest
  const part = (table: PlanTable, without: string[] = []) => tables[table].map((row) => partOfRow(row, without))
  const updates = part('progress_update')
  const evidence = tables.evidence.map(evidenceOfRow)
  const links = part('link').map(linkOfRow)
  const risks = part('risk').map(riskOfRow)
  const measures = part('measure_link').map(measureOfRow)
  return planSchema.parse({
    ...rest,
    title: plan.title,
    themes: part('theme'),
    outcomes: part('outcome'),
    recommendations: part('recommendation', ['by_due', 'by_kind']),
    actions: part('action', ['due', 'deadline_kind']),
    context: part('context_item'),
    unplaced: part('unplaced'),
    doubts: tables.doubt.filter((row) => row.state === 'open').map((row) => partOfRow(row, decided)),
    ...(updates.length > 0 || has?.updates ? { updates } : {}),
    ...(evidence.length > 0 || has?.evidence ? { evidence } : {}),
    ...(links.length > 0 || has?.links ? { links } : {}),
    ...(risks.length > 0 || has?.risks ? { risks } : {}),
    ...(measures.length > 0 || has?.measures ? { measures } : {}),
  })
}

const decided = ['state', 'decided_by', 'decided_on', 'decided_note']

/** A row's own columns and `rest` as one object, without the keys that are the store's business. */
export function partOfRow(row: Row, without: string[] = []): Row {
  const { authority, plan, position, revision, since, rest, ...own } = row
  for (const column of without) delete own[column]
  return { ...(rest as Row), ...own } // a jsonb object by the schema; planSchema checks what is in it
}

/** A column without a value is a key that is not there. */
export function evidenceOfRow(row: Row): Row {
  const own = partOfRow(row)
  for (const [column, key] of evidenceColumns) {
    const value = own[column]
    delete own[column]
    if (value !== null && value !== undefined) own[key] = value
  }
  return own
}
