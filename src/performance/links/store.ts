/** Confirming, declining, adding and withdrawing links of indicators. Nobody overwrites what they have not seen. */
import { sql } from 'kysely'
import type { Plan } from '../../plans/plan.ts'
import { insertRows } from '../../plans/store/insert-plan.ts'
import type { PlanChange } from '../../plans/store/plan-change.ts'
import { nextPosition } from '../../plans/store/progress.ts'
import { selectPlan } from '../../plans/store/select-plan.ts'
import { type ChangeTransaction, change, type Refused } from '../../platform/change.ts'
import { realClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { jsonb, storable } from '../../platform/database-values.ts'
import { NotFound } from '../../platform/not-found.ts'
import { selectIndicator } from '../indicators/library.ts'
import { type Measured, type MeasureLink, measureKey } from './measure-link.ts'
import { measureRow } from './measure-rows.ts'
import { measureSchema } from './measure-schema.ts'
import { requirementCalled, requirementsOf } from './rules/requirements.ts'

/** Who and when are taken from the change. Without an id it is a new one and is given one. */
export type MeasureToSave = Omit<MeasureLink, 'id' | 'by' | 'on'> & { id?: string }

export type SavedMeasure = { id: string; revision: number }

/** Why nothing was saved, in a sentence; `now` is the link as it stands, where somebody else was first. */
export type MeasureRefused = { conflict: string; now: MeasureLink | null }

const whats = { confirmed: 'measure linked', declined: 'measure declined', withdrawn: 'measure withdrawn' } as const

/**
 * Saves one link: a new one, the decision on a proposal (under the id it was proposed with), or another decision on one
 * that is stored.
 *
 * @param revision as the form was shown it; 0 for one that nobody had decided yet
 * @throws NotFound for an indicator, recommendation or requirement that there is not
 */
export async function saveMeasure(
  db: Database,
  by: PlanChange,
  link: MeasureToSave,
  revision: number,
): Promise<SavedMeasure | MeasureRefused> {
  return change(db, { ...by, what: whats[link.state], subject: link.id ?? null }, async (transaction) => {
    const { plan, revisions } = await selectPlan(transaction, by.authority, by.plan)
    const before = link.id === undefined ? undefined : plan.measures?.find(({ id }) => id === link.id)
    const at = link.id === undefined ? 0 : (revisions.measures[link.id] ?? 0)
    if (at !== revision) return refused(changedMeanwhile, before ?? null)
    const on = (by.clock ?? realClock).today()
    const named = { ...link, id: link.id ?? freeId(plan), to: checked(plan, link.to), by: by.who, on }
    const after = measureSchema.parse(storable(named))
    const why = whyNot(plan, after)
    if (why !== null) return refused(why, null)
    await writeMeasure(transaction, by, after, at)
    return { result: { id: after.id, revision: at + 1 }, subject: after.id, before: before ?? null, after }
  })
}

const changedMeanwhile =
  'Somebody else decided this while you were looking at it. Nothing was saved; the page shows how it stands now.'

const refused = (conflict: string, now: MeasureLink | null): Refused<MeasureRefused> => ({ refused: { conflict, now } })

/** @throws NotFound; a requirement is kept under its code as the document prints it */
function checked(plan: Plan, { kind, id }: Measured): Measured {
  if (kind === 'requirement') {
    const requirement = requirementCalled(requirementsOf(plan), id)
    if (requirement === undefined) throw new NotFound(`The plan has no requirement ${id}.`)
    return { kind, id: requirement.code }
  }
  if (!plan.recommendations.some((one) => one.id === id)) throw new NotFound(`The plan has no recommendation ${id}.`)
  return { kind, id }
}

/** @throws NotFound for an indicator that there is not */
function whyNot({ measures = [] }: Plan, link: MeasureLink): string | null {
  const indicator = selectIndicator(link.indicator)
  if (!indicator.bases.includes(link.base))
    return `“${indicator.title}” is not counted by ${link.base}. Choose another way.`
  if (link.state !== 'confirmed') return null
  const same = measures.some(
    (one) => one.id !== link.id && one.state === 'confirmed' && measureKey(one) === measureKey(link),
  )
  return same ? 'This indicator is linked here already, on the same base.' : null
}

/** `m1`, `m2`, …: the first that is free. */
function freeId({ measures = [] }: Plan): string {
  const taken = new Set(measures.map(({ id }) => id))
  let number = 1
  while (taken.has(`m${number}`)) number += 1
  return `m${number}`
}

async function writeMeasure(
  transaction: ChangeTransaction,
  by: PlanChange,
  link: MeasureLink,
  revision: number,
): Promise<void> {
  if (revision === 0) {
    const position = await nextPosition(transaction, by, 'measure_link')
    await insertRows(transaction, by, 'measure_link', [measureRow(link, position)])
    return
  }
  const { rest } = measureRow(link, 0)
  await sql`update measure_link set revision = revision + 1, indicator = ${link.indicator}, to_kind = ${link.to.kind},
      to_id = ${link.to.id}, base = ${link.base}, state = ${link.state}, words = ${link.words}, "by" = ${link.by},
      "on" = ${link.on}, rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${link.id}`.execute(transaction)
}
