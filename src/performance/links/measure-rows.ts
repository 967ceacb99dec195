/** A link of an indicator as a row of its table, and back. */
import type { MeasureLink } from './measure-link.ts'

type Row = Record<string, unknown>

export function measureRow(
  { id, indicator, to, base, state, words, by, on, ...rest }: MeasureLink,
  position: number,
): Row {
  return { id, position, indicator, to_kind: to.kind, to_id: to.id, base, state, words, by, on, rest }
}

/** @param row its own columns and what was in `rest`, without the store's; the plan's schema checks the result */
export function measureOfRow({ to_kind, to_id, ...own }: Row): Row {
  return { ...own, to: { kind: to_kind, id: to_id } }
}
