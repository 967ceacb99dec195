/** Two extracts of one authority held against each other, both in memory: what was reported, and the re-run after cleaning. */
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { queries } from '../figures/compute.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import { monthsLater } from '../rules/periods.ts'
import { addUp, type CaseChange, explain, type Variance } from './rules/explain.ts'

/** Of the authority, by indicator and month. */
type Monthly = ReadonlyMap<string, { numerator: number; denominator: number | null }>

const keyOf = (indicator: string, month: string) => `${indicator}\n${month}`

/** The authority's figures of an extract. */
export const monthlyOf = ({ figures }: ComputedExtract): Monthly =>
  new Map(
    figures
      .filter(({ unit, breakdown }) => unit === '' && breakdown === '')
      .map(({ indicator, period, numerator, denominator }) => [keyOf(indicator, period), { numerator, denominator }]),
  )

/** Null where the extract has no figure of it in that month. */
export const countedIn = (monthly: Monthly, indicator: string, month: string) =>
  monthly.get(keyOf(indicator, month)) ?? null

export type ComparedExtracts = { from: string; to: string; changes: CaseChange[]; variances: Variance[] }

/**
 * The months that both know, for every indicator that both count case by case.
 * @param indicator code of the only one to look at
 */
export function compareExtracts(before: ComputedExtract, after: ComputedExtract, indicator?: string): ComparedExtracts {
  const rowsOf = ({ rows = [] }: ComputedExtract) =>
    indicator === undefined ? rows : rows.filter((row) => row.indicator === indicator)
  const from = [before.from, after.from].toSorted().at(-1) ?? before.from
  const to = [before.to, after.to].toSorted()[0] ?? before.to
  const isKnown = knownToBoth(before, after, from)
  const changes = explain(rowsOf(before), rowsOf(after), {
    ...{ from, to },
    openBefore: new Set((before.open ?? []).map(({ reference }) => reference)),
    isSnapshot: (code) => selectOptionalIndicator(code)?.bases.includes('snapshot') ?? false,
  }).filter((one) => isKnown(one.indicator, one.month))
  const variances = addUp(changes).toSorted(
    (a, b) => a.indicator.localeCompare(b.indicator) || (a.month < b.month ? -1 : a.month > b.month ? 1 : 0),
  )
  return { from, to, changes, variances }
}

/**
 * Whether both have a figure of it. An indicator of which one of them holds no case at all is nought in its months; one that
 * looks back is whole only so many months after the first that both know.
 */
function knownToBoth(before: ComputedExtract, after: ComputedExtract, from: string) {
  const [old, now] = [monthlyOf(before), monthlyOf(after)]
  const codesOf = ({ figures }: ComputedExtract) => new Set(figures.map((figure) => figure.indicator))
  const [oldCodes, nowCodes] = [codesOf(before), codesOf(after)]
  return (indicator: string, month: string) => {
    const [was, is] = [old.has(keyOf(indicator, month)), now.has(keyOf(indicator, month))]
    const whole = month >= monthsLater(from, queries[indicator]?.lookBack ?? 0)
    return whole && (was || is) && (was || !oldCodes.has(indicator)) && (is || !nowCodes.has(indicator))
  }
}
