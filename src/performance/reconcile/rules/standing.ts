/** How near a team's spreadsheet is to being needed no more. Pure. */
import { type ReconcileCounts, rowFateNames } from './reconcile.ts'

export type Agreement = {
  /** In per cent of all rows. */
  share: number
  /** How many rounds in a row. */
  times: number
}

export type Round = { round: number; cut: string; counts: ReconcileCounts }

/** All rows that were looked at, on either side. */
export const rowsIn = ({ fates }: ReconcileCounts): number => rowFateNames.reduce((sum, fate) => sum + fates[fate], 0)

/** In per cent; null where there was nothing to look at. */
export function shareAgreed(counts: ReconcileCounts): number | null {
  const rows = rowsIn(counts)
  return rows === 0 ? null : (100 * counts.fates.agrees) / rows
}

export const agrees = (counts: ReconcileCounts, { share }: Pick<Agreement, 'share'>): boolean => {
  const reached = shareAgreed(counts)
  return reached !== null && reached >= share
}

export type Standing = {
  /** Rounds that agree, counted back from the newest. */
  inARow: number
  /** Often enough. */
  done: boolean
}

/**
 * Of two rounds against extracts of one day only the later one counts: the same files twice prove nothing new.
 * @param rounds in any order
 */
export function standingOf(rounds: readonly Round[], agreement: Agreement): Standing {
  const newest = rounds.toSorted((a, b) => b.round - a.round)
  const byCut = [...new Map(newest.toReversed().map((one) => [one.cut, one])).values()]
  const inOrder = byCut.toSorted((a, b) => b.round - a.round)
  const failed = inOrder.findIndex(({ counts }) => !agrees(counts, agreement))
  const inARow = failed < 0 ? inOrder.length : failed
  return { inARow, done: inARow >= agreement.times }
}
