/** Saving a risk: a new one, or another state of one that is there. */
import { sql } from 'kysely'
import { type ChangeKind, type ChangeTransaction, change } from '../../../platform/change.ts'
import type { Database } from '../../../platform/database.ts'
import { jsonb, storable } from '../../../platform/database-values.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { hasPart } from '../../links/parts.ts'
import { structureOf } from '../../rules/structure.ts'
import { insertRows } from '../../store/insert-plan.ts'
import type { PlanChange } from '../../store/plan-change.ts'
import { nextPosition } from '../../store/progress.ts'
import { selectPlan } from '../../store/select-plan.ts'
import type { Risk } from '../risk.ts'
import { riskRow } from '../risk-rows.ts'
import { riskSchema } from '../risk-schema.ts'

/** Without an id it is a new one. */
export type RiskToSave = Omit<Risk, 'id'> & { id?: string }

export type RiskChange = Extract<ChangeKind, `risk ${string}`>

export type SavedRisk = { id: string; revision: number }

/** Somebody else was first; `now` is the risk as they left it. */
export type RiskConflict = { conflict: string; now: Risk }

const changedMeanwhile =
  'Somebody else changed this while you were looking at it. Nothing was saved. Both are shown below: what is stored now, and what you wrote.'

/**
 * @param revision as the form was shown it; 0 for a new one
 * @throws NotFound for a risk or a part that the plan does not have
 */
export async function saveRisk(
  db: Database,
  by: PlanChange,
  what: RiskChange,
  risk: RiskToSave,
  revision: number,
): Promise<SavedRisk | RiskConflict> {
  return change<SavedRisk, RiskConflict>(db, { ...by, what, subject: risk.id ?? null }, async (transaction) => {
    const { plan, revisions } = await selectPlan(transaction, by.authority, by.plan)
    const risks = plan.risks ?? []
    const before = risk.id === undefined ? undefined : risks.find(({ id }) => id === risk.id)
    if (risk.id !== undefined && before === undefined) throw new NotFound('The plan has no such risk.')
    const at = risk.id === undefined ? 0 : (revisions.risks[risk.id] ?? 0)
    if (before !== undefined && at !== revision) return { refused: { conflict: changedMeanwhile, now: before } }
    const after = riskSchema.parse(storable({ ...risk, id: risk.id ?? freeId(risks) }))
    const lost = after.threatens.find((part) => !hasPart(structureOf(plan), part))
    if (lost) throw new NotFound(`The plan has no ${lost.kind} ${lost.id}.`)
    await writeRisk(transaction, by, after, before !== undefined)
    return { result: { id: after.id, revision: at + 1 }, subject: after.id, before: before ?? null, after }
  })
}

/** `k1`, `k2`, …: the first that is free. */
function freeId(risks: readonly Risk[]): string {
  const taken = new Set(risks.map(({ id }) => id))
  let number = 1
  while (taken.has(`k${number}`)) number += 1
  return `k${number}`
}

async function writeRisk(transaction: ChangeTransaction, by: PlanChange, risk: Risk, there: boolean): Promise<void> {
  if (!there) {
    await insertRows(transaction, by, 'risk', [riskRow(risk, await nextPosition(transaction, by, 'risk'))])
    return
  }
  const { rest } = riskRow(risk, 0)
  await sql`update risk set revision = revision + 1, kind = ${risk.kind}, status = ${risk.status}, title = ${risk.title},
      category = ${risk.category}, owner = ${risk.owner}, likelihood = ${risk.likelihood}, impact = ${risk.impact},
      opened_on = ${risk.openedOn}, rest = ${jsonb(rest)}
    where authority = ${by.authority} and plan = ${by.plan} and id = ${risk.id}`.execute(transaction)
}
