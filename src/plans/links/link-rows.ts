/** A link as a row of its table, and back. */
import type { Link } from './link.ts'

type Row = Record<string, unknown>

export function linkRow({ id, from, to, kind, state, words, by, on, ...rest }: Link, position: number): Row {
  const ends = { from_kind: from.kind, from_id: from.id, to_kind: to?.kind ?? null, to_id: to?.id ?? null }
  return { id, position, ...ends, kind, state, words, by, on, rest }
}

/** @param row its own columns and what was in `rest`, without the store's; the plan's schema checks the result */
export function linkOfRow({ from_kind, from_id, to_kind, to_id, ...own }: Row): Row {
  const to = to_kind === null || to_kind === undefined ? null : { kind: to_kind, id: to_id }
  return { ...own, from: { kind: from_kind, id: from_id }, to }
}
