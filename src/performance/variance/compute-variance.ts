/** The difference between two extracts as it is kept, and the cases behind it as they are handed over once. */
import type { ComputedExtract } from '../extracts/compute-extract.ts'
import { csvCell } from '../figures/series-csv.ts'
import { compareExtracts, countedIn, monthlyOf } from './compare-extracts.ts'
import { type CaseChange, causes } from './rules/explain.ts'
import type { ComputedVariance, VarianceTeam } from './variance.ts'

export function computeVariance(
  before: ComputedExtract,
  after: ComputedExtract,
): { variance: ComputedVariance; changes: CaseChange[] } {
  const { from, to, changes, variances } = compareExtracts(before, after)
  const [old, now] = [monthlyOf(before), monthlyOf(after)]
  const groups = Map.groupBy(variances, ({ indicator, month }) => JSON.stringify([indicator, month]))
  const months = [...groups.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { indicator, month } = first
    const told = own.map(({ cause, cases, numerator, denominator }) => ({ cause, cases, numerator, denominator }))
    return [
      {
        ...{ indicator, month },
        was: countedIn(old, indicator, month),
        now: countedIn(now, indicator, month),
        causes: told.toSorted((a, b) => b.cases - a.cases),
      },
    ]
  })
  const indicators = new Set([...(before.rows ?? []), ...(after.rows ?? [])].map(({ indicator }) => indicator)).size
  const teams = countTeams(changes, new Set(after.units.map(({ id }) => id)))
  return { variance: { from, to, indicators, months, teams }, changes }
}

/** Only teams that the extract lists are named, so that no other word of a row can be kept. */
function countTeams(changes: readonly CaseChange[], listed: ReadonlySet<string>): VarianceTeam[] {
  const teamOf = ({ team }: CaseChange) => (listed.has(team) ? team : '')
  const groups = Map.groupBy(changes, (one) => JSON.stringify([one.indicator, teamOf(one), one.cause]))
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [{ indicator: first.indicator, team: teamOf(first), cause: first.cause, cases: own.length }]
  })
}

const head = ['Indicator', 'Month', 'Cause', 'What it means', 'Reference', 'Team', 'Before', 'After']

/** The cases under the case system's own reference. Handed over, and never kept. */
export function changesCsv(changes: readonly CaseChange[]): string {
  const rows = changes.map((one) => [
    ...[one.indicator, one.month, one.cause, causes[one.cause], one.reference, one.team, one.before, one.after],
    ...[one.numerator, one.denominator],
  ])
  const lines = [[...head, 'In numerator', 'In denominator'], ...rows]
  return `\ufeff${lines.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
