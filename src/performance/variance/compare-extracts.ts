/** Two extracts of one authority held against each other, both in memory: what was reported, and the re-run after cleaning. */
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { addUp, type CaseChange, explain, type Variance } from './rules/explain.ts'

/**
 * The months that both know, for every indicator that both count case by case.
 * @param indicator code of the only one to look at
 */
export function compareExtracts(
  before: ComputedExtract,
  after: ComputedExtract,
  indicator?: string,
): { changes: CaseChange[]; variances: Variance[] } {
  const rowsOf = ({ rows = [] }: ComputedExtract) =>
    indicator === undefined ? rows : rows.filter((row) => row.indicator === indicator)
  const changes = explain(rowsOf(before), rowsOf(after), {
    from: [before.from, after.from].toSorted().at(-1) ?? before.from,
    to: [before.to, after.to].toSorted()[0] ?? before.to,
    openBefore: new Set((before.open ?? []).map(({ reference }) => reference)),
    isSnapshot: (code) => selectOptionalIndicator(code)?.bases.includes('snapshot') ?? false,
  })
  const variances = addUp(changes).toSorted(
    (a, b) => a.indicator.localeCompare(b.indicator) || (a.month < b.month ? -1 : a.month > b.month ? 1 : 0),
  )
  return { changes, variances }
}
