/** Saving many rows at once: the good ones in one transaction, the others handed back with their reasons. */
import type { Asked } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { judgeRow, type Refusal, type Row } from '../rules/row.ts'
import { type Saying, saveUpdates } from '../store/save-updates.ts'
import { type OpenPlans, openPlans, rowNow } from './rows-now.ts'

export type RefusedRow = { row: Row; refusal: Refusal }
export type RowsSaved = { saved: number; untouched: number; refused: RefusedRow[] }

const keyOf = (plan: string, action: string) => JSON.stringify([plan, action])

/** Which rows say something that can be saved, and which cannot; an action that two rows change is taken from neither. */
export function sortRows(plans: OpenPlans, rows: readonly Row[], by: string) {
  const sayings: Saying[] = []
  const refused: RefusedRow[] = []
  let untouched = 0
  for (const row of rows) {
    const verdict = judgeRow(row, rowNow(plans, row, by))
    if (verdict.kind === 'no change') untouched += 1
    else if (verdict.kind === 'refused') refused.push({ row, refusal: verdict.refusal })
    else sayings.push({ plan: row.plan, seen: row.seen, update: verdict.update })
  }
  return { sayings, refused, untouched }
}

/** Judges every row against what is there now, and saves those that can be. */
export async function saveRows(asked: Asked, rows: readonly Row[]): Promise<RowsSaved> {
  const { services, who } = asked
  const plans = await openPlans(
    asked,
    rows.map(({ plan }) => plan),
  )
  const { sayings, refused, untouched } = sortRows(plans, rows, who.name)
  if (sayings.length === 0) return { saved: 0, untouched, refused }
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const outcome = await saveUpdates(services.db, by, sayings)
  const byKey = new Map(rows.map((row) => [keyOf(row.plan, row.action), row]))
  const back = (saying: Saying, refusal: Refusal): RefusedRow[] => {
    const row = byKey.get(keyOf(saying.plan, saying.update.action))
    return row === undefined ? [] : [{ row, refusal }]
  }
  const late = outcome.late.flatMap((saying) => back(saying, { why: 'late', theirs: saying.theirs }))
  const gone = outcome.gone.flatMap((saying) => back(saying, { why: 'unknown' }))
  return { saved: outcome.saved.length, untouched, refused: [...refused, ...late, ...gone] }
}
