/** A risk as a row of its table, and back. */
import type { Risk } from './risk.ts'

type Row = Record<string, unknown>

export function riskRow(risk: Risk, position: number): Row {
  const { id, kind, status, title, category, owner, likelihood, impact, openedOn, ...rest } = risk
  return { id, position, kind, status, title, category, owner, likelihood, impact, opened_on: openedOn, rest }
}

/** @param row its own columns and what was in `rest`, without the store's; the plan's schema checks the result */
export function riskOfRow({ opened_on, ...own }: Row): Row {
  return { ...own, openedOn: opened_on }
}
