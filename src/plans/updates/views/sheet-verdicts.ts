/** What the rows of a sheet would change, judged against what is there now. */
import type { Action } from '../../plan.ts'
import { type FieldChange, judgeRow, refusalInWords, touchedFields } from '../rules/row.ts'
import type { Said } from '../rules/said.ts'
import type { ReadSheet, SheetRow } from '../sheets/read-sheet.ts'
import { actionOfRow, type OpenPlans, rowNow } from './rows-now.ts'

/** `said`: only the fields that change, as they were typed. */
export type SheetChange = { row: SheetRow; action: Action; fields: readonly FieldChange[]; said: Said }
export type SheetRefusal = { at: number; plan: string; action: Action | undefined; why: string }
export type SheetVerdicts = { changes: SheetChange[]; refused: SheetRefusal[]; untouched: number }

export function judgeSheet({ rows, unusable }: ReadSheet, plans: OpenPlans, by: string): SheetVerdicts {
  const verdicts: SheetVerdicts = { changes: [], refused: [], untouched: 0 }
  for (const { at, why } of unusable) verdicts.refused.push({ at, plan: '', action: undefined, why })
  for (const row of rows) {
    const known = rowNow(plans, row, by)
    const verdict = judgeRow(row, known)
    const action = actionOfRow(plans, row)
    if (verdict.kind === 'no change') verdicts.untouched += 1
    else if (verdict.kind === 'change' && known !== undefined && action !== undefined) {
      verdicts.changes.push({ row, action, fields: verdict.changes, said: touchedFields(row.said, known.stood) })
    } else if (verdict.kind === 'refused') {
      verdicts.refused.push({ at: row.at, plan: row.plan, action, why: refusalInWords(verdict.refusal) })
    }
  }
  verdicts.refused.sort((a, b) => a.at - b.at)
  return verdicts
}
